package explain

import (
	"slices"
	"strings"
	"testing"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// told folds a dialogue in which every C: line is a command, and every S: line a
// reply to the command named before it by its place, counted from 1: "S2: 250 ok".
func told(t *testing.T, dialogue string) []Step {
	t.Helper()
	s := &Session{}
	steps := []Step{s.Observe(trace.Event{Seq: 1, Proto: trace.SMTP, Kind: trace.Connected})}
	seq := 1
	commands := []int{0}
	for line := range strings.Lines(dialogue) {
		who, text, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			t.Fatalf("%q is no line of a dialogue", line)
		}
		seq++
		e := trace.Event{Seq: seq, Proto: trace.SMTP}
		if who == "C" {
			cmd := trace.ParseCommand([]byte(text))
			e.Kind, e.Peer, e.Command = trace.Sent, trace.Client, &cmd
			commands = append(commands, seq)
		} else {
			var lines [][]byte
			for l := range strings.SplitSeq(text, "|") {
				lines = append(lines, []byte(l))
			}
			r, _ := trace.ParseSMTPReply(lines)
			e.Kind, e.Peer, e.Reply, e.Re = trace.Received, trace.Server, &r, commands[who[1]-'0']
		}
		steps = append(steps, s.Observe(e))
	}
	return steps
}

const threeRecipients = "C: MAIL FROM:<a@x.test>\nS2: 250\nC: RCPT TO:<bob@x.test>\nS3: 250\nC: RCPT TO:<carol@x.test>\nS4: 550\nC: RCPT TO:<dave@x.test>\nS5: 250\n"

