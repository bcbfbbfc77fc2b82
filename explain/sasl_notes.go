package explain

import (
	"encoding/base64"
	"strconv"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// decodedNotes say what a line of a login holds: a sentence about the whole, and a
// note for each of its parts.
func decodedNotes(s *trace.SASL, peer trace.Peer) []Note {
	n := decodedNote(s)
	var parts []Note
	switch {
	case strings.HasPrefix(s.Mechanism, "SCRAM-"):
		n.Label, n.Title, parts = scramMessage(s.Text, peer)
		n.Refs = []string{"RFC 5802 §5"}
	case s.Mechanism == "CRAM-MD5":
		n.Title, n.Refs = cramText(s.Text, peer), []string{"RFC 2195 §2"}
	case s.Mechanism == "XOAUTH2", s.Mechanism == "OAUTHBEARER":
		n, parts = oauthMessage(n, s, peer)
	case peer == trace.Client && s.Mechanism == "EXTERNAL":
		n.Title, n.Refs = lang.Text{En: "the user to act as; who the client is, its certificate in the handshake has shown",
			Zh: "要使用的身份；客户端是谁，握手时的证书已经表明"}, []string{"RFC 4422 §A.1"}
	case peer == trace.Client && s.Mechanism == "ANONYMOUS":
		n.Title, n.Refs = lang.Text{En: "a text for the server's log, which nobody checks", Zh: "留给服务器日志的一段文字，没有人核对"}, []string{"RFC 4505 §2"}
	}
	return append([]Note{n}, parts...)
}

// part is a note about one part of a message.
func part(label string, title lang.Text, refs ...string) Note {
	return Note{Role: RoleParam, Label: label, Title: title, Refs: refs}
}

// scramMessage explains a message of SCRAM by its first attribute (RFC 5802 §7).
func scramMessage(text string, peer trace.Peer) (label string, title lang.Text, parts []Note) {
	fields := strings.Split(text, ",")
	label = text
	switch {
	case peer == trace.Client && len(fields) == 4:
		title = lang.Text{En: "step 1 of 4: the client names the user and adds a random value",
			Zh: "第 1 步（共 4 步）：客户端报出用户名，并给出一个随机数"}
		parts = scramFirst(fields)
	case peer == trace.Client && strings.HasPrefix(text, "c="):
		title = lang.Text{En: "step 3 of 4: the client proves that it knows the password, without sending it",
			Zh: "第 3 步（共 4 步）：客户端证明自己知道密码，而不发送密码"}
		binding := bindingNote(fields[0])
		if bound(fields[0]) != "" {
			fields[0] = "c=..." // the octets of this one connection tell nobody anything
			label = strings.Join(fields, ",")
		}
		parts = append([]Note{binding}, attributes(fields[1:], clientFinal)...)
	case peer == trace.Server && strings.HasPrefix(text, "r="):
		title = lang.Text{En: "step 2 of 4: the server adds its own random value, and how the password is hashed",
			Zh: "第 2 步（共 4 步）：服务器附上自己的随机数，并说明密码怎样散列"}
		parts = attributes(fields, serverFirst)
	case peer == trace.Server && strings.HasPrefix(text, "v="):
		title = lang.Text{En: "step 4 of 4: the server proves itself, by a key made from the password",
			Zh: "第 4 步（共 4 步）：服务器也证明自己：它存有由密码算出的密钥"}
		parts = attributes(fields, serverFinal)
	case peer == trace.Server && strings.HasPrefix(text, "e="):
		title = lang.Text{En: "the server says why it refuses: %s", Zh: "服务器说明拒绝的原因：%s"}.Sprintf(clip(text[2:]))
	}
	return label, title, parts
}

// scramFirst explains the client's first message.
func scramFirst(fields []string) []Note {
	flag := fields[0]
	kind, binds := strings.CutPrefix(flag, "p=")
	var parts []Note
	switch {
	case binds && kind == "tls-exporter":
		parts = append(parts, part(flag, lang.Text{En: "the proof will be bound to this TLS connection", Zh: "证明将与当前这条 TLS 连接绑定"}, "RFC 9266 §3"))
	case binds && kind == "tls-server-end-point":
		parts = append(parts, part(flag, lang.Text{En: "the proof will be bound to the server's certificate", Zh: "证明将与服务器的证书绑定"}, "RFC 5929 §4"))
	case binds:
		parts = append(parts, part(clip(flag), lang.Text{En: "the proof will be bound to TLS in this way", Zh: "证明将以这种方式与 TLS 绑定"}, "RFC 5802 §6"))
	case flag == "y":
		parts = append(parts, part(flag, lang.Text{En: "it could bind to TLS, but was offered no PLUS", Zh: "本可与 TLS 绑定，但对方没有提供 PLUS"}, "RFC 5802 §6"))
	default:
		parts = append(parts, part(flag, lang.Text{En: "not bound to TLS", Zh: "不与 TLS 绑定"}, "RFC 5802 §6"))
	}
	if as, ok := strings.CutPrefix(fields[1], "a="); ok {
		parts = append(parts, part("a=", lang.Text{En: "acts as %s", Zh: "以 %s 的身份行事"}.Sprintf(clip(as)), "RFC 5802 §5.1"))
	}
	return append(parts, attributes(fields[2:], clientFirst)...)
}

// attribute is what one attribute of SCRAM means in one message (RFC 5802 §5.1).
type attribute struct {
	key  string
	text lang.Text
}

var (
	clientFirst = []attribute{
		{"n=", lang.Text{En: "the user name", Zh: "用户名"}},
		{"r=", lang.Text{En: "the client's random value (nonce); each login must have a new one", Zh: "客户端的随机数（nonce），每次登录都必须换新的"}},
	}
	serverFirst = []attribute{
		{"r=", lang.Text{En: "the client's value with the server's behind it: nothing recorded earlier fits", Zh: "客户端的随机数后面接上服务器的：以前录下的内容就用不上了"}},
		{"s=", lang.Text{En: "the salt, hashed together with the password", Zh: "盐，与密码一起散列"}},
		{"i=", lang.Text{En: "how often the hash is repeated, to make guessing slow", Zh: "散列重复的次数，让猜密码变慢"}},
	}
	clientFinal = []attribute{
		{"r=", lang.Text{En: "both random values, repeated", Zh: "重复双方的随机数"}},
		{"p=", lang.Text{En: "the proof, made of the password and all that was said; hidden, for it lets others try passwords", Zh: "证明，由密码和此前所有内容算出；不显示，因为可以用它来试密码"}},
	}
	serverFinal = []attribute{
		{"v=", lang.Text{En: "the server's signature; the client must check it; hidden like the proof", Zh: "服务器的签名，客户端必须核对；与证明一样不显示"}},
	}
)

// attributes explain the attributes of a message, as far as they are known.
func attributes(fields []string, known []attribute) []Note {
	var parts []Note
	for _, f := range fields {
		for _, a := range known {
			if strings.HasPrefix(f, a.key) {
				parts = append(parts, part(a.key, a.text, "RFC 5802 §5.1"))
			}
		}
	}
	return parts
}

// bindingNote explains what the client repeats of its first message, and binds to.
func bindingNote(field string) Note {
	title := lang.Text{En: "the beginning of step 1, in base64", Zh: "第 1 步的开头，base64 形式"}
	if octets := bound(field); octets != "" {
		title = lang.Text{En: "the beginning of step 1, and %s octets that only the two ends of this TLS connection know", Zh: "第 1 步的开头，加上只有这条 TLS 连接两端才知道的 %s 个字节"}.Sprintf(octets)
		if dec, err := base64.StdEncoding.DecodeString(field[2:]); err == nil && strings.HasPrefix(string(dec), "p=tls-server-end-point") {
			title = lang.Text{En: "the beginning of step 1, and %s octets: a hash of the server's certificate", Zh: "第 1 步的开头，加上 %s 个字节：服务器证书的散列"}.Sprintf(octets)
		}
	}
	return part("c=", title, "RFC 5802 §6")
}

// bound is how many octets of channel binding stand in the attribute c=; empty if
// there are none.
func bound(field string) string {
	dec, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(field, "c="))
	if err != nil || !strings.HasPrefix(string(dec), "p=") {
		return ""
	}
	parts := strings.SplitN(string(dec), ",", 3)
	if len(parts) < 3 || parts[2] == "" {
		return ""
	}
	return strconv.Itoa(len(parts[2]))
}

