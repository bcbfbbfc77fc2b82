package render

import (
	"strings"

	"mailproto/internal/lang"
)

// mostSheetHead is how many lines SheetHead takes at the most.
const mostSheetHead = 3

// SheetHead is what a mail program needs of a lab in as few lines as it fits: for a
// screen that hides the sheet.
func SheetHead(o Options, s LabSheet) []string {
	var parts, others []string // others are not for mail programs
	host := ""
	for _, x := range s.Services {
		if x.Name == "mx" || x.Name == "lmtp" {
			others = append(others, strings.ToUpper(x.Name)+" "+x.Port)
			continue
		}
		what := "SMTP "
		if strings.HasPrefix(x.Name, "pop3") {
			what = "POP3 "
		}
		host = x.Host
		parts = append(parts, what+x.Port+" "+x.TLS)
	}
	if host != "" {
		parts[0] = host + "  " + parts[0]
	}
	parts = append(parts, others...)
	for _, u := range s.Users[:min(2, len(s.Users))] { // the lab's own come first
		parts = append(parts, u.Name+"/"+u.Password)
	}
	if n := len(s.Users); n > 2 { // a class, whose passwords would take a screen
		parts = append(parts, s.Users[2].Name+"..."+s.Users[n-1].Name)
	}
	parts = append(parts, lang.Text{En: "CA file ", Zh: "CA 文件 "}.In(o.Lang)+s.CA)
	const between = " · "
	var lines []string
	for _, part := range parts {
		if n := len(lines); n > 0 && (n == mostSheetHead || Width(lines[n-1]+between+part) <= o.Width) {
			lines[n-1] += between + part
			continue
		}
		lines = append(lines, part)
	}
	for i, l := range lines {
		lines[i] = Truncate(l, o.Width)
	}
	return lines
}