// about is what the notes of the last steps say of whom, and in which state.
func about(steps []Step) string {
	var all []string
	for _, s := range steps {
		text := string(s.After.Phase)
		for _, n := range s.Notes {
			if n.Role == RoleItem {
				text += " " + n.Title.En
			}
		}
		if len(s.Next.All()) == 0 {
			text += " (nothing)"
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

func TestRepliesForEachRecipient(t *testing.T) {
	for _, tt := range []struct{ name, dialogue, want string }{
		{"LMTP", "S0: 220 x\nC: LHLO me\nS1: 250 x\n" + threeRecipients + "C: DATA\nS6: 354\nC: .\nS7: 250 one\nS7: 550 two\n",
			"data for bob@x.test (nothing), ready for dave@x.test"},
		{"LMTP, a chunk", "S0: 220 x\nC: LHLO me\nS1: 250 x\n" + threeRecipients + "C: BDAT 5 LAST\nS6: 250 one\nS6: 452 two\n",
			"envelope for bob@x.test (nothing), ready for dave@x.test"},
		{"LMTP in a transcript", "S0: 220 x\nC: LHLO me\nS1: 250 x\n" + threeRecipients + "C: DATA\nS6: 354\nC: .\nS7: 250 one\nS0: 550 two\n",
			"data for bob@x.test (nothing), ready for dave@x.test"},
		{"PRDR", "S0: 220 x\nC: EHLO me\nS1: 250-x|250 PRDR\n" + threeRecipients + "C: DATA\nS6: 354\nC: .\nS7: 353 wait\nS7: 250 one\nS7: 550 two\nS7: 250 all\n",
			"data (nothing), data for bob@x.test (nothing), data for dave@x.test (nothing), ready for the message as a whole"},
		{"SMTP", "S0: 220 x\nC: EHLO me\nS1: 250 x\n" + threeRecipients + "C: DATA\nS6: 354\nC: .\nS7: 250 one\n", "ready"},
		{"a chunk refused", "S0: 220 x\nC: EHLO me\nS1: 250 x\n" + threeRecipients + "C: BDAT 5 LAST\nS6: 552 no\n", "envelope"},
		{"a chunk accepted", "S0: 220 x\nC: EHLO me\nS1: 250 x\n" + threeRecipients + "C: BDAT 5 LAST\nS6: 250 yes\n", "ready"},
		{"XCLIENT", "S0: 220 x\nC: EHLO me\nS1: 250-x|250 XCLIENT NAME\nC: XCLIENT NAME=y\nS2: 220 x\n", "greeted"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			steps := told(t, tt.dialogue)
			n := strings.Count(tt.want, ", ") + 1
			got := about(steps[len(steps)-n:])
			if got != tt.want {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
			for _, s := range steps[len(steps)-n:] {
				if s.Answers == "" || s.Exchange == 0 {
					t.Errorf("%+v answers nothing", s.Reply)
				}
			}
		})
	}
}

// TestProvisionalYes: with PRDR nobody has the message before the last reply.
func TestProvisionalYes(t *testing.T) {
	steps := told(t, "S0: 220 x\nC: EHLO me\nS1: 250-x|250 PRDR\n"+threeRecipients+"C: DATA\nS6: 354\nC: .\nS7: 353 wait\nS7: 250 one\nS7: 250 two\nS7: 250 all\n")
	var got []string
	for _, s := range steps[len(steps)-4:] {
		got = append(got, s.Notes[0].Title.En+" | "+s.After.Text().En)
	}
	want := []string{
		"a reply for each recipient follows | data, 2 recipients, 3 replies to come",
		"yes for this recipient; the last reply decides | data, 2 recipients, 2 replies to come",
		"yes for this recipient; the last reply decides | data, 2 recipients, 1 reply to come",
		"accepted: the server is responsible now | ready",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// TestLHLOAgain: what may come next in LMTP is LHLO, not EHLO.
func TestLHLOAgain(t *testing.T) {
	steps := told(t, "S0: 220 x\nC: LHLO me\nS1: 250 x\nC: MAIL FROM:<>\nS2: 250\n")
	for _, s := range []Step{steps[3], steps[5]} {
		if next := strings.Join(s.Next.All(), " "); strings.Contains(next, "EHLO") || !strings.Contains(next, "LHLO") {
			t.Errorf("next is %s", next)
		}
	}
}

func TestUnofferedParameters(t *testing.T) {
	steps := told(t, "S0: 220 x\nC: EHLO me\nS1: 250-x|250-SIZE 100|250 DSN\n"+
		"C: MAIL FROM:<a@x.test> SIZE=5 RET=FULL BY=5;R MT-PRIORITY=3 HOLDFOR=9 BODY=BINARYMIME FOO=1\nS2: 250\n"+
		"C: RCPT TO:<b@x.test> NOTIFY=NEVER RRVS=2030-01-01T00:00:00Z\n")
	var got []string
	for _, s := range steps {
		for _, n := range s.Notes {
			if n.Role == RoleParam {
				_, missing, _ := strings.Cut(n.Title.En, "did not offer ")
				got = append(got, strings.TrimSuffix(n.Label[:strings.IndexByte(n.Label, '=')]+"/"+missing, "/"))
				if n.Title.In(lang.Zh) == "" {
					t.Errorf("%s has no Chinese", n.Label)
				}
			}
		}
	}
	const want = "SIZE RET BY/DELIVERBY MT-PRIORITY/MT-PRIORITY HOLDFOR/FUTURERELEASE BODY/BINARYMIME FOO NOTIFY RRVS/RRVS"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("%s\nwant %s", s, want)
	}
	// Nothing is known of what a server offers that was not asked.
	for _, n := range told(t, "S0: 220 x\nC: MAIL FROM:<a@x.test> SIZE=5\n")[2].Notes {
		if strings.Contains(n.Title.En, "offer") {
			t.Errorf("%+v", n)
		}
	}
}

// TestEveryParameterHasAKeyword: what mailproto knows as a parameter it can also
// tell to be out of place.
func TestEveryParameterHasAKeyword(t *testing.T) {
	for _, p := range smtpParams {
		words := paramKeywords(p.ID)
		if len(words) == 0 || keyword(smtpExtensions, words[0]) == nil {
			t.Errorf("%s is allowed by %v", p.ID, words)
		}
	}
}

func TestProxyHeaderIsNoEarlyTalk(t *testing.T) {
	for args, want := range map[string]string{
		"TCP4 192.0.2.7 198.51.100.5 41234 25": "v1 from 192.0.2.7 port 41234, to 198.51.100.5 port 25",
		"v2 TCP6 2001:db8::1 ::1 1 25":         "v2 from 2001:db8::1 port 1, to ::1 port 25",
		"UNKNOWN":                              "v1 it is not told who connects",
		"v2 UNKNOWN":                           "v2 it is not told who connects",
		"what":                                 "",
		"":                                     "",
	} {
		steps := told(t, "C: PROXY "+args+"\nS0: 220 x\nC: EHLO me\nS2: 250 x\n")
		var got string
		for _, n := range steps[1].Notes {
			if n.Role == RoleParam {
				got = n.Label + " " + n.Title.En
			}
		}
		if got != want || len(steps[1].Problems) > 0 || steps[4].Answers != "EHLO" || steps[2].Answers != "" {
			t.Errorf("PROXY %s: %q, %+v", args, got, steps[1].Problems)
		}
	}
}

// TestKeywordsOfRealServers: nothing that Postfix, Exim, Dovecot or the lab lists is
// unknown.
func TestKeywordsOfRealServers(t *testing.T) {
	for server, keywords := range map[string]string{
		"Postfix": "PIPELINING/SIZE 10240000/VRFY/ETRN/STARTTLS/AUTH PLAIN LOGIN/AUTH=PLAIN LOGIN/XCLIENT NAME ADDR/XFORWARD NAME ADDR/ENHANCEDSTATUSCODES/8BITMIME/DSN/SMTPUTF8/CHUNKING/REQUIRETLS",
		"Exim":    "SIZE 52428800/LIMITS MAILMAX=1000 RCPTMAX=50000/8BITMIME/PIPELINING/PIPECONNECT/PIPE_CONNECT/X_PIPE_CONNECT/CHUNKING/AUTH PLAIN/STARTTLS/PRDR/DSN/SMTPUTF8/ETRN/EXPN/VRFY/HELP",
		"Dovecot": "8BITMIME/AUTH PLAIN LOGIN/BURL imap/CHUNKING/ENHANCEDSTATUSCODES/PIPELINING/SIZE/STARTTLS/XCLIENT ADDR PORT/DSN/SMTPUTF8/VRFY",
		"lab":     "PIPELINING/SIZE 10485760/8BITMIME/BINARYMIME/CHUNKING/ENHANCEDSTATUSCODES/DSN/SMTPUTF8/EXPN/LIMITS RCPTMAX=100/STARTTLS/AUTH PLAIN/HELP",
	} {
		var s Session
		lines := [][]byte{[]byte("250-mx")}
		for k := range strings.SplitSeq(keywords+"/HELP", "/") {
			lines = append(lines, []byte("250-"+k))
		}
		lines[len(lines)-1] = []byte("250 HELP")
		reply, _ := trace.ParseSMTPReply(lines)
		s.Observe(trace.Event{Seq: 1, Kind: trace.Connected, Proto: trace.SMTP})
		s.Observe(trace.Event{Seq: 2, Kind: trace.Sent, Proto: trace.SMTP, Peer: trace.Client, Command: &trace.Command{Verb: "EHLO", Args: "me"}})
		step := s.Observe(trace.Event{Seq: 3, Kind: trace.Received, Proto: trace.SMTP, Peer: trace.Server, Re: 2, Reply: &reply})
		n := 0
		for _, note := range step.Notes {
			if note.Role == RoleKeyword {
				n++
			}
			if note.Unknown {
				t.Errorf("%s: %s is not known", server, note.Label)
			}
		}
		if n < 10 {
			t.Errorf("%s: %d keywords explained", server, n)
		}
	}
}
