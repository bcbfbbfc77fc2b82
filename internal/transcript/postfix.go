package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newPostfix reads a log of Postfix in which its SMTP client (smtp) or server
// (smtpd) is verbose, through -v or debug_peer_list:
//
//	Nov 23 09:32:31 mail postfix/smtp[24019]: > 127.0.0.1[127.0.0.1]:25: QUIT
//
// The client writes ">" before what it sends, the server before what it answers.
// Each process is a connection of its own.
func newPostfix(p *parser) func([]byte) {
	p.hidesBody = true
	s := &postfix{parser: p}
	p.proto = trace.SMTP
	p.cur.proto = trace.SMTP
	return s.line
}

type postfix struct{ *parser }

func (s *postfix) line(line []byte) {
	program, pid, said, ok := syslog(line)
	if !ok || program != "smtp" && program != "smtpd" && program != "lmtp" {
		s.text(line, ok || blank(line) || prompt(line))
		return
	}
	s.stamp(line)
	data, mark := spoken(said)
	if mark == 0 {
		s.note(program, pid, said)
		s.text(line, true)
		return
	}
	s.on(pid)
	s.serverSide = program == "smtpd"
	if (mark == '>') != s.serverSide {
		s.client(data)
	} else {
		s.server(data)
	}
}

// syslog takes a line of a log apart. program is the last part of a name such as
// postfix/submission/smtpd.
func syslog(line []byte) (program, pid string, said []byte, ok bool) {
	i := bytes.IndexByte(line, '[')
	if i < 0 {
		return "", "", nil, false
	}
	j := bytes.Index(line[i:], []byte("]: "))
	if j < 0 || j > 12 {
		return "", "", nil, false
	}
	name := line[:i]
	name = name[bytes.LastIndexAny(name, " /")+1:]
	return string(name), string(line[i+1 : i+j]), line[i+j+3:], true
}

// spoken recognises "> host[address]:25: text". mark is 0 if it is none.
func spoken(said []byte) (data []byte, mark byte) {
	if len(said) < 4 || said[0] != '<' && said[0] != '>' || said[1] != ' ' {
		return nil, 0
	}
	i := bytes.IndexByte(said, ']')
	if i < 0 {
		return nil, 0
	}
	rest := said[i+1:]
	j := bytes.Index(rest, []byte(": "))
	if j < 0 || j > 6 {
		if string(bytes.TrimRight(rest, " ")) == ":" { // an empty line
			return nil, said[0]
		}
		return nil, 0
	}
	return rest[j+2:], said[0]
}

// stamp takes the time of a line: "Nov 23 09:32:31 …" or "2026-11-23T09:32:31…".
func (s *postfix) stamp(line []byte) {
	for _, at := range []int{7, 11} {
		if len(line) > at+8 && line[at+2] == ':' && digit(line[at]) {
			s.clock(line[at:])
			return
		}
	}
}

// note reads what the program says about the connection.
func (s *postfix) note(program, pid string, said []byte) {
	text := string(said)
	switch {
	case program == "smtpd" && strings.HasPrefix(text, "connect from "):
		s.on(pid)
		s.serverSide = true
		s.connect(strings.TrimPrefix(text, "connect from "))
	case program != "smtpd" && strings.HasPrefix(text, "smtp_connect_addr: trying: "):
		s.on(pid)
		words := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(text, "smtp_connect_addr: trying: "), "..."))
		if len(words) == 3 {
			host, _, _ := strings.Cut(words[0], "[")
			s.connect(host + ":" + words[2])
		}
	case program == "smtpd" && strings.HasPrefix(text, "disconnect from "):
		s.on(pid)
		s.serverSide = true
		s.close(trace.Client)
	case strings.Contains(text, " TLS connection established "):
		s.on(pid)
		s.tls(text)
	case strings.HasPrefix(text, "SSL_accept error "), strings.HasPrefix(text, "SSL_connect error "):
		s.on(pid)
		s.failed(text)
	}
}

// tls reads "Trusted TLS connection established to host[address]:25: TLSv1.3 with
// cipher NAME (256/256 bits) …". Of the words with which it may begin only
// "Verified" means that chain and name were found good.
func (s *postfix) tls(text string) {
	info := s.handshake()
	if info == nil {
		return
	}
	trust, rest, _ := strings.Cut(text, " TLS connection established ")
	info.Verified = trust == "Verified"
	if !info.Verified {
		info.Reason = trust
	}
	if _, after, ok := strings.Cut(rest, ": TLS"); ok {
		version, after, _ := strings.Cut("TLS"+after, " with cipher ")
		info.Version = tlsVersion(version)
		info.Cipher, _, _ = strings.Cut(after, " ")
	}
	s.settle()
}
