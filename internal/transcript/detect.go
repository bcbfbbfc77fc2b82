package transcript

import (
	"bytes"
	"slices"
	"strings"

	"mailproto/trace"
)

// Detect recognises a transcript by its beginning. Each line that looks like a
// tool's speaks for its format; the one for which most speaks is taken, if at least
// one line looks like nothing else.
func Detect(head []byte) (Format, bool) {
	score, strong := map[Format]int{}, map[Format]bool{}
	bare := 0
	lines := 0
	if bytes.IndexByte(head, 0x1b) >= 0 {
		head = colours().ReplaceAll(head, nil)
	}
	for line := range bytes.Lines(head) {
		if lines++; lines > 2000 {
			break
		}
		line = bytes.TrimRight(line, "\r\n")
		if f, n := sign(line); n > 0 {
			score[f] += n
			strong[f] = strong[f] || n >= 3
		} else if bareLine(line) {
			bare++
		}
	}
	if score[Msmtp] > 0 && popMarks(head) {
		score[Mpop], strong[Mpop], score[Msmtp] = score[Msmtp], strong[Msmtp], 0
	}
	best, most := Format(""), 0
	for _, f := range Formats() {
		if score[f] > most && strong[f] {
			best, most = f, score[f]
		}
	}
	switch {
	case best == "" && bare > 0:
		return OpenSSL, true
	case best == OpenSSL, best == "":
		return best, best != ""
	case bare > 2*most:
		return OpenSSL, true
	}
	return best, true
}

// sign tells which format a line speaks for, and how loudly.
func sign(line []byte) (Format, int) {
	if len(line) < 2 {
		return "", 0
	}
	s := string(line[:min(len(line), 200)])
	for i := range signs {
		if strings.HasPrefix(s, signs[i].prefix) {
			return signs[i].format, weigh(line, i)
		}
	}
	switch {
	case line[0] == '{' && strings.Contains(s, `"kind":`):
		return Recording, 10
	case column(line) != "":
		return Mailproto, 5
	case sentence(s) == 'C' || sentence(s) == 'S':
		return Mailproto, 5
	}
	if f, n := logSign(line, s); n > 0 {
		return f, n
	}
	if _, _, rest, ok := speaker(line); ok {
		if spokenLike(bytes.TrimLeft(rest, " \t")) {
			return Dialogue, 4
		}
		return Dialogue, 1
	}
	return "", 0
}

// weigh is the weight of a sign. Marks that other texts have, too, weigh more where
// a command or a reply stands behind them.
func weigh(line []byte, i int) int {
	s := &signs[i]
	if s.format == Curl && s.weight == 2 && spokenLike(line[2:]) {
		return 4
	}
	return s.weight
}

// spokenLike reports that a line can be a command or the beginning of a reply.
func spokenLike(line []byte) bool {
	if replyLike(line) {
		return true
	}
	verb := trace.ParseCommand(line).Verb
	return smtpVerb(verb) || guessProto(line) == trace.POP3
}

// logSign recognises the formats whose lines begin with a time.
func logSign(line []byte, s string) (Format, int) {
	if program, _, said, ok := syslog(line); ok && (program == "smtp" || program == "smtpd") {
		if _, mark := spoken(said); mark != 0 {
			return Postfix, 10
		}
		if bytes.HasPrefix(said, []byte("smtp_stream_setup: ")) || bytes.HasPrefix(said, []byte("input attribute ")) {
			return Postfix, 3
		}
		return Postfix, 1
	}
	if _, ok := clockTime(line); ok {
		_, rest, _ := strings.Cut(s, " ")
		switch {
		case strings.HasPrefix(rest, "send: "), strings.HasPrefix(rest, "reply: "), strings.HasPrefix(rest, "connect: "):
			return Smtplib, 4
		case strings.Contains(rest, "SMTP>> "), strings.Contains(rest, "SMTP<< "):
			return Exim, 4
		}
	}
	t := strings.TrimLeft(s, " ")
	if strings.HasPrefix(t, "SMTP>> ") || strings.HasPrefix(t, "SMTP<< ") || strings.HasPrefix(t, "SMTP|> ") {
		return Exim, 4
	}
	return "", 0
}

// signs are beginnings of lines that only one format has.
var signs = []struct {
	prefix string
	format Format
	weight int
}{
	{"=== Trying ", Swaks, 10}, {"=== Connected ", Swaks, 10}, {"=== TLS ", Swaks, 5}, {"*** ", Swaks, 1},
	{"<-  ", Swaks, 4}, {" -> ", Swaks, 3}, {"<~  ", Swaks, 4}, {" ~> ", Swaks, 3}, {"<** ", Swaks, 4}, {"<~* ", Swaks, 4},
	{"--> ", Msmtp, 3}, {"<-- ", Msmtp, 3}, {"msmtp: ", Msmtp, 5}, {"mpop: ", Msmtp, 5}, {"tls_starttls = ", Msmtp, 5},
	{"passwordeval = ", Msmtp, 5}, {"TLS session parameters:", Msmtp, 5},
	{"* Connected to ", Curl, 5}, {"*   Trying ", Curl, 5}, {"* SSL connection using", Curl, 5}, {"* Closing connection", Curl, 5},
	{"} [", Curl, 3}, {"{ [", Curl, 3}, {"* ", Curl, 1}, {"> ", Curl, 2}, {"< ", Curl, 2},
	{"CONNECTED(0", OpenSSL, 10}, {"CONNECTION ESTABLISHED", OpenSSL, 10}, {"verify return:", OpenSSL, 5},
	{"Escape character is ", OpenSSL, 10}, {"Verify return code: ", OpenSSL, 5},
	{"send: '", Smtplib, 4}, {`send: "`, Smtplib, 4}, {"send: b'", Smtplib, 4}, {`send: b"`, Smtplib, 4}, {"reply: b'", Smtplib, 4},
	{`reply: b"`, Smtplib, 4}, {"reply: '", Smtplib, 4}, {"connect: (", Smtplib, 4}, {"connect: to (", Smtplib, 4},
	{"*cmd* ", Poplib, 5}, {"*put* ", Poplib, 5}, {"*get* ", Poplib, 5}, {"*resp* ", Poplib, 5}, {"*welcome* ", Poplib, 5},
	{"fetchmail: ", Fetchmail, 5},
	{"LOG: MAIN", Exim, 3}, {"Exim version ", Exim, 5},
}

// bareLine reports that a line is one of a dialogue without marks.
func bareLine(line []byte) bool {
	if len(line) < 3 {
		return false
	}
	if code, _, _, ok := trace.SplitReplyLine(line); ok {
		return code/100 >= 2 && code/100 <= 5
	}
	switch trace.StatusOf(line) {
	case "+OK", "-ERR":
		return true
	}
	verb := trace.ParseCommand(line).Verb
	return smtpVerb(verb) && slices.Contains([]string{"EHLO", "HELO", "MAIL", "RCPT", "STARTTLS", "AUTH"}, verb)
}

// popMarks reports that msmtp's kind of dialogue is mpop's.
func popMarks(head []byte) bool {
	return bytes.Contains(head, []byte("<-- +OK")) || bytes.Contains(head, []byte("<-- -ERR")) ||
		bytes.Contains(head, []byte("mpop: ")) || bytes.Contains(head, []byte("uidls file = "))
}