// fewIterations reports a server's first message that asks for fewer rounds than the
// least that is recommended (RFC 5802 §5.1, RFC 7677 §4).
func fewIterations(s *trace.SASL) bool {
	if s == nil || !strings.HasPrefix(s.Mechanism, "SCRAM-") || !strings.HasPrefix(s.Text, "r=") {
		return false
	}
	for f := range strings.SplitSeq(s.Text, ",") {
		if count, ok := strings.CutPrefix(f, "i="); ok {
			n, err := strconv.Atoi(count)
			return err == nil && n < 4096
		}
	}
	return false
}

func cramText(text string, peer trace.Peer) lang.Text {
	if peer == trace.Server {
		return lang.Text{En: "the challenge, another one each time; the client hashes it together with the password",
			Zh: "质询，每次不同；客户端把它和密码一起散列"}
	}
	if name, _, ok := strings.Cut(text, " "); ok {
		return lang.Text{En: "user %s, and a digest of challenge and password by HMAC-MD5, hidden; old and weak: prefer SCRAM",
			Zh: "用户 %s，以及用 HMAC-MD5 由质询和密码算出的摘要（不显示）；又旧又弱，应改用 SCRAM"}.Sprintf(clip(name))
	}
	return lang.Text{}
}

// emptyAnswer says what an empty line within a login means.
func emptyAnswer(s *trace.SASL) (n Note, ok bool) {
	switch {
	case strings.HasPrefix(s.Mechanism, "SCRAM-"):
		n = Note{Title: lang.Text{En: "an empty line: nothing more to prove; the server may say yes now", Zh: "空行：不用再证明什么，服务器现在可以答应了"}, Refs: []string{"RFC 4422 §5"}}
	case s.Mechanism == "XOAUTH2":
		n = Note{Title: lang.Text{En: "an empty line: the error is read; the refusal itself may come", Zh: "空行：错误说明已读，请发来拒绝的应答"}}
	default:
		return n, false
	}
	n.Role = RoleParam
	return n, true
}

// clip bounds a word that the other side chose.
func clip(s string) string {
	if len(s) > longestChanged {
		return strings.ToValidUTF8(s[:longestChanged], "") + "..."
	}
	return s
}
