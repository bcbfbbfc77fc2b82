package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newCurl reads the output of curl -v: "> " the client, "< " the server, "* " what
// curl says itself, "{ [5 bytes data]" and "} [5 bytes data]" for what it does not
// show. A message that is sent is not shown; one that is fetched, and the lines of
// a list, stand without a mark, their dots undone.
func newCurl(p *parser) func([]byte) {
	p.noDot, p.hidesBody = true, true
	c := &curl{parser: p}
	return c.line
}

type curl struct{ *parser }

func (c *curl) line(line []byte) {
	line = meter(line)
	if b := c.cur.body; b != nil && b.peer == trace.Server && !ending(line) && c.fetched(b, line) {
		return
	}
	switch {
	case bytes.HasPrefix(line, []byte("> ")), string(line) == ">":
		c.client(line[min(2, len(line)):])
	case bytes.HasPrefix(line, []byte("< ")), string(line) == "<":
		c.server(line[min(2, len(line)):])
	case bytes.HasPrefix(line, []byte("* ")):
		c.note(strings.TrimSpace(string(line[2:])))
		c.text(line, true)
	case c.cur.reply.list && !blank(line) && !known(line):
		c.server(line) // of LIST or UIDL
	default:
		c.text(line, known(line))
	}
}

// fetched counts a line of the message that is fetched, and reports whether it was
// one. A message may hold lines with curl's marks: as long as octets are missing of
// those that the server announced, all lines are the message's.
func (c *curl) fetched(b *body, line []byte) bool {
	if b.octets-b.stuffed < b.size || b.size == 0 && !marked(line) {
		b.add(line, c.in.over)
		return true
	}
	return false
}

// marked reports that a line begins with one of curl's marks.
func marked(line []byte) bool {
	return len(line) >= 2 && (line[0] == '>' || line[0] == '<' || line[0] == '*') && line[1] == ' ' || known(line)
}

// ending reports the lines that come in between a message and its announcement.
func ending(line []byte) bool {
	return bytes.HasPrefix(line, []byte("{ [")) || bytes.HasPrefix(line, []byte("} [")) ||
		bytes.HasPrefix(line, []byte("* Connection #")) || bytes.HasPrefix(line, []byte("* Closing connection")) ||
		bytes.HasPrefix(line, []byte("* TLSv1.3 (")) || bytes.Contains(line, []byte("--:--:--"))
}

// known reports that curl says such things without a mark.
func known(line []byte) bool {
	return blank(line) || bytes.HasPrefix(line, []byte("{ [")) || bytes.HasPrefix(line, []byte("} [")) ||
		bytes.HasPrefix(line, []byte("curl: (")) || bytes.Contains(line, []byte("--:--:--")) ||
		bytes.HasPrefix(line, []byte("  % Total")) || bytes.Contains(line, []byte("Dload  Upload")) || prompt(line)
}

// meter takes the progress meter off the beginning of a line: it is drawn over
// again and again, with CR, and other lines follow on its heels.
func meter(line []byte) []byte {
	if i := bytes.LastIndexByte(line, '\r'); i >= 0 && bytes.Contains(line, []byte("--:--:--")) {
		line = line[i+1:]
	}
	i := bytes.LastIndex(line, []byte("--:--:--"))
	if i < 0 {
		return line
	}
	rest := bytes.TrimLeft(line[i+8:], " 0123456789kMG")
	if len(rest) > 2 && (rest[0] == '*' || rest[0] == '<' || rest[0] == '>') && rest[1] == ' ' {
		return rest
	}
	return line
}

// note reads what curl says about the connection.
func (c *curl) note(text string) {
	switch {
	case strings.HasPrefix(text, "Connected to "), strings.HasPrefix(text, "Established connection to "):
		c.connect(curlAddr(text))
	case strings.HasPrefix(text, "Closing connection"), strings.HasPrefix(text, "shutting down connection"):
		c.close(trace.Client)
	default:
		c.tls(text)
	}
}

// curlAddr reads host and port from "Connected to host (address) port 25 (#0)" and
// "Established connection to host (address port 25) from ...".
func curlAddr(text string) string {
	words := strings.Fields(text)
	host, port := "", ""
	for i, w := range words {
		switch {
		case w == "to" && i+1 < len(words) && host == "":
			host = words[i+1]
		case w == "port" && i+1 < len(words) && port == "":
			port = strings.TrimRight(words[i+1], ")")
		}
	}
	if port == "" {
		return host
	}
	return host + ":" + port
}

// tls reads what curl says about a handshake. It checks certificates unless it is
// told not to, and says so.
func (c *curl) tls(text string) {
	rest, ok := strings.CutPrefix(text, "SSL connection using ")
	switch {
	case ok:
		if info := c.handshake(); info != nil {
			info.Version, info.Cipher, _ = strings.Cut(rest, " / ")
			info.Version = tlsVersion(info.Version)
			info.Cipher, _, _ = strings.Cut(info.Cipher, " / ")
		}
		return
	case strings.HasPrefix(text, "SSL certificate problem:"), strings.HasPrefix(text, "SSL: "),
		strings.Contains(text, "wrong version number"), strings.HasPrefix(text, "TLS connect error"),
		strings.HasPrefix(text, "OpenSSL SSL_connect"), strings.HasPrefix(text, "server certificate verification failed"):
		c.failed(text)
		return
	}
	if info := c.cur.shake; info != nil {
		certified(info, text)
	}
}

// certified reads what curl says about the server's certificate.
func certified(info *trace.TLSInfo, text string) {
	key, value, _ := strings.Cut(text, ": ")
	switch {
	case key == "subject" && len(info.Names) == 0:
		info.Names = nonEmpty(commonName(value))
	case key == "issuer":
		info.Issuer = commonName(value)
	case key == "start date":
		info.NotBefore = certTime(value)
	case key == "expire date":
		info.NotAfter = certTime(value)
	case strings.HasPrefix(text, "SSL certificate verify result:"):
		info.Error, info.Reason, info.Insecure = certFault(value), value, true
	case strings.HasPrefix(text, "SSL certificate verify ok"), strings.HasPrefix(text, "SSL certificate verified"),
		strings.HasPrefix(text, "server certificate verification OK"):
		// With --insecure the name is not compared.
		info.Verified = info.ServerName != "" || strings.HasPrefix(text, "server")
	case strings.HasPrefix(text, "subjectAltName: host "), strings.HasPrefix(text, "common name: ") && strings.Contains(text, "(matched)"):
		if q := strings.Split(text, `"`); len(q) > 1 {
			info.ServerName = q[1]
		} else {
			info.ServerName = strings.TrimSuffix(value, " (matched)")
		}
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
