package explain

import (
	"strings"
	"testing"
	"time"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// TestTLSReason: what is known of a fault is said: names, dates, who signed.
func TestTLSReason(t *testing.T) {
	now := time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
	day := func(n int) time.Time { return now.AddDate(0, 0, n) }
	chain := func(from, to int) []trace.Certificate {
		return []trace.Certificate{{Subject: "CN=good", NotBefore: day(-9), NotAfter: day(9)}, {Subject: "CN=bad", NotBefore: day(from), NotAfter: day(to)}}
	}
	for _, tt := range []struct {
		info   trace.TLSInfo
		en, zh string
	}{
		{trace.TLSInfo{Error: "wrong-name", ServerName: "mx.test", Names: []string{"a.test", "b.test"}}, "mx.test was wanted, and it is for a.test, b.test", "属于 a.test、b.test"},
		{trace.TLSInfo{Error: "expired", Chain: chain(-20, -1)}, "CN=bad was valid until 2026-01-04, and today is 2026-01-05", "CN=bad 有效至 2026-01-04"},
		{trace.TLSInfo{Error: "not-yet-valid", Chain: chain(1, 20)}, "CN=bad is valid from 2026-01-06 on", "CN=bad 从 2026-01-06 起有效"},
		{trace.TLSInfo{Error: "unknown-ca", Issuer: "Somebody"}, "it says that Somebody issued it", "它自称由 Somebody 颁发"},
		{trace.TLSInfo{Error: "protocol-version", Version: "TLS 1.0"}, "the server chose TLS 1.0", "服务器选择了 TLS 1.0"},
		{trace.TLSInfo{Error: "handshake-failure", Reason: "closed by the other side"}, "closed the connection without a word", "断开了连接"},
		{trace.TLSInfo{Error: "other", Reason: "x509: odd"}, ": x509: odd", "：x509: odd"},
		{trace.TLSInfo{Error: "expired"}, "the certificate has expired", "证书已过期"},
	} {
		got := TLSReason(&tt.info, now)
		if !strings.HasSuffix(got.En, tt.en) && !strings.Contains(got.En, tt.en) || !strings.Contains(got.Zh, tt.zh) {
			t.Errorf("%s: %v", tt.info.Error, got)
		}
	}
}

// TestTLSDetail: what only the curious want to know is told for each field, and
// nothing where a transcript told none.
func TestTLSDetail(t *testing.T) {
	if n := tlsDetail(&trace.TLSInfo{Version: "TLS 1.3"}); n != nil {
		t.Errorf("of nothing: %v", n)
	}
	info := trace.TLSInfo{KeyExchange: "X25519", Resumed: true, ALPN: "pop3", Exporter: "0011223344556677", ClientCertificate: "sent",
		Names: []string{"a.test"}, NamesMore: 7, Chain: []trace.Certificate{{Subject: "CN=a", Issuer: "CN=a", Key: "RSA 2048", Signature: "SHA256-RSA", SHA256: "0123456789abcdef"}}}
	for _, ocsp := range []string{"", "good", "revoked", "unknown", "unreadable"} {
		info.OCSP = ocsp
		for _, l := range lang.All() {
			var all strings.Builder
			for _, n := range tlsDetail(&info) {
				all.WriteString(n.Title.In(l) + "\n")
			}
			for _, want := range []string{"X25519", "pop3", "0011223344556677", "RSA 2048", "SHA256-RSA", "01234567 89abcdef", " 7 ", "OCSP"} {
				if !strings.Contains(all.String(), want) {
					t.Errorf("%s: no %q in %s", l, want, all.String())
				}
			}
		}
	}
}
