package trace

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// Millis is a duration that stands in JSON as milliseconds with one decimal.
type Millis time.Duration

// MarshalJSON implements json.Marshaler.
func (m Millis) MarshalJSON() ([]byte, error) {
	ms := float64(time.Duration(m).Microseconds()) / 1000
	return strconv.AppendFloat(nil, ms, 'f', 1, 64), nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (m *Millis) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	ms, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return err
	}
	ns := math.Round(ms * float64(time.Millisecond))
	if math.Abs(ns) >= math.MaxInt64 {
		return fmt.Errorf("%s milliseconds are too many", b)
	}
	*m = Millis(ns)
	return nil
}

// Command is one line that a client spoke.
type Command struct {
	// Verb is the command's name in upper case; empty for a line that is no
	// command but an answer within an AUTH exchange.
	Verb string `json:"verb,omitempty"`
	// Args is the rest of the line.
	Args string `json:"args,omitempty"`
}

// Reply is one whole reply of a server.
type Reply struct {
	// OK reports a positive reply: 2yz, 3yz, +OK or "+ ".
	OK bool `json:"ok"`
	// Code is SMTP's three-digit reply code; 0 in POP3 and in what is unreadable.
	Code int `json:"code,omitempty"`
	// Enhanced is the enhanced status code (RFC 3463 §2), empty if there is none.
	Enhanced string `json:"enhanced,omitempty"`
	// Lines are all lines as sent, dot-unstuffed, without the line that holds
	// only a dot.
	Lines []string `json:"lines"`
}

// SASL is what an AUTH line holds when its base64 is decoded.
type SASL struct {
	Mechanism string `json:"mechanism,omitempty"`
	// Text is the decoded text, secrets masked, unprintable bytes visible.
	Text string `json:"text"`
	// Malformed reports that a client's answer was no base64.
	Malformed bool `json:"malformed,omitempty"`
}

// TLSInfo describes a TLS handshake.
type TLSInfo struct {
	Version    string    `json:"version,omitempty"`
	Cipher     string    `json:"cipher,omitempty"`
	ServerName string    `json:"server_name,omitempty"`
	Names      []string  `json:"names,omitempty"`
	Issuer     string    `json:"issuer,omitempty"`
	NotBefore  time.Time `json:"not_before,omitzero"`
	NotAfter   time.Time `json:"not_after,omitzero"`
	// NamesMore counts the names that were left out of Names, for they were too many.
	NamesMore int `json:"names_more,omitempty"`
	// Chain are the certificates that the server sent, its own first.
	Chain []Certificate `json:"chain,omitempty"`
	// KeyExchange is how the two sides agreed on a key, ALPN the protocol that they
	// agreed on, OCSP what the stapled response says: good, revoked, unknown, or
	// unreadable.
	KeyExchange string `json:"key_exchange,omitempty"`
	ALPN        string `json:"alpn,omitempty"`
	OCSP        string `json:"ocsp,omitempty"`
	Resumed     bool   `json:"resumed,omitempty"`
	// Exporter are the first octets of the value that logins bind themselves to
	// (RFC 9266 §2), in hexadecimal: too few to be of use to anybody.
	Exporter string `json:"exporter,omitempty"`
	// ClientCertificate is "wanted" where the server asked for a certificate of the
	// client and got none, and "sent" where it got one.
	ClientCertificate string `json:"client_certificate,omitempty"`
	// Verified reports that the certificate's chain and name were checked and
	// found good; Insecure, that the user asked for no check.
	Verified bool `json:"verified"`
	Insecure bool `json:"insecure,omitempty"`
	// Error is the token of what was wrong (expired, wrong-name, unknown-ca,
	// not-tls, …), Reason what the library said.
	Error  string `json:"error,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Fault is a breach of the protocol seen where lines are framed.
type Fault struct {
	// Name is the fault's token, listed by `mailproto explain --list problems`.
	Name   string `json:"name"`
	Detail string `json:"detail,omitempty"`
}

// Result is what a session came to.
type Result struct {
	// Exit is the program's exit code, Stage the step that failed, if one did, and Why
	// a word for the reason where there is one, such as expired or not-offered.
	Exit  int    `json:"exit"`
	Stage string `json:"stage,omitempty"`
	Why   string `json:"why,omitempty"`
	Error string `json:"error,omitempty"`
	// Lacking is the extension that was not offered, where the session ended for that.
	Lacking string `json:"lacking,omitempty"`
	// Turns counts the times that the client waited for the server, Sent and
	// Received the octets above TLS, Waited the time spent waiting.
	Turns    int    `json:"turns"`
	Sent     int64  `json:"octets_sent"`
	Received int64  `json:"octets_received"`
	Waited   Millis `json:"waited_ms"`
	// Accepted and Refused count recipients; Messages the messages that were
	// delivered or fetched, Marked those that DELE marked, Deleted those that QUIT
	// removed.
	Accepted int `json:"accepted,omitempty"`
	Refused  int `json:"refused,omitempty"`
	Messages int `json:"messages,omitempty"`
	Marked   int `json:"marked,omitempty"`
	Deleted  int `json:"deleted,omitempty"`
	// NotOffered are the extensions that the user wanted, and without which the session
	// went on.
	NotOffered []string `json:"not_offered,omitempty"`
	// Unreached are the stages that the user named and the session never came to.
	Unreached []string `json:"unreached,omitempty"`
	// Timing is where the time went.
	Timing *Timing `json:"timing,omitempty"`
}
