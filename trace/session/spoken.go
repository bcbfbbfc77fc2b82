package session

import (
	"strings"

	"mailproto/trace"
)

// Spoken recognises by the first line of a server what it speaks: SMTP or POP3, and
// also some protocols that this package does not speak, whose proto is empty. name
// is empty for what is not recognised.
func Spoken(line string) (name string, proto trace.Proto) {
	for _, k := range []struct {
		prefix, name string
		proto        trace.Proto
	}{
		{"+OK", "POP3", trace.POP3}, {"-ERR", "POP3", trace.POP3},
		{"220", "SMTP", trace.SMTP}, {"554", "SMTP", trace.SMTP}, {"421", "SMTP", trace.SMTP},
		{"* OK", "IMAP", ""}, {"* BYE", "IMAP", ""}, {"* PREAUTH", "IMAP", ""},
		{"HTTP/", "HTTP", ""}, {"SSH-", "SSH", ""},
		{`\x15\x03`, "TLS", ""}, {`\x16\x03`, "TLS", ""},
	} {
		if strings.HasPrefix(line, k.prefix) {
			return k.name, k.proto
		}
	}
	return "", ""
}

// foreignTo knows the first line of a server that speaks something other than p.
func foreignTo(p trace.Proto) func(line string) bool {
	return func(line string) bool {
		other, q := Spoken(line)
		return other != "" && q != p
	}
}
