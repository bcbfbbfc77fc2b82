package transcript

import (
	"bytes"
	"strings"

	"mailproto/trace"
)

// newOpenSSL reads what stands on a terminal after openssl s_client or telnet: what
// the program says of the connection, then the dialogue without marks. Who speaks
// follows from the dialogue itself: a reply begins with a code or a status
// indicator, and message text, lists and answers to a challenge stand where they
// must.
func newOpenSSL(p *parser) func([]byte) {
	o := &openssl{parser: p}
	p.finish = func() {
		if o.waiting {
			o.release(nil)
		}
	}
	return o.line
}

type openssl struct {
	*parser
	block   string // the end of the block of lines that is being read over
	held    []byte // a client's line that may not have been sent
	waiting bool   // held is one
	spoke   bool   // the dialogue has begun
	port    string // that telnet was told
}

func (o *openssl) line(line []byte) {
	if o.waiting {
		o.release(line)
	}
	said := string(line)
	if o.spoke && o.cur.over {
		o.spoke = false // what follows is no dialogue, unless another begins
	}
	body := o.cur.body
	switch {
	case body != nil && body.peer == trace.Client:
		o.client(line)
	case body != nil || o.cur.reply.list:
		if o.ticket(said) {
			o.text(line, true)
			return
		}
		o.server(line)
	case o.block != "":
		o.note(said)
		o.text(line, true)
		if said == o.block {
			o.block = ""
		}
	case o.ticket(said), o.chatter(said):
		o.note(said)
		o.text(line, true)
	default:
		o.speech(line)
	}
}

// ticket recognises the block that tells of a session ticket. It may come at any
// time.
func (o *openssl) ticket(said string) bool {
	switch said {
	case "Post-Handshake New Session Ticket arrived:":
		o.block = "---"
	case "-----BEGIN CERTIFICATE-----":
		o.block = "-----END CERTIFICATE-----"
	case "---", "read R BLOCK":
	default:
		return false
	}
	return true
}

// speech takes a line of the dialogue.
func (o *openssl) speech(line []byte) {
	switch {
	case blank(line):
		o.text(line, true)
	case replyLike(line):
		o.reply(line)
	case !o.spoke:
		o.dial(line)
		o.text(line, prompt(line))
	case o.cur.closed:
		o.text(line, prompt(line))
	case line[0] == 'R' || line[0] == 'Q':
		// s_client takes these letters for commands of its own.
		o.held, o.waiting = append(o.held[:0], line...), true
	default:
		o.client(line)
	}
}

// release decides about a line that began with R or Q: if s_client took it for its
// own, it says so in the next line, and nothing was sent.
func (o *openssl) release(next []byte) {
	o.waiting = false
	own := string(next) == "RENEGOTIATING" || string(next) == "DONE" || string(next) == "KEYUPDATE"
	o.at(max(1, o.in.n-1), func() {
		if own {
			o.text(o.held, true)
		} else {
			o.client(o.held)
		}
	})
}

// reply takes a line of the server. With -starttls s_client has held the beginning
// of the session itself, and shows one line of it: of SMTP the last of the list
// before TLS, of POP3 the greeting, whose end may be missing. Both came in clear.
func (o *openssl) reply(line []byte) {
	code, _, _, _ := trace.SplitReplyLine(line)
	cut := bytes.HasSuffix(line, []byte("---"))
	switch {
	case o.spoke:
	case code == 250, cut:
		info := o.cur.shake
		o.cur.shake = nil
		o.server(bytes.TrimSuffix(line, []byte("---")))
		if info != nil {
			o.cur.shake, o.cur.shakeLine = info, o.in.n
		} else {
			o.handshake()
		}
		o.settle()
		o.spoke = true
		return
	}
	o.spoke = true
	o.server(line)
}

// chatter reports that the program says such things.
func (o *openssl) chatter(said string) bool {
	switch said {
	case "closed", "DONE", "RENEGOTIATING", "KEYUPDATE", "CONNECTION ESTABLISHED", "Connection closed by foreign host.",
		"no peer certificate available", "Can't use SSL_get_servername", "Server certificate", "Certificate chain",
		"No client certificate CA names sent":
		return true
	}
	if o.spoke {
		return strings.HasPrefix(said, "read:errno=") || strings.Contains(said, ":error:")
	}
	for _, s := range []string{"CONNECTED(", "depth=", "verify ", "verify:", "Connecting to ", "Trying ", "Connected to ",
		"Escape character is ", "Protocol version: ", "Ciphersuite: ", "Peer certificate: ", "Hash used: ", "Signature type: ",
		"Verification", "Verified peername: ", "Supported Elliptic Curve", "Server Temp Key: ", "Peer Temp Key: ", " 0 s:", " 1 s:",
		" 2 s:", " 3 s:", "   i:", "   a:", "   v:", "subject=", "issuer=", "Peer signing digest: ", "Peer signature type: ",
		"SSL handshake has read ", "New, ", "Server public key is ", "Secure Renegotiation ", "Compression: ", "Expansion: ",
		"No ALPN ", "ALPN protocol: ", "Early data was ", "Verify return code: ", "This TLS version ", "SSL-Session:", "    ",
		"Acceptable client certificate", "Requested Signature Algorithms:", "Shared Requested Signature", "Client Certificate Types:",
		"Negotiated TLS1.3 group: ", "C = ", "O = ", "CN = ", "OCSP response:", "connect:errno=", "connect: ", "read:errno="} {
		if strings.HasPrefix(said, s) {
			return true
		}
	}
	return strings.Contains(said, ":error:")
}

