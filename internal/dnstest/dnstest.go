// Package dnstest answers DNS questions for tests, on a loopback address of its own.
package dnstest

import (
	"encoding/binary"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"testing"
)

// The types of records that are served (RFC 1035 §3.2.2, RFC 2782, RFC 3596 §2.1).
const (
	typeA     = 1
	typeCNAME = 5
	typeMX    = 15
	typeAAAA  = 28
	typeSRV   = 33
)

// Zone maps a name, without the last dot, to its records: "A 127.0.0.1", "AAAA ::1",
// "CNAME host", "MX 10 host" (host "." is the null MX), "SRV 0 5 587 host", or
// "SERVFAIL". A name that is not in it does not exist.
type Zone map[string][]string

// Serve answers until the test ends, and returns the address, host and port.
func Serve(t testing.TB, zone Zone) string {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		b := make([]byte, 4096)
		for {
			n, from, err := pc.ReadFrom(b)
			if err != nil {
				return
			}
			if answer := zone.answer(b[:n]); answer != nil {
				_, _ = pc.WriteTo(answer, from) // whoever asked may be gone
			}
		}
	}()
	t.Cleanup(func() { _ = pc.Close(); <-done })
	return pc.LocalAddr().String()
}

// answer is the whole answer to a question.
func (z Zone) answer(query []byte) []byte {
	if len(query) < 12 {
		return nil
	}
	name, rest, ok := question(query[12:])
	if !ok || len(rest) < 4 {
		return nil
	}
	asked := query[12 : len(query)-len(rest)+4]
	kind := binary.BigEndian.Uint16(rest)
	records, code := z.find(name, kind)
	b := append([]byte{}, query[:2]...)
	b = append(b, 0x85, 0x80|code, 0, 1) // an authoritative answer to one question
	b = binary.BigEndian.AppendUint16(b, uint16(len(records)))
	b = append(b, 0, 0, 0, 0)
	b = append(b, asked...)
	for _, r := range records {
		b = append(b, r...)
	}
	return b
}

// question reads a name.
func question(b []byte) (name string, rest []byte, ok bool) {
	var labels []string
	for len(b) > 0 {
		n := int(b[0])
		if b = b[1:]; n == 0 {
			return strings.ToLower(strings.Join(labels, ".")), b, true
		}
		if n > 63 || n > len(b) {
			break
		}
		labels, b = append(labels, string(b[:n])), b[n:]
	}
	return "", nil, false
}

// find returns the records of a name, with those that an alias leads to, and the
// response code.
func (z Zone) find(name string, kind uint16) (records [][]byte, code byte) {
	asked := name
	for range 8 { // aliases
		all, ok := z[name]
		if !ok {
			return records, 3 // NXDOMAIN
		}
		alias := ""
		for _, r := range all {
			typ, rest, _ := strings.Cut(r, " ")
			if typ == "SERVFAIL" {
				return nil, 2
			}
			k, data := encode(typ, rest)
			switch {
			case k == kind, k == typeCNAME:
				records = append(records, record(name, asked, k, data))
			}
			if k == typeCNAME {
				alias = rest
			}
		}
		if alias == "" {
			return records, 0
		}
		name = alias
	}
	return records, 0
}

// record writes a record. The name that was asked for stands in the question
// already, behind the twelve octets of the header, and is only pointed at.
func record(name, asked string, kind uint16, data []byte) []byte {
	b := []byte{0xc0, 12}
	if name != asked {
		b = encodeName(name)
	}
	b = binary.BigEndian.AppendUint16(b, kind)
	b = append(b, 0, 1, 0, 0, 0, 60) // IN, a minute
	b = binary.BigEndian.AppendUint16(b, uint16(len(data)))
	return append(b, data...)
}

// encode writes the data of a record.
func encode(typ, rest string) (kind uint16, data []byte) {
	var a, b, c uint16
	var host string
	switch typ {
	case "A", "AAAA":
		ip := netip.MustParseAddr(rest)
		if ip.Is4() {
			return typeA, ip.AsSlice()
		}
		return typeAAAA, ip.AsSlice()
	case "CNAME":
		return typeCNAME, encodeName(rest)
	case "MX":
		scan(rest, &a, &host)
		return typeMX, append(binary.BigEndian.AppendUint16(nil, a), encodeName(host)...)
	case "SRV":
		scan(rest, &a, &b, &c, &host)
		data = binary.BigEndian.AppendUint16(nil, a)
		data = binary.BigEndian.AppendUint16(data, b)
		data = binary.BigEndian.AppendUint16(data, c)
		return typeSRV, append(data, encodeName(host)...)
	}
	panic("dnstest: " + typ)
}

// scan reads the parts of a record; a test that writes one wrong is to hear of it.
func scan(rest string, parts ...any) {
	if _, err := fmt.Sscan(rest, parts...); err != nil {
		panic(fmt.Sprintf("dnstest: record %q: %v", rest, err))
	}
}

func encodeName(name string) []byte {
	var b []byte
	for label := range strings.SplitSeq(strings.Trim(name, "."), ".") {
		if label != "" {
			b = append(append(b, byte(len(label))), label...)
		}
	}
	return append(b, 0)
}
