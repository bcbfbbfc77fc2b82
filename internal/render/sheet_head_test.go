package render

import (
	"slices"
	"testing"

	"mailproto/internal/lang"
)

func TestSheetHead(t *testing.T) {
	s := LabSheet{CA: "/home/alice/.cache/mailproto/lab-ca-2110.pem",
		Services: []LabService{{Name: "submission", Host: "127.0.0.1", Port: "2587", TLS: "STARTTLS"}, {Name: "submissions", Host: "127.0.0.1", Port: "2465", TLS: "TLS"},
			{Name: "pop3", Host: "127.0.0.1", Port: "2110", TLS: "STLS"}, {Name: "pop3s", Host: "127.0.0.1", Port: "2995", TLS: "TLS"}, {Name: "mx", Host: "127.0.0.1", Port: "2525", TLS: "STARTTLS"}},
		Users: []LabUser{{Name: "alice", Password: "wonderland"}, {Name: "bob", Password: "builder"}, {Name: "student001", Password: "x"}, {Name: "student030", Password: "y"}}}
	for _, tc := range []struct {
		o    Options
		want []string
	}{
		{Options{Lang: lang.En, Width: 80}, []string{
			"127.0.0.1  SMTP 2587 STARTTLS · SMTP 2465 TLS · POP3 2110 STLS · POP3 2995 TLS",
			"MX 2525 · alice/wonderland · bob/builder · student001...student030",
			"CA file /home/alice/.cache/mailproto/lab-ca-2110.pem"}},
		{Options{Lang: lang.Zh, Width: 100}, []string{
			"127.0.0.1  SMTP 2587 STARTTLS · SMTP 2465 TLS · POP3 2110 STLS · POP3 2995 TLS · MX 2525",
			"alice/wonderland · bob/builder · student001...student030", "CA 文件 /home/alice/.cache/mailproto/lab-ca-2110.pem"}},
		{Options{Lang: lang.En, Width: 40}, []string{
			"127.0.0.1  SMTP 2587 STARTTLS",
			"SMTP 2465 TLS · POP3 2110 STLS",
			"POP3 2995 TLS · MX 2525 · alice/wonderl…"}},
	} {
		if got := SheetHead(tc.o, s); !slices.Equal(got, tc.want) {
			t.Errorf("%d columns:\n got %q\nwant %q", tc.o.Width, got, tc.want)
		}
	}
}
