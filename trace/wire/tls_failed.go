package wire

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"

	"mailproto/trace"
)

// tlsFailed reports a handshake that failed, and why.
func (c *Client) tlsFailed(info *trace.TLSInfo, first []byte, err error) error {
	name := handshakeFault(info, err)
	detail := info.Reason
	if detail == "" {
		detail = err.Error()
	}
	if name == "not-tls" {
		detail, _ = trace.Visible(c.mask.Hide(firstLine(first)))
		// What answered in clear ends the handshake, not the connection.
	}
	if closedOn(err) {
		detail = lostHow(err)
	}
	info.Verified = false
	info.Error, info.Reason = name, c.field(detail)
	c.add(trace.Event{Kind: trace.Secured, TLSInfo: info})
	failed := &Error{Reason: ErrTLS, Name: name, Detail: c.field(detail), Err: err, Handshake: info}
	if errors.Is(err, os.ErrDeadlineExceeded) || c.ctx.Err() != nil {
		if broken := new(Error); errors.As(c.broken(err), &broken) {
			failed.Reason, failed.Detail, failed.Err = broken.Reason, broken.Detail, broken.Err
		}
	}
	return failed
}

// handshakeFault names why a handshake failed.
func handshakeFault(info *trace.TLSInfo, err error) string {
	var notTLS tls.RecordHeaderError
	switch {
	case errors.As(err, &notTLS):
		return "not-tls"
	case info.Error != "" && info.ClientCertificate == "":
		return info.Error
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case strings.Contains(err.Error(), "protocol version"): // in the alert's text, and in that of our own refusal
		info.Version = chosen(err.Error())
		return "protocol-version"
	case closedOn(err):
		return "handshake-failure"
	}
	if alert, ok := Alert(err, info.ClientCertificate); ok {
		return alert
	}
	if info.Error != "" {
		return info.Error
	}
	return "other"
}

// closedOn reports that the other side ended the connection without a word.
func closedOn(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.ErrClosedPipe) || errors.Is(err, syscall.ECONNRESET)
}

// chosen is the version that a server chose and this side refused: the library's
// text ends in its number.
func chosen(text string) string {
	_, number, ok := strings.Cut(text, "unsupported protocol version ")
	v, err := strconv.ParseUint(number, 16, 16)
	if !ok || err != nil {
		return ""
	}
	return tls.VersionName(uint16(v))
}

// Alert names what the other side ended TLS with. client is what became of the
// client's certificate, as in TLSInfo: a server sees no other, so that an alert
// about a certificate is about that. The alert's type is not exported, only its
// text is.
func Alert(err error, client string) (name string, ok bool) {
	var op *net.OpError
	if !errors.As(err, &op) || op.Op != "remote error" {
		return "", false
	}
	text := op.Err.Error()
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(text, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("certificate", "access denied") && client == "sent":
		return "client-certificate-refused", true
	case has("certificate"):
		return "client-certificate", true
	case has("unrecognized name"):
		return "unrecognized-name", true
	case has("handshake failure") && client == "wanted":
		// TLS 1.2 has no alert of its own for a certificate that is missing
		// (RFC 5246 §7.4.6).
		return "client-certificate", true
	case has("handshake failure", "insufficient security"):
		return "no-cipher", true
	case has("no application protocol"):
		return "no-protocol", true
	}
	return "handshake-failure", true
}
