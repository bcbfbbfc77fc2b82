package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/fatih/color"
)

func TestPaintPlain(t *testing.T) {
	for name, p := range map[string]*Palette{"disabled": NewPalette(false), "nil": nil} {
		for s := StylePlain; s < styleCount; s++ {
			if got := p.Paint(s, "550 no\nmore"); got != "550 no\nmore" {
				t.Errorf("%s palette, style %d: %q", name, s, got)
			}
		}
	}
	for _, s := range []Style{StylePlain, -1, styleCount} {
		if got := NewPalette(true).Paint(s, "ok"); got != "ok" {
			t.Errorf("style %d: %q", s, got)
		}
	}
}

func TestPaintLines(t *testing.T) {
	got := NewPalette(true).Paint(StyleNo, "one\n\ntwo\n")
	lines := strings.Split(got, "\n")
	if len(lines) != 4 || lines[1] != "" || lines[3] != "" {
		t.Fatalf("got %q", got)
	}
	for _, i := range []int{0, 2} {
		if !strings.HasPrefix(lines[i], "\x1b[31;1m") || !strings.HasSuffix(lines[i], "m") {
			t.Errorf("line %q does not begin and end its colour", lines[i])
		}
	}
}

func TestPaintIgnoresSurroundings(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	t.Setenv("TERM", "dumb")
	if got := NewPalette(true).Paint(StyleOK, "OK"); got == "OK" {
		t.Error("the palette was asked for colour and gave none")
	}
}

func TestPaintEnds(t *testing.T) {
	p := NewPalette(true)
	line := "C -->  NOOP   12 ms"
	want := p.Paint(StyleClient, "C -->") + "  NOOP   " + p.Paint(StyleRef, "12 ms")
	if got := p.PaintTail(StyleRef, "12 ms", p.PaintHead(StyleClient, "C -->", line)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := p.PaintTail(StyleRef, "13 ms", p.PaintHead(StyleClient, "S", line)); got != line {
		t.Errorf("got %q, want it unchanged", got)
	}
}

// TestAttributes checks the rules for projectors and for readers who do not
// tell red from green.
func TestAttributes(t *testing.T) {
	forbidden := []color.Attribute{
		color.Faint, color.Italic, color.BlinkSlow, color.BlinkRapid, color.Concealed,
		color.FgBlack, color.FgBlue, color.FgYellow, color.FgWhite,
	}
	for s := StylePlain; s < styleCount; s++ {
		attrs := attributes(s)
		if (len(attrs) == 0) != (s == StylePlain) {
			t.Errorf("style %d has the attributes %v", s, attrs)
		}
		for _, a := range attrs {
			if slices.Contains(forbidden, a) || a > color.FgWhite {
				t.Errorf("style %d uses attribute %d", s, a)
			}
		}
		bold := slices.Contains(attrs, color.Bold)
		if slices.Contains(attrs, color.FgRed) && !bold {
			t.Errorf("style %d is red and not bold", s)
		}
		if bold && (slices.Contains(attrs, color.FgGreen) || slices.Contains(attrs, color.FgCyan)) {
			t.Errorf("style %d is bright on a light background", s)
		}
	}
}