// note reads what the program says of the connection. s_client compares the name
// only if it is asked to, and then it says so.
func (o *openssl) note(said string) {
	said = strings.TrimSpace(said)
	key, value, ok := strings.Cut(said, ": ")
	failed := o.cur.shake != nil && o.cur.shake.Error != ""
	if (o.cur.over || failed) && (strings.HasPrefix(said, "CONNECTED(") || strings.HasPrefix(said, "depth=") || said == "CONNECTION ESTABLISHED") {
		o.fresh()
	}
	switch {
	case strings.HasPrefix(said, "CONNECTED("), said == "CONNECTION ESTABLISHED":
		o.handshake()
		return
	case strings.HasPrefix(said, "Trying "), strings.HasPrefix(said, "Connected to "):
		o.telnet(said)
		return
	case said == "closed", said == "DONE", strings.HasPrefix(said, "Connection closed by"), strings.HasPrefix(said, "read:errno="):
		o.close(trace.Server)
		return
	case strings.Contains(said, ":error:") && !o.spoke:
		o.failed(said)
		return
	case strings.HasPrefix(said, "depth=0 "):
		if info := o.handshake(); info != nil && len(info.Names) == 0 {
			info.Names = nonEmpty(commonName(said))
		}
		return
	case strings.HasPrefix(said, "verify error:"):
		if info := o.handshake(); info != nil && info.Reason == "" {
			info.Reason = strings.TrimPrefix(said, "verify error:")
		}
		return
	}
	if info := o.cur.shake; info != nil && info.Error == "" {
		o.tls(info, said, key, value, ok)
	}
}

func (o *openssl) tls(info *trace.TLSInfo, said, key, value string, ok bool) {
	switch {
	case ok && key == "Protocol version":
		info.Version = tlsVersion(value)
	case ok && key == "Ciphersuite":
		info.Cipher = value
	case ok && key == "Peer certificate":
		info.Names = nonEmpty(commonName(value))
	case ok && key == "Verified peername":
		info.Verified, info.ServerName = info.Reason == "", value
	case strings.HasPrefix(said, "v:NotBefore") && info.NotBefore.IsZero():
		before, after, _ := strings.Cut(strings.TrimPrefix(said, "v:NotBefore: "), "; NotAfter: ")
		info.NotBefore, info.NotAfter = certTime(before), certTime(after)
	case strings.HasPrefix(said, "subject="):
		info.Names = nonEmpty(commonName(said))
	case strings.HasPrefix(said, "issuer="):
		info.Issuer = commonName(said)
	case strings.HasPrefix(said, "New, TLS"):
		version, cipher, _ := strings.Cut(strings.TrimPrefix(said, "New, "), ", Cipher is ")
		if info.Version == "" {
			info.Version = tlsVersion(version)
		}
		info.Cipher = cipher
	case strings.HasPrefix(said, "Protocol  : "):
		info.Version = tlsVersion(strings.TrimPrefix(said, "Protocol  : "))
	case ok && key == "Verification error" && info.Reason == "":
		info.Reason = value
	case said == "New, (NONE), Cipher is (NONE)":
		o.failed("no TLS session")
	}
}

// dial reads the port from a shell's line such as "$ telnet mx.example.org 25".
func (o *openssl) dial(line []byte) {
	words := strings.Fields(string(line[:min(len(line), 200)]))
	for i, w := range words {
		if (w == "telnet" || w == "nc") && i+2 < len(words) && digit(words[len(words)-1][0]) {
			o.port = words[len(words)-1]
		}
	}
}

// telnet reads where telnet connects to: "Trying 192.0.2.1..." and then "Connected
// to mail.example.org.".
func (o *openssl) telnet(said string) {
	if host, ok := strings.CutPrefix(said, "Connected to "); ok {
		host = strings.TrimSuffix(host, ".")
		if o.port != "" {
			host += ":" + o.port
		}
		o.connect(host)
		o.spoke, o.port = false, ""
	}
}
