package trace

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
)

// Mask is what stands where a secret stood. Its length says nothing about the
// secret's.
const Mask = "****"

// minSecret is the length from which a secret is looked for in free text. A
// shorter one would be found in ordinary words, and its mask would give it away;
// it is masked only where a credential stands.
const minSecret = 4

// Masker takes the secrets out of the lines of one connection before they become
// events. It knows where credentials stand (PASS, APOP, AUTH and the lines that
// answer its challenges) and remembers them, so that a server which echoes one,
// plain, in base64 or in hex, does not show it either. The zero Masker is ready
// for use; it is not safe for concurrent use.
type Masker struct {
	// Show turns masking off: the user asked to see secrets.
	Show bool

	needles   [][]byte // every form in which a known secret may stand
	mechanism string   // of the AUTH exchange that is going on, else empty
	responses int      // client lines of that exchange so far
	challenge bool     // the server's last line was a challenge
}

// Secret makes a secret known to the masker.
func (m *Masker) Secret(s string) {
	if len(s) < minSecret || s == Mask {
		return
	}
	b := []byte(s)
	m.needle(b)
	m.needle([]byte(hex.EncodeToString(b)))
	m.needle([]byte(strings.ToUpper(hex.EncodeToString(b))))
	// Within a longer base64 text the secret may begin at any of three offsets;
	// the characters that mix its bits with its neighbours' are left out.
	for skip := range 3 {
		padded := append(make([]byte, skip), b...)
		enc := base64.RawStdEncoding.EncodeToString(padded)
		from := (skip*8 + 5) / 6
		to := len(padded) * 8 / 6
		if to-from >= minSecret {
			m.needle([]byte(enc[from:to]))
		}
	}
}

func (m *Masker) needle(b []byte) {
	if slices.ContainsFunc(m.needles, func(n []byte) bool { return bytes.Equal(n, b) }) {
		return
	}
	m.needles = append(m.needles, b)
	// Longest first, so that a part never hides the whole.
	slices.SortStableFunc(m.needles, func(a, b []byte) int { return len(b) - len(a) })
}

// Hide replaces every known secret in b.
func (m *Masker) Hide(b []byte) []byte {
	if m.Show || len(b) < minSecret { // no form of a secret is shorter
		return b
	}
	for _, n := range m.needles {
		if len(n) <= len(b) && bytes.Contains(b, n) {
			b = bytes.ReplaceAll(b, n, []byte(Mask))
		}
	}
	return b
}

// Client masks a line that the client spoke, without its line end. sasl is set
// for a line of an AUTH exchange and holds what its base64 says. answer reports
// that the line is no command but the answer to a challenge.
func (m *Masker) Client(line []byte) (masked []byte, sasl *SASL, answer bool) {
	if answer = m.challenge || m.mechanism != ""; answer {
		masked, sasl = m.response(line)
	} else {
		masked, sasl = m.command(line)
	}
	// Once more as a whole: a secret may have stood across two parts.
	return m.Hide(masked), sasl, answer
}

// command masks the credentials of a command. A server may be lenient about the
// blanks around a command's words, so this is, too.
func (m *Masker) command(line []byte) ([]byte, *SASL) {
	head, verb, args := cutWord(line)
	switch upper(string(verb)) {
	case "PASS":
		if len(args) == 0 {
			return line, nil
		}
		m.Secret(string(args))
		m.Secret(string(bytes.TrimRight(args, blank)))
		return m.credential(head, args), nil
	case "APOP":
		user, _, digest := cutWord(args)
		m.Secret(string(digest))
		if len(digest) == 0 {
			return line, nil
		}
		return m.credential(append(bytes.Clone(head), user...), digest), nil
	case "AUTH":
		return m.auth(head, args)
	}
	return line, nil
}

const blank = " \t"

// cutWord takes the first word off a line: head is all up to rest, the blanks on
// both sides of the word with it.
func cutWord(line []byte) (head, word, rest []byte) {
	word = bytes.TrimLeft(line, blank)
	if i := bytes.IndexAny(word, blank); i >= 0 {
		word, rest = word[:i], bytes.TrimLeft(word[i:], blank)
	}
	return line[:len(line)-len(rest)], word, rest
}

// auth masks the arguments of the AUTH command: a mechanism and perhaps an initial
// response (RFC 4954 §4, RFC 5034 §4). head is the line up to there.
func (m *Masker) auth(head, args []byte) ([]byte, *SASL) {
	m.responses = 0
	mech, name, ir := cutWord(args)
	switch {
	case len(name) == 0:
		return append(bytes.Clone(head), args...), nil
	case len(name) > longestMechanism: // a response without its mechanism
		line, sasl := m.response(args)
		return append(bytes.Clone(head), line...), sasl
	}
	m.mechanism, _ = Visible(m.Hide([]byte(upper(string(m.Hide(name))))))
	head = append(bytes.Clone(head), mech...)
	if len(ir) == 0 {
		return head, nil
	}
	line, sasl := m.response(ir)
	return append(head, line...), sasl
}

// longestMechanism is the most characters of a mechanism's name (RFC 4422 §3.1).
const longestMechanism = 20

// Server masks a line that the server spoke and follows the AUTH exchange.
func (m *Masker) Server(line []byte, p Proto) (masked []byte, sasl *SASL) {
	var status string
	var text []byte
	if p == SMTP {
		code, _, rest, _ := SplitReplyLine(line)
		status, text = Reply{Code: code}.Status(), rest
	} else {
		status = StatusOf(line)
		text = bytes.TrimPrefix(line[len(status):], []byte(" "))
	}
	m.challenge = status == "334" || status == "+"
	if !m.challenge {
		m.mechanism = ""
		return m.Hide(line), nil
	}
	if dec, err := base64.StdEncoding.DecodeString(string(text)); err == nil && len(dec) > 0 {
		from, to := serverSecret(m.mechanism, dec)
		shown, secret := m.masked(dec, from, to)
		v, _ := Visible(shown)
		sasl = &SASL{Mechanism: m.mechanism, Text: v}
		if secret {
			line = m.credential(line[:len(line)-len(text)], text)
		}
	}
	return m.Hide(line), sasl
}

// response masks one base64 line that the client sends within AUTH.
func (m *Masker) response(line []byte) ([]byte, *SASL) {
	m.challenge = false
	n := m.responses
	m.responses++
	sasl := &SASL{Mechanism: m.mechanism}
	if s := string(line); s == "*" || s == "=" || s == "" {
		return line, sasl
	}
	dec, err := base64.StdEncoding.DecodeString(string(line))
	if err != nil {
		m.Secret(string(line))
		sasl.Text, sasl.Malformed = Mask, true
		if m.Show {
			sasl.Text, _ = Visible(line)
		}
		return m.credential(nil, line), sasl
	}
	from, to := clientSecret(m.mechanism, n, dec)
	text, secret := m.masked(dec, from, to)
	sasl.Text, _ = Visible(text)
	if !secret {
		return line, sasl
	}
	return m.credential(nil, line), sasl
}

// credential puts the mask in the place of secret, behind head.
func (m *Masker) credential(head, secret []byte) []byte {
	if !m.Show {
		secret = []byte(Mask)
	}
	return append(bytes.Clone(head), secret...)
}
