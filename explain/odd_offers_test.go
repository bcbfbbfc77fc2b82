package explain

import (
	"slices"
	"strings"
	"testing"

	"mailproto/trace"
)

// TestOddKeywords: a word of the list counts as it is written, as it does for the client
// that acts on it, and never for the one that it looks like. A tab stands between words
// as a space does.
func TestOddKeywords(t *testing.T) {
	steps := told(t, "S0: 220 x\nC: EHLO me\nS1: 250-x|250-SIZE\t100|250-CHUNK_ING|250-EX?PN|250 \tAUTH\tPLAIN\nC: MAIL FROM:<>\nS2: 250 ok\n")
	list, mail := steps[3], steps[5]
	if !slices.ContainsFunc(list.Problems, func(f Finding) bool {
		return f.Name == "keyword-syntax" && strings.Contains(f.Body.En, "as it is written") && !strings.Contains(f.Body.En, "not count")
	}) {
		t.Errorf("%+v", list.Problems)
	}
	var topics []string
	for _, n := range list.Notes {
		if n.Role == RoleKeyword {
			topics = append(topics, n.Topic)
		}
	}
	if want := []string{"SIZE", "", "", "AUTH"}; !slices.Equal(topics, want) {
		t.Errorf("topics %q, want %q", topics, want)
	}
	for _, n := range mail.Next.All() {
		if n == "BDAT" || n == "EXPN" {
			t.Errorf("%s counts as offered", n)
		}
	}
	if !slices.Contains(list.Next.All(), "AUTH") {
		t.Errorf("AUTH does not count as offered: %q", list.Next.All())
	}
}

// TestOddCapability: the same in POP3.
func TestOddCapability(t *testing.T) {
	r, _ := trace.ParsePOP3Reply([][]byte{[]byte("+OK"), []byte("EXPIRENEVER"), []byte("SASL\tPLAIN"), []byte("ST\x1bLS")})
	o := readOffers(&r)
	if o.has("EXPIRE") || o.has("STLS") || o["SASL"] != "PLAIN" || !o.has("EXPIRENEVER") {
		t.Errorf("%q", o)
	}
}
