package lab

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"strings"

	"github.com/xdg-go/scram"
)

// iterations is how often a password is hashed for SCRAM: the least that is
// recommended (RFC 7677 §4), for a lab is to be quick.
const iterations = 4096

// bindings are the values of this TLS connection that a client may bind its proof to
// (RFC 5802 §6), by their types: tls-exporter in TLS 1.3 (RFC 9266 §3), and a hash of
// the server's certificate in every version (RFC 5929 §4).
func (p party) bindings() map[string]scram.ChannelBinding {
	all := map[string]scram.ChannelBinding{}
	state, ok := p.conn.TLSState()
	if !ok {
		return all
	}
	add := func(b scram.ChannelBinding, err error) {
		if err == nil {
			all[string(b.Type)] = b
		}
	}
	if state.Version >= tls.VersionTLS13 {
		add(scram.NewTLSExporterBinding(&state))
	}
	if leaf, err := x509.ParseCertificate(p.handler.tls.Certificates[0].Certificate[0]); err == nil {
		add(scram.NewTLSServerEndpointBinding(&tls.ConnectionState{PeerCertificates: []*x509.Certificate{leaf}}))
	}
	return all
}

// stored are the keys that prove a user's password with a hash function. Who does
// not exist gets a salt all the same, and keys that no password fits, so that nobody
// learns who does.
func (p party) stored(hash scram.HashGeneratorFcn, family, name string) scram.StoredCredentials {
	a := p.lab.named(name)
	if a != nil {
		name = a.Name
	}
	salt := sha256.Sum256([]byte(p.lab.opt.Seed + "/salt/" + strings.ToLower(name)))
	kf := scram.KeyFactors{Salt: string(salt[:16]), Iters: iterations}
	if a == nil {
		return scram.StoredCredentials{KeyFactors: kf, StoredKey: salt[:], ServerKey: salt[:]}
	}
	l := &p.lab.logins
	l.mu.Lock()
	defer l.mu.Unlock()
	if keys, ok := l.keys[family+" "+name]; ok {
		return keys
	}
	client, err := hash.NewClient(name, a.Password, "")
	if err != nil { // the lab's own passwords are plain ASCII
		return scram.StoredCredentials{KeyFactors: kf, StoredKey: salt[:], ServerKey: salt[:]}
	}
	keys, err := client.GetStoredCredentialsWithError(kf)
	if err != nil {
		return scram.StoredCredentials{KeyFactors: kf, StoredKey: salt[:], ServerKey: salt[:]}
	}
	if l.keys == nil {
		l.keys = map[string]scram.StoredCredentials{}
	}
	l.keys[family+" "+name] = keys
	return keys
}

// maxNonce bounds the client's nonce, with what may stand behind it: the challenge
// repeats it, and is to be no longer than other replies (RFC 5321 §4.5.3.1.5).
const maxNonce = 128

var (
	errSCRAMFirst = errors.New("a first message of SCRAM has the form n,,n=name,r=nonce")
	errSCRAMFinal = errors.New("a final message of SCRAM has the form c=binding,r=nonce,p=proof")
)

// scram is SCRAM (RFC 5802 §5, RFC 7677 §3), with PLUS bound to TLS.
func (p party) scram(mechanism string) *exchange {
	family, plus := strings.CutSuffix(mechanism, "-PLUS")
	hash := scram.SHA256
	if family == "SCRAM-SHA-1" {
		hash = scram.SHA1
	}
	x := &scramExchange{party: p, hash: hash, family: family, plus: plus}
	return &exchange{begins: true, respond: x.respond}
}

// scramExchange is one exchange of SCRAM.
type scramExchange struct {
	party
	hash   scram.HashGeneratorFcn
	family string
	plus   bool
	conv   *scram.ServerConversation
	proven bool // the proof was right, and the client was sent ours
}

func (x *scramExchange) respond(response []byte) result {
	switch {
	case x.conv == nil:
		return x.begin(string(response))
	case x.proven:
		// SMTP's and POP3's yes carries no data, so the server's signature went as a
		// challenge, and the client answers it with nothing (RFC 4422 §5).
		if len(response) > 0 {
			return malformed(errors.New("the server's signature is answered by an empty line"))
		}
		return admit(x.lab.named(x.conv.Username()))
	}
	return x.prove(string(response))
}

// begin answers the client's first message.
func (x *scramExchange) begin(first string) result {
	flag, _, _ := strings.Cut(first, ",")
	kind, binds := strings.CutPrefix(flag, "p=")
	var binding scram.ChannelBinding
	switch all := x.bindings(); {
	case binds != x.plus: // RFC 5802 §6
		return malformed(errors.New("the name of the mechanism and its channel binding do not go together"))
	case x.plus && !all[kind].IsSupported():
		return refuse("Channel binding " + clipped(kind) + " is not supported here")
	case x.plus:
		binding = all[kind]
	case flag == "y" && len(all) > 0:
		// The client could bind and did not see that we can: somebody has changed our
		// list on its way (RFC 5802 §6).
		return refuse("Downgrade: this server offers channel binding")
	}
	server, err := x.hash.NewServer(func(name string) (scram.StoredCredentials, error) {
		return x.stored(x.hash, x.family, name), nil
	})
	if err != nil {
		return malformed(errSCRAMFirst)
	}
	x.conv = server.WithNonceGenerator(func() string { return x.lab.fresh("nonce") }).NewConversationWithChannelBinding(binding)
	_, nonce, _ := strings.Cut(first, ",r=")
	challenge, err := x.conv.Step(first)
	if err != nil || len(nonce) == 0 || nonce[0] == ',' || len(nonce) > maxNonce {
		return malformed(errSCRAMFirst)
	}
	if !x.mayActAs(x.conv.AuthzID(), x.conv.Username()) {
		return refuse(noProxy)
	}
	return ask(challenge)
}

// prove checks the client's proof and gives ours.
func (x *scramExchange) prove(final string) result {
	answer, err := x.conv.Step(final)
	switch {
	case err == nil:
		x.proven = true
		return ask(answer)
	case answer == scram.ErrChannelBindingsDontMatch:
		return refuse("Channel binding does not match: another TLS connection than ours")
	case answer == "":
		return malformed(errSCRAMFinal)
	}
	return refuse("")
}

// clipped is a word of a client's that is repeated to it, within bounds.
func clipped(word string) string {
	if len(word) > 40 || strings.ContainsFunc(word, func(r rune) bool { return r < 0x21 || r > 0x7e }) {
		return "of that type"
	}
	return word
}
