package trace

import (
	"bytes"
	"strings"
)

// clientSecret finds what is secret in a decoded response of a mechanism, the n-th
// of its exchange: dec[from:to], which is empty where nothing is. What is not of the
// mechanism's form may be anything, and is secret as a whole.
func clientSecret(mechanism string, n int, dec []byte) (from, to int) {
	end := len(dec)
	switch {
	case mechanism == "EXTERNAL", mechanism == "ANONYMOUS", mechanism == "LOGIN" && n == 0: // a name
		return end, end
	case mechanism == "PLAIN": // authzid NUL authcid NUL passwd (RFC 4616 §2)
		if parts := bytes.SplitN(dec, []byte{0}, 3); len(parts) == 3 {
			return end - len(parts[2]), end
		}
	case mechanism == "CRAM-MD5": // name SP digest (RFC 2195 §2)
		if i := bytes.LastIndexByte(dec, ' '); i > 0 && end-i-1 == 32 {
			return i + 1, end
		}
	case mechanism == "XOAUTH2", mechanism == "OAUTHBEARER":
		return tokenIn(dec)
	case strings.HasPrefix(mechanism, "SCRAM-"):
		return proofIn(dec)
	}
	return 0, end
}

// proofIn finds the proof in a message of SCRAM (RFC 5802 §7). Who knows it, and the
// rest of the exchange, can try passwords until one fits; the rest alone, name,
// nonces, salt and count, gives nothing to try them on.
func proofIn(dec []byte) (from, to int) {
	end := len(dec)
	fields := bytes.Split(dec, []byte(","))
	has := func(i int, prefix string) bool { return bytes.HasPrefix(fields[i], []byte(prefix)) }
	switch {
	case len(fields) == 4 && has(2, "n=") && has(3, "r=") && (len(fields[1]) == 0 || has(1, "a=")):
		if flag := string(fields[0]); flag == "n" || flag == "y" || has(0, "p=") {
			return end, end
		}
	case len(fields) == 3 && has(0, "c=") && has(1, "r=") && has(2, "p="):
		return end - len(fields[2]) + len("p="), end
	}
	return 0, end
}

// tokenIn finds the token in a response of OAuth (RFC 7628 §3.1).
func tokenIn(dec []byte) (from, to int) {
	end := len(dec)
	if string(dec) == "\x01" { // the answer to a challenge that tells an error (RFC 7628 §3.2.3)
		return end, end
	}
	at := 0
	for i, field := range bytes.Split(dec, []byte{1}) {
		switch value, auth := bytes.CutPrefix(field, []byte("auth=")); {
		case auth && to > 0: // two of them
			return 0, end
		case auth:
			from, to = at+len(field)-len(value), at+len(field)
			if scheme, _, ok := bytes.Cut(value, []byte(" ")); ok && strings.EqualFold(string(scheme), "Bearer") {
				from += len(scheme) + 1
			}
		case !harmlessField(i, string(field)):
			return 0, end
		}
		at += len(field) + 1
	}
	if to == 0 {
		return 0, end
	}
	return from, to
}

// harmlessField reports that the i-th field of a response of OAuth names the user or
// the server, or ends the list.
func harmlessField(i int, field string) bool {
	key, _, _ := strings.Cut(field, "=")
	switch key {
	case "", "user", "host", "port":
		return true
	case "n,a", "y,a", "n,,", "y,,":
		return i == 0
	}
	return false
}

// serverSecret is clientSecret for a challenge. The server's signature of SCRAM gives
// as much to try passwords on as the client's proof; so does that of DIGEST-MD5.
func serverSecret(mechanism string, dec []byte) (from, to int) {
	end := len(dec)
	switch {
	case strings.HasPrefix(mechanism, "SCRAM-") && bytes.HasPrefix(dec, []byte("v=")):
		return len("v="), end
	case mechanism == "DIGEST-MD5" && bytes.HasPrefix(dec, []byte("rspauth=")):
		return len("rspauth="), end
	}
	return end, end
}

// masked is a decoded text without what is secret in it, which is remembered. secret
// reports that there is something, so that its base64 must not be shown.
func (m *Masker) masked(dec []byte, from, to int) (text []byte, secret bool) {
	if from < to {
		m.Secret(string(dec[from:to]))
	}
	if m.Show {
		return dec, from < to
	}
	if from == to {
		hidden := m.Hide(dec)
		return hidden, !bytes.Equal(hidden, dec)
	}
	head, tail := m.Hide(dec[:from]), m.Hide(dec[to:])
	return append(append(bytes.Clone(head), Mask...), tail...), true
}
