package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newFetchmail reads the output of fetchmail -v: two sessions at a time, one with
// the server that holds the mail ("fetchmail: POP3> STAT") and one with the server
// that it is handed on to ("fetchmail: SMTP< 250 …"). Messages are not shown.
func newFetchmail(p *parser) func([]byte) {
	p.hidesBody = true
	f := &fetchmail{parser: p}
	return f.line
}

type fetchmail struct {
	*parser
	addr   string // of the last connection
	broken bool   // a check of the certificate went wrong
}

func (f *fetchmail) line(line []byte) {
	said, ours := bytes.CutPrefix(line, []byte("fetchmail: "))
	if !ours {
		f.note(string(line))
		f.text(line, fetchmailSays(line))
		return
	}
	i := bytes.IndexAny(said[:min(len(said), 8)], "<>")
	if i < 4 {
		f.tls(string(said))
		f.text(line, true)
		return
	}
	var proto trace.Proto
	switch name := string(said[:i]); name {
	case "POP3", "APOP", "KPOP":
		proto = trace.POP3
	case "SMTP", "ESMTP", "LMTP":
		proto = trace.SMTP
	case "IMAP":
		f.stop(name)
		return
	default:
		f.text(line, true)
		return
	}
	f.speaks(proto, said[i] == '>', said[i+1:])
}

func (f *fetchmail) speaks(proto trace.Proto, client bool, said []byte) {
	f.on(string(proto))
	said = bytes.TrimPrefix(said, []byte(" "))
	if f.addr != "" && !client && (!f.cur.replied || f.cur.over) && !f.cur.reply.open() {
		f.connect(f.addr)
		f.addr = ""
	}
	f.cur.proto = proto
	switch {
	case client && string(said) == ". (EOM)":
		f.client([]byte("."))
	case client:
		f.client(said)
	default:
		f.server(said)
	}
}

// note reads where fetchmail connects to.
func (f *fetchmail) note(said string) {
	rest, ok := strings.CutPrefix(said, "Trying to connect to ")
	if !ok || !strings.HasSuffix(rest, "...connected.") {
		return
	}
	f.addr = strings.TrimSuffix(rest, "...connected.")
	if i := strings.LastIndexByte(f.addr, '/'); i >= 0 {
		f.addr = f.addr[:i] + ":" + f.addr[i+1:]
	}
	f.broken = false
}

// tls reads what fetchmail says about a handshake: only where it fetches mail does
// it use TLS. The certificate's lines come before the version's.
func (f *fetchmail) tls(said string) {
	switch {
	case strings.Contains(said, "poll started"):
		f.on(string(trace.POP3))
		f.fresh()
		return
	case strings.HasPrefix(said, "SSL verify callback"):
		f.broken = f.broken || strings.Contains(said, "verify_ok == 0")
		return
	case strings.HasPrefix(said, "Server certificate verification error"), strings.HasPrefix(said, "SSL connection failed"),
		strings.HasPrefix(said, "Server CommonName mismatch"), strings.Contains(said, "upgrade to TLS failed"):
		f.on(string(trace.POP3))
		f.broken = true
		if strings.HasPrefix(said, "SSL connection failed") || strings.Contains(said, "failed") {
			f.failed(said)
		}
		return
	}
	key, value, ok := strings.Cut(said, ": ")
	if !ok {
		return
	}
	switch key {
	case "Issuer CommonName", "Subject CommonName", "Subject Alternative Name", "SSL/TLS":
		f.on(string(trace.POP3))
		if f.addr != "" && (!f.cur.replied || f.cur.over) {
			f.connect(f.addr) // TLS from the first octet
			f.addr, f.cur.proto = "", trace.POP3
		}
		if info := f.handshake(); info != nil {
			f.certificate(info, key, value)
		}
	}
}

func (f *fetchmail) certificate(info *trace.TLSInfo, key, value string) {
	switch key {
	case "Issuer CommonName": // of each certificate, the server's the last
		info.Issuer, info.Names = value, nil
	case "Subject CommonName":
		info.Names = []string{value}
	case "Subject Alternative Name":
		if len(info.Names) == 0 || info.Names[0] != value {
			info.Names = append(info.Names, value)
		}
	case "SSL/TLS":
		version, rest, _ := strings.Cut(strings.TrimPrefix(value, "using protocol "), ", cipher ")
		info.Version = tlsVersion(version)
		info.Cipher, _, _ = strings.Cut(rest, ",")
		info.Verified = !f.broken
	}
}

// fetchmailSays reports that fetchmail says such things without its name before
// them.
func fetchmailSays(line []byte) bool {
	for _, s := range []string{"Trying to connect to ", "reading message ", "About to rewrite ", "...rewritten version is ",
		"Old UID list ", "New UID list ", "Scratch list ", "Merged UID list ", " <empty>", " not flushed", " flushed",
		" retained", "name ", "skipping message ", "IDLE", "Query status="} {
		if bytes.HasPrefix(line, []byte(s)) {
			return true
		}
	}
	said := string(line)
	return blank(line) || strings.Contains(said, " messages for ") || strings.Contains(said, " message for ") ||
		strings.HasSuffix(said, "UNSEEN") || strings.HasSuffix(said, "= SEEN") || strings.HasSuffix(said, "= DELETED") ||
		strings.Contains(said, "About to rewrite ") || prompt(line)
}
