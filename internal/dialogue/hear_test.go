package dialogue

import (
	"strings"
	"testing"
	"testing/synctest"
	"unicode/utf8"
)

// TestHear: what a pattern speaks of: a whole reply, or a line further on in it.
func TestHear(t *testing.T) {
	ehlo := "S: 250-mx\nS: 250-SIZE 100\nS: 250-STARTTLS\nS: 250 HELP"
	list := "S: +OK 2 messages\nS: 1 uid7\nS: 12 uid8\nS: ."
	for _, tt := range []struct {
		pattern, reply string
		ok             bool
		observed       string
	}{
		{"250", "S: 250 ok", true, "250 ok"},
		{"250", "S: 251 ok", false, "251 ok"},
		{"2", "S: 250 ok", true, "250 ok"},
		{"2", "S: 221 bye", true, "221 bye"},
		{"5", "S: 450 later", false, "450 later"},
		{"25", "S: 250 ok", false, "250 ok"},
		{"550 5.1.1", "S: 550 5.1.1 no", true, "550 5.1.1 no"},
		{"550 5.1.1", "S: 550 5.1.10 no", false, "550 5.1.10 no"},
		{"550 5.1.1", "S: 550 5.7.1 no", false, "550 5.7.1 no"},
		{"550 5.1.1", "S: 550 no", false, "550 no"},
		{"550", "S: 550 5.1.1 no", true, "550 5.1.1 no"},
		{"250", ehlo, true, "250-mx"},
		{"250-STARTTLS", ehlo, true, "250-STARTTLS"},
		{"250-SIZE 10", ehlo, false, "250-mx / 250-SIZE 100 / 250-STARTTLS / 250 HELP"},
		{"250-SIZE 1", "S: 250-mx\nS: 250-SIZE 1k\nS: 250 HELP", true, "250-SIZE 1k"},
		{"250-XTHING", ehlo, false, "250-mx / 250-SIZE 100 / 250-STARTTLS / 250 HELP"},
		{"+OK", list, true, "+OK 2 messages"},
		{"+OK 2", list, true, "+OK 2 messages"},
		{"+OK 2 mess", list, true, "+OK 2 messages"},
		{"+OK {n}", list, true, "+OK 2 messages"},
		{"1 uid7", list, true, "1 uid7"},
		{"12 {uid}", list, true, "12 uid8"},
		{"2 {uid}", list, false, "+OK 2 messages / 1 uid7 / 12 uid8"},
		{"-ERR", "S: -ERR no", true, "-ERR no"},
		{"-ERR", "S: +OK", false, "+OK"},
		{"-ERR [IN-USE]", "S: -ERR [IN-USE] locked", true, "-ERR [IN-USE] locked"},
		{"-ERR [IN-USE]", "S: -ERR [AUTH] wrong", false, "-ERR [AUTH] wrong"},
		{"+OKAY", "S: +OK", false, "+OK"},
	} {
		server, service, command := smtp, "mx", "NOOP"
		if strings.ContainsAny(tt.reply, "+") || strings.HasPrefix(tt.reply, "S: -") {
			server, service = pop, "pop3"
		}
		if tt.reply == list {
			command = "UIDL"
		}
		end := map[bool]Ending{true: Matched, false: Parted}[tt.ok]
		trying{tt.pattern + " and " + tt.reply, "a = " + service + "\na C: " + command + "\na S!: " + tt.pattern,
			[]string{server + "C: " + command + "\n" + tt.reply}, end, 3, tt.observed}.try(t)
	}
}

// TestHearWithin: patterns go on within one reply, in its order, and a status
// begins the next.
func TestHearWithin(t *testing.T) {
	server := []string{pop + "C: UIDL\nS: +OK\nS: 1 a\nS: 2 b\nS: 3 c\nS: .\nC: NOOP\nS: +OK 2 b"}
	begin := "b = pop3\nb C: UIDL\nb S: +OK\n"
	for _, tt := range []trying{
		{"lines are skipped", begin + "b S: 1 {x}\nb S: 3 {y}\nb C: NOOP\nb S!: +OK 2 b", server, Matched, 7, "+OK 2 b"},
		{"not back", begin + "b S: 2 {x}\nb S!: 1 {y}", server, Parted, 5, "+OK / 1 a / 2 b / 3 c"},
		{"what was captured holds further on", begin + "b S: 2 {x}\nb C: NOOP\nb S: +OK 2\nb S!: +OK 2 {x}", server, Parted, 7, "nothing more was said"},
		{"no reply is spoken of twice", begin + "b S!: +OK", server, Parted, 4, "nothing more was said"},
		{"a reply need not be spoken of", "b = pop3\nb C: UIDL\nb C: NOOP\nb S!: +OK 2 b", server, Matched, 4, "+OK 2 b"},
		{"before anything was said", "b = pop3\nb S!: +OK\nb C: UIDL\nb C: NOOP", server, Parted, 2, "nothing more was said"},
	} {
		tt.try(t)
	}
}

