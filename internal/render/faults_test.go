package render

import (
	"bytes"
	"strings"
	"testing"

	"mailproto/internal/lang"
)

// TestOneFault: one blank line stands before each heading, never two.
func TestOneFault(t *testing.T) {
	var w bytes.Buffer
	f := Fault{Name: "drip", Where: "SMTP POP3", Does: lang.Same("does"), Teaches: lang.Same("teaches"), GoodClient: lang.Same("waits")}
	if err := OneFault(&w, Options{Width: 80}, f); err != nil {
		t.Fatal(err)
	}
	got := w.String()
	if strings.Contains(got, "\n\n\n") || strings.Count(got, "\n\n") != 3 || !strings.HasPrefix(got, "drip  (SMTP POP3)\n\nWhat the lab does\n  does\n") {
		t.Errorf("%q", got)
	}
}
