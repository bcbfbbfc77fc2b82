package explain

import (
	"strconv"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// octets writes a number of octets for people, with the exact number first where
// it is large.
func octets(n int64) lang.Text {
	switch {
	case n == 1:
		return lang.Text{En: "1 octet", Zh: "1 字节"}
	case n < 10_000:
		return lang.Text{En: "%d octets", Zh: "%d 字节"}.Sprintf(n)
	case n < 10<<20:
		return lang.Text{En: "%s octets (%.1f KiB)", Zh: "%s 字节（%.1f KiB）"}.Sprintf(grouped(n), float64(n)/(1<<10))
	}
	return lang.Text{En: "%s octets (%.1f MiB)", Zh: "%s 字节（%.1f MiB）"}.Sprintf(grouped(n), float64(n)/(1<<20))
}

// grouped writes a number with commas between thousands.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// payloadText measures a message that went by.
func payloadText(e trace.Event) lang.Text {
	form := lang.Text{En: "%d lines, %s", Zh: "%d 行，%s"}
	if e.Lines == 1 {
		form.En = "%d line, %s"
	}
	t := form.Sprintf(e.Lines, octets(e.Octets))
	switch {
	case e.Stuffed == 1:
		return lang.Text{En: "%s; one line begins with a dot and travels with a second", Zh: "%s；其中一行以点开头，传输时多加一个点"}.Sprintf(t)
	case e.Stuffed > 1:
		return lang.Text{En: "%s; %d lines begin with a dot and travel with a second", Zh: "%s；其中 %d 行以点开头，传输时各多加一个点"}.Sprintf(t, e.Stuffed)
	}
	return t
}
