package session

import (
	"crypto/tls"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"github.com/xdg-go/scram"
)

// maxIterations bounds the work that a server can ask for: a million rounds take a
// good part of a second, and a hostile server could ask for two thousand times as
// many (RFC 5802 §9).
const maxIterations = 1_000_000

// scramFamily is SCRAM with one hash function (RFC 5802 §4, RFC 7677 §3).
type scramFamily struct {
	name string
	hash scram.HashGeneratorFcn
}

var (
	scramSHA1   = scramFamily{"SCRAM-SHA-1", scram.SHA1}
	scramSHA256 = scramFamily{"SCRAM-SHA-256", scram.SHA256}
)

// binding is the value of this TLS connection that a proof is bound to: tls-exporter
// in TLS 1.3 (RFC 9266 §3), else a hash of the server's certificate (RFC 5929 §4).
func (s *session) binding() scram.ChannelBinding {
	state := s.tlsState()
	if state == nil {
		return scram.ChannelBinding{}
	}
	make := scram.NewTLSServerEndpointBinding
	if state.Version >= tls.VersionTLS13 {
		make = scram.NewTLSExporterBinding
	}
	b, err := make(state)
	if err != nil {
		return scram.ChannelBinding{}
	}
	return b
}

// client is the library's client for this login.
func (f scramFamily) client(s *session) (*scram.Client, error) {
	c, err := f.hash.NewClient(s.cfg.User, s.cfg.Password, "")
	if err != nil { // name or password hold what SASLprep forbids (RFC 5802 §5.1)
		return nil, &Error{At: FailAuth, Why: "saslprep", Detail: f.name}
	}
	c.WithMinIterations(1) // few are bad, and said to be so where they are shown
	if s.cfg.Nonce != nil {
		c.WithNonceGenerator(s.cfg.Nonce)
	}
	return c, nil
}

// bound begins an exchange of the mechanism with PLUS.
func (f scramFamily) bound(s *session) (responder, error) {
	c, err := f.client(s)
	if err != nil {
		return nil, err
	}
	return &scramTalk{s: s, conv: c.NewConversationWithChannelBinding(s.binding())}, nil
}

// unbound begins an exchange of the mechanism without PLUS. A client that could bind
// and is not offered it says so, so that a server that does offer it learns that
// somebody has changed its list on the way (RFC 5802 §6).
func (f scramFamily) unbound(s *session) (responder, error) {
	c, err := f.client(s)
	if err != nil {
		return nil, err
	}
	if s.binding().IsSupported() && !listed(s.offeredMechanisms, f.name+"-PLUS") {
		return &scramTalk{s: s, conv: c.NewConversationAdvertisingChannelBinding()}, nil
	}
	return &scramTalk{s: s, conv: c.NewConversation()}, nil
}

// scramTalk is one exchange of SCRAM (RFC 5802 §5).
type scramTalk struct {
	s     *session
	conv  *scram.ClientConversation
	step  int
	nonce string // the client's part
}

func (t *scramTalk) respond(challenge []byte) (string, error) {
	t.step++
	switch t.step {
	case 1:
		first, err := t.conv.Step("")
		_, t.nonce, _ = strings.Cut(first, ",r=")
		return first, err
	case 2:
		return t.prove(string(challenge))
	case 3:
		return t.verify(string(challenge))
	}
	return "", errSilent
}

// prove answers the server's first message. It is checked before anything is
// computed from it.
func (t *scramTalk) prove(challenge string) (string, error) {
	if strings.HasPrefix(challenge, "e=") {
		t.step = 3
		return "", nil
	}
	first, ok := parseServerFirst(challenge)
	switch {
	case !ok:
		return "", t.s.breach("scram-malformed", challenge)
	case len(first.nonce) <= len(t.nonce) || !strings.HasPrefix(first.nonce, t.nonce):
		return "", t.s.breach("scram-nonce", "r="+first.nonce)
	case first.iterations > maxIterations:
		return "", t.s.distrust("scram-iterations", "i="+strconv.Itoa(first.iterations))
	}
	final, err := t.conv.Step(challenge)
	if err != nil {
		return "", t.s.breach("scram-malformed", challenge)
	}
	return final, nil
}

// verify checks the server's signature: only who knows the password, or what is kept
// of it, can make it. It is answered by an empty line, for SMTP's and POP3's yes
// carries no data (RFC 4422 §5).
func (t *scramTalk) verify(challenge string) (string, error) {
	if strings.HasPrefix(challenge, "e=") {
		return "", nil
	}
	if _, err := t.conv.Step(challenge); err == nil {
		return "", nil
	}
	signature, ok := strings.CutPrefix(challenge, "v=")
	if _, err := base64.StdEncoding.DecodeString(signature); !ok || err != nil {
		return "", t.s.breach("scram-malformed", challenge)
	}
	return "", t.s.distrust("scram-signature", "")
}

// accepted refuses a success without the server's proof.
func (t *scramTalk) accepted() error {
	if t.conv.Valid() {
		return nil
	}
	return t.s.breach("scram-unproven", "")
}

// serverFirst is the server's first message (RFC 5802 §7).
type serverFirst struct {
	nonce      string
	iterations int
}

// parseServerFirst takes the server's first message apart. Extensions may stand
// behind its three attributes, but not one that must be understood (RFC 5802 §5.1).
func parseServerFirst(s string) (f serverFirst, ok bool) {
	fields := strings.Split(s, ",")
	if len(fields) < 3 {
		return f, false
	}
	nonce, okNonce := strings.CutPrefix(fields[0], "r=")
	salt, okSalt := strings.CutPrefix(fields[1], "s=")
	count, okCount := strings.CutPrefix(fields[2], "i=")
	if !okNonce || !okSalt || !okCount || strings.ContainsFunc(nonce, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return f, false
	}
	if dec, err := base64.StdEncoding.DecodeString(salt); err != nil || len(dec) == 0 {
		return f, false
	}
	f.nonce = nonce
	var err error
	f.iterations, err = strconv.Atoi(count)
	if errors.Is(err, strconv.ErrRange) {
		f.iterations = int(^uint(0) >> 1)
		err = nil
	}
	return f, err == nil && count[0] != '+' && f.iterations > 0
}

// breach reports that the server broke the rules of the exchange.
func (s *session) breach(name, detail string) error {
	return &Error{At: FailProtocol, Why: name, Err: s.c.Refuse(name, detail)}
}

// distrust reports that the server kept the rules of the exchange, and that there is
// yet no trusting it.
func (s *session) distrust(name, detail string) error {
	return &Error{At: FailAuth, Why: name, Err: s.c.Refuse(name, detail)}
}