func TestBody(t *testing.T) {
	text := "S: +OK\nS: Subject: tea\nS:\nS: At six.\nS: .\n"
	one := []string{pop + "C: RETR 1\n" + text}
	begin := "b = pop3\nb C: RETR 1\n"
	for _, tt := range []trying{
		{"has", begin + "b body! has At six", one, Matched, 3, `"At six" is in it`},
		{"has not", begin + "b body! has At seven", one, Parted, 3, `"At seven" is not in it`},
		{"lacks", begin + "b body! lacks At seven", one, Matched, 3, `"At seven" is not in it`},
		{"does not lack", begin + "b body! lacks tea", one, Parted, 3, `"tea" is in it`},
		{"a mismatch that is not marked", begin + "b body has At seven", one, Broke, 3, `"At seven" is not in it`},
		{"a capture", "b = pop3\nb C: UIDL 1\nb S: +OK 1 {uid}\nb C: UIDL\nb body! lacks {uid}",
			[]string{pop + "C: UIDL 1\nS: +OK 1 x7\nC: UIDL\nS: +OK\nS: 2 x8\nS: ."}, Matched, 5, `"x7" is not in it`},
		{"a capture without a value", begin + "b body! lacks {uid}", one, Broke, 3, "{uid} has no value"},
		{"nothing was fetched", "b = pop3\nb body! lacks tea", []string{pop}, Broke, 2, "no answer of several lines"},
		{"a fetch that failed", begin + "b body! lacks tea", []string{pop + "C: RETR 1\nS: -ERR"}, Broke, 3, "no answer of several lines"},
		{"an empty list", "b = pop3\nb C: LIST\nb body! lacks 1", []string{pop + "C: LIST\nS: +OK\nS: ."}, Matched, 3, `"1" is not in it`},
		{"the last answer counts", begin + "b C: TOP 1 0\nb body! lacks At six", []string{pop + "C: RETR 1\n" + text + "C: TOP 1 0\nS: +OK\nS: Subject: tea\nS:\nS: ."}, Matched, 4, "is not in it"},
		{"kept when the session is over", begin + "b drop\nb body! has At six", one, Matched, 4, "is in it"},
		{"kept when the name is used again", begin + "b = mx\nb body! has At six", append(one, smtp), Matched, 4, "is in it"},
		{"the same in two", begin + "c = pop3\nc C: RETR 1\nb body! = c", append(one, one...), Matched, 5, "the same"},
		{"not the same", begin + "c = pop3\nc C: TOP 1 0\nb body! = c", append(one, pop+"C: TOP 1 0\nS: +OK\nS: Subject: tea\nS:\nS: ."), Parted, 5, "they differ"},
		{"the other one unknown", begin + "b body! = c", one, Broke, 3, `no session "c"`},
	} {
		tt.try(t)
	}
}

// TestCount: what sessions cost; one that was opened again counts as well.
func TestCount(t *testing.T) {
	noop := smtp + "C: NOOP\nS: 250\n"
	mail := smtp + "C: DATA\nS: 354\nC: x\nC: .\nS: 250\n"
	one := "a = mx\na C: NOOP\n"
	for _, tt := range []trying{
		{"commands", one + "count! a commands = 2", []string{noop}, Matched, 3, "commands: 2, 2"},
		{"fewer", one + "count! a commands < 2", []string{noop}, Parted, 3, "commands: 2, 2"},
		{"more", one + "count! a commands > 1", []string{noop}, Matched, 3, "commands: 2, 1"},
		{"not marked", one + "count a commands > 2", []string{noop}, Broke, 3, "commands: 2, 2"},
		{"the number is whole", one + "count! a commands = 22", []string{noop}, Parted, 3, "commands: 2, 22"},
		{"round trips", one + "count! a roundtrips > 0", []string{noop}, Matched, 3, "roundtrips: "},
		{"octets", one + "count! a octets > 30", []string{noop}, Matched, 3, "octets: "},
		{"copies", "a = mx\na C: DATA\na S: 354\na C: x\na C: .\na S: 250\ncount! a copies = 1", []string{mail}, Matched, 7, "copies: 1, 1"},
		{"no copies", one + "count! a copies = 0", []string{noop}, Matched, 3, "copies: 0, 0"},
		{"opened again", one + one + one + "count! a commands = 6", []string{noop, noop, noop}, Matched, 7, "commands: 6, 6"},
		{"dropped", one + "a drop\ncount! a commands = 2", []string{noop}, Matched, 4, "commands: 2, 2"},
		{"in rounds", "repeat 3\n" + one + "end\ncount! a commands = 6", []string{noop, noop, noop}, Matched, 5, "commands: 6, 6"},
		{"another session", one + "b = mx\ncount! a commands > b", []string{noop, smtp}, Matched, 4, "commands: 2, 1"},
		{"an unknown one", one + "count! a commands > b", []string{noop}, Broke, 3, `no session "b"`},
		{"a group saves turns", "a = mx\na C: NOOP\na C: NOOP\nb = mx pipeline\nb C: NOOP\nb C: NOOP\ncount! b roundtrips < a",
			[]string{noop + "C: NOOP\nS: 250", smtp + "C: NOOP\nC: NOOP\nS: 250\nS: 250"}, Matched, 7, "roundtrips: "},
	} {
		tt.try(t)
	}
}

// TestQuoted: what a server says is shown in a line, harmless and not too long.
func TestQuoted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		long := strings.Repeat("长", 500)
		w := &pipeWorld{servers: []string{smtp + "C: NOOP\nS: 250-\x1b[31mred\nS: 250 " + long}, early: true}
		got := w.runs(t.Context(), t, "a = mx\na C: NOOP\na S!: 550").Observed.En
		if strings.ContainsAny(got, "\x1b\n") || !utf8.ValidString(got) || utf8.RuneCountInString(got) > maxQuoted+1 || !strings.Contains(got, " / 250 ") {
			t.Errorf("%q", got)
		}
	})
}
