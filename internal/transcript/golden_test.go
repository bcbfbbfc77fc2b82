package transcript_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mailproto/internal/transcript"
	"mailproto/trace"
)

var update = flag.Bool("update", false, "write the golden files anew")

// compact writes items one a line, lines that the tool is known to say only
// counted.
func compact(items []transcript.Item) string {
	var b strings.Builder
	known := 0
	said := func() {
		if known > 0 {
			fmt.Fprintf(&b, "        # %d\n", known)
			known = 0
		}
	}
	for _, i := range items {
		switch {
		case i.IsText() && i.Known:
			known++
		case i.IsText():
			said()
			fmt.Fprintf(&b, "%4d    ? %s\n", i.Line, i.Text)
		default:
			said()
			fmt.Fprintf(&b, "%4d %s %s\n", i.Line, i.Event.Conn, compactEvent(i.Event))
		}
	}
	said()
	return b.String()
}

func compactEvent(e trace.Event) string {
	shaft := "--"
	if e.TLS {
		shaft = "~~"
	}
	switch {
	case e.Kind == trace.Payload:
		return fmt.Sprintf("   %s%s message: %d lines, %d octets, %d stuffed", e.Peer, shaft, e.Lines, e.Octets, e.Stuffed)
	case e.Command != nil:
		sasl := ""
		if e.SASL != nil {
			sasl = "   [" + e.SASL.Mechanism + " " + e.SASL.Text + "]"
		}
		return fmt.Sprintf("%2d C%s> %s%s", e.Seq, shaft, trace.Line(e), sasl)
	case e.Reply != nil:
		lines := e.Reply.Lines[0]
		if n := len(e.Reply.Lines); n > 1 {
			lines += fmt.Sprintf(" (+%d) %s", n-1, e.Reply.Lines[n-1])
		}
		return fmt.Sprintf("%2d S<%s %s   re %d", e.Seq, shaft, lines, e.Re)
	case e.TLSInfo != nil:
		i := e.TLSInfo
		s := fmt.Sprintf("   TLS %s %s %v", i.Version, i.Cipher, i.Names)
		if i.Issuer != "" {
			s += " by " + i.Issuer
		}
		if !i.NotAfter.IsZero() {
			s += " until " + i.NotAfter.Format("2006-01-02")
		}
		if i.Verified {
			s += " verified"
		}
		if i.Error != "" || i.Reason != "" {
			s += fmt.Sprintf(" error %q insecure %v: %s", i.Error, i.Insecure, i.Reason)
		}
		return s
	case e.Fault != nil:
		return fmt.Sprintf("   problem %s: %s", e.Fault.Name, e.Fault.Detail)
	case e.Kind == trace.Connected:
		return fmt.Sprintf("   connected %s %s", e.Addr, e.Proto)
	}
	return fmt.Sprintf("   %s %s", e.Kind, e.Peer)
}

// formatOf is the format that a file of testdata is named after.
func formatOf(name string) transcript.Format {
	f, _, _ := strings.Cut(name, "-")
	return transcript.Format(f)
}

func read(t testing.TB, f transcript.Format, text []byte) []transcript.Item {
	t.Helper()
	var items []transcript.Item
	if err := transcript.Read(bytes.NewReader(text), f, func(i transcript.Item) error {
		items = append(items, i)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return items
}

func TestRealTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d transcripts, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, ok := transcript.Detect(text[:min(len(text), 64<<10)])
			if !ok || f != formatOf(name) {
				t.Errorf("detected as %q, %v", f, ok)
			}
			items := read(t, f, text)
			got := compact(items)
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
