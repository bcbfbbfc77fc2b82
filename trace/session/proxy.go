package session

import (
	"encoding/binary"
	"fmt"
	"net"
	"net/netip"

	"mailproto/trace"
)

// Proxy is the header of HAProxy's PROXY protocol, by which a load balancer tells a
// server who its client is: who connects, and to what. What is not given is taken
// from the connection itself.
type Proxy struct {
	Version      int // 1, a line of text, or 2, octets
	Source, Dest netip.AddrPort
}

// preamble sends the PROXY header, before TLS and before the greeting: the server
// speaks only when it knows with whom.
func (s *session) preamble() error {
	p := s.cfg.Proxy
	if p == nil {
		return nil
	}
	if err := s.pause(); err != nil {
		return err
	}
	source, dest := p.ends(s.nc)
	if p.Version == 1 {
		cmd := trace.Command{Verb: "PROXY", Args: p.words(source, dest)}
		return wireError(s.c.SendPreamble([]byte(cmd.String()+"\r\n"), cmd))
	}
	cmd := trace.Command{Verb: "PROXY", Args: "v2 " + p.words(source, dest)}
	return wireError(s.c.SendPreamble(p.octets(source, dest), cmd))
}

// unproxied is what the first command came to: a server that has refused the header
// takes it for a command, so that its replies say nothing about this one.
func (s *session) unproxied(err error) error {
	if r := s.c.PreambleRefused(); r != nil {
		return &Error{At: FailPreamble, Reply: r}
	}
	return err
}

// ends are the two ends that the header names, in one family of addresses; both are
// invalid where there is nothing to name, as on a UNIX socket.
func (p *Proxy) ends(nc net.Conn) (source, dest netip.AddrPort) {
	source, dest = p.Source, p.Dest
	if !source.IsValid() {
		source = addrPort(nc.LocalAddr())
	}
	if !dest.IsValid() {
		dest = addrPort(nc.RemoteAddr())
	}
	if !source.IsValid() || !dest.IsValid() {
		return netip.AddrPort{}, netip.AddrPort{}
	}
	if source.Addr().Is4() != dest.Addr().Is4() {
		return mapped(source), mapped(dest)
	}
	return source, dest
}

func addrPort(a net.Addr) netip.AddrPort {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return netip.AddrPort{}
	}
	ap := tcp.AddrPort()
	return netip.AddrPortFrom(ap.Addr().Unmap().WithZone(""), ap.Port())
}

// mapped is an IPv4 address in the form of IPv6, for a header knows one family.
func mapped(a netip.AddrPort) netip.AddrPort {
	return netip.AddrPortFrom(netip.AddrFrom16(a.Addr().As16()), a.Port())
}

// words are the header as version 1 writes it.
func (p *Proxy) words(source, dest netip.AddrPort) string {
	if !source.IsValid() {
		return "UNKNOWN"
	}
	family := "TCP6"
	if source.Addr().Is4() {
		family = "TCP4"
	}
	return fmt.Sprintf("%s %s %s %d %d", family, source.Addr(), dest.Addr(), source.Port(), dest.Port())
}

// octets are the header as version 2 writes it: a signature that no mail protocol
// takes for a command, the version with PROXY or LOCAL, the family with TCP, and the
// length of what follows.
func (p *Proxy) octets(source, dest netip.AddrPort) []byte {
	b := []byte("\r\n\r\n\x00\r\nQUIT\n")
	if !source.IsValid() {
		return append(b, 0x20, 0x00, 0, 0) // LOCAL: the connection is the balancer's own
	}
	family := byte(0x21)
	if source.Addr().Is4() {
		family = 0x11
	}
	ends := append(source.Addr().AsSlice(), dest.Addr().AsSlice()...)
	ends = binary.BigEndian.AppendUint16(ends, source.Port())
	ends = binary.BigEndian.AppendUint16(ends, dest.Port())
	b = binary.BigEndian.AppendUint16(append(b, 0x21, family), uint16(len(ends)))
	return append(b, ends...)
}
