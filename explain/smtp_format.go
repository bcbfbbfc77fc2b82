package explain

import (
	"strconv"
	"strings"
	"time"

	"mailproto/internal/lang"
)

// quotable reports a word from the network that may stand in our text: printable
// ASCII, and not too long.
func quotable(s string) bool {
	if s == "" || len(s) > longestArg {
		return false
	}
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isDigits reports 1 to most decimal digits.
func isDigits(s string, most int) bool {
	if s == "" || len(s) > most {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// isTime reports a date and time as RFC 4865 §3 and RFC 7293 §3.1 write them.
func isTime(s string) bool {
	if !quotable(s) {
		return false
	}
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

// octetsText says a number of octets, digits only, also in binary units.
func octetsText(digits string) lang.Text {
	plain := lang.Text{En: "%s octets", Zh: "%s 字节"}.Sprintf(digits)
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || n < 1024 {
		return plain
	}
	units := "KMGTPE"
	size := float64(n) / 1024
	i := 0
	for size >= 1024 && i < len(units)-1 {
		size /= 1024
		i++
	}
	human := strings.TrimSuffix(strconv.FormatFloat(size, 'f', 1, 64), ".0") + " " + units[i:i+1] + "iB"
	return lang.Text{En: "%s (%s)", Zh: "%s（%s）"}.Sprintf(human, plain)
}

// secondsText says a number of seconds, digits only, in the largest whole unit.
func secondsText(digits string) lang.Text {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return lang.Same(digits)
	}
	units := [...]struct {
		seconds int
		name    lang.Text
	}{
		{86400, lang.Text{En: "day", Zh: "天"}},
		{3600, lang.Text{En: "hour", Zh: "小时"}},
		{60, lang.Text{En: "minute", Zh: "分钟"}},
		{1, lang.Text{En: "second", Zh: "秒"}},
	}
	u := units[len(units)-1]
	for _, x := range units {
		if n > 0 && n%x.seconds == 0 {
			u = x
			break
		}
	}
	n /= u.seconds
	form := lang.Text{En: "%d %ss", Zh: "%d %s"}
	if n == 1 {
		form.En = "%d %s"
	}
	return form.Sprintf(n, u.name)
}
