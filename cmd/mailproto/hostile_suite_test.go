package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mailproto/trace"
)

// hostility is a server that lies: what it does, in the steps of a fake server between
// bars, and what must come of it. Every case is held against the rules of call.run, too:
// nothing that it writes steers a terminal or shows the password, and it ends by itself.
type hostility struct {
	name, proto string
	args        string // {save} is a folder for --save
	script      string // of the server
	exit        int
	problem     string // a name that JSON reports, of the wire or of the dialogue
}

// The password of these sessions, and the beginnings that they have in common.
const (
	suitePassword = "Tr0ub4dor&3?"

	smtpMail  = smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 250 ok|C: DATA|S: 354 go|data"
	smtpPlain = "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH PLAIN LOGIN|"
	smtpTLS   = "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|"
	pop3TLS   = "S: +OK|C: CAPA|S: +OK|S: STLS|S: .|C: STLS|"
	pop3Stat  = pop3Up + "|C: STAT|"
	pop3List  = pop3Stat + "S: +OK 2 20|C: LIST|"
	pop3Uidl  = pop3List + "S: +OK|S: 1 10|S: 2 10|S: .|C: UIDL|"
	pop3Retr  = pop3Uidl + "S: +OK|S: 1 a|S: 2 b|S: .|C: RETR|"

	asBob = "-u bob --tls none"
	mails = "-f a@b.c -t d@e.f --subject x --tls none"
)

// framing has servers whose lines are not lines.
func framing() []hostility {
	return []hostility{
		{"bare LF in the greeting", "smtp", "", "raw: 220 hello\n|C: EHLO|S: 250 x" + smtpBye, exitOK, "bare-lf"},
		{"bare LF in the greeting", "pop3", "--tls none", "raw: +OK\n|C: CAPA|S: -ERR no" + pop3Bye, exitOK, "bare-lf"},
		{"bare LF in EHLO", "smtp", "", "S: 220 x|C: EHLO|raw: 250-x\n250 SIZE\r\n" + smtpBye, exitOK, "bare-lf"},
		{"bare LF in CAPA", "pop3", "--tls none", "S: +OK|C: CAPA|raw: +OK\nTOP\n.\n" + pop3Bye, exitOK, "bare-lf"},
		{"bare CR", "smtp", "", "raw: 220 x\rover\r\n|C: EHLO|S: 250 x" + smtpBye, exitOK, "bare-cr"},
		{"bare CR", "pop3", "--tls none", "raw: +OK x\rover\r\n|C: CAPA|S: -ERR no" + pop3Bye, exitOK, "bare-cr"},
		{"NUL", "smtp", "", "raw: 220 x\x00y\r\n|C: EHLO|S: 250 x" + smtpBye, exitOK, "nul-byte"},
		{"NUL", "pop3", "--tls none", "raw: +OK x\x00y\r\n|C: CAPA|S: -ERR no" + pop3Bye, exitOK, "nul-byte"},
		{"octets that are no UTF-8", "smtp", "", "S: 220 \xff\xfe|C: EHLO|S: 250 x" + smtpBye, exitOK, "not-utf8"},
		{"octets that are no UTF-8", "pop3", "--tls none", "S: +OK \xff\xfe|C: CAPA|S: -ERR no" + pop3Bye, exitOK, "not-utf8"},
		{"C1, OSC 52 and bidi", "smtp", "", "S: 220 " + nasty[:60] + "|C: EHLO|S: 250-x|S: 250 \u202eZZ\u009b2J" + smtpBye, exitOK, "control-characters"},
		{"C1, OSC 52 and bidi", "pop3", "--tls none", "S: +OK \x1b]52;c;aGk=\x07|C: CAPA|S: +OK|S: \u202eTOP\u009b2J|S: ." + pop3Bye, exitOK, "control-characters"},
		{"a keyword with an escape", "smtp", "", "S: 220 x|C: EHLO|S: 250-x|S: 250 SI\x1b[1mZE" + smtpBye, exitOK, "keyword-syntax"},
		{"a keyword with an escape", "pop3", "--tls none", "S: +OK|C: CAPA|S: +OK|S: TO\x1b[1mP|S: ." + pop3Bye, exitOK, "keyword-syntax"},
		{"codes that change", "smtp", "", "S: 220 x|C: EHLO|S: 250-x|S: 550 no|hang", exitProtocol, "code-changes"},
		{"a code that changes a little", "smtp", "", "S: 220-x|S: 221 x|C: EHLO|S: 250 x" + smtpBye, exitOK, "code-changes"},
		{"no code at all", "smtp", "", "S: 220 x|C: EHLO|S: hello|hang", exitProtocol, "malformed-reply"},
		{"no status at all", "pop3", "--tls none", "S: +OK|C: CAPA|S: hello|hang", exitProtocol, "malformed-reply"},
		{"another protocol", "smtp", "", "S: +OK|hang", exitProtocol, "wrong-protocol"},
		{"another protocol", "pop3", "--tls none", "S: 220 x|hang", exitProtocol, "wrong-protocol"},
	}
}

// order has servers that say the wrong thing, or at the wrong time.
func order() []hostility {
	return []hostility{
		{"a reply before it is due", "smtp", "", "raw: 220 x\r\n250 early\r\n|C: EHLO|S: 250 x" + smtpBye, exitOK, "unexpected-reply"},
		{"a reply before it is due", "pop3", "--tls none", "raw: +OK\r\n+OK early\r\n|C: CAPA|S: -ERR no" + pop3Bye, exitOK, "unexpected-reply"},
		{"too many replies", "smtp", "", "S: 220 x|C: EHLO|flood: 250 x\r\n", exitProtocol, "unexpected-reply"},
		{"too many replies", "pop3", asBob, pop3Stat + "flood: +OK 1 1\r\n", exitProtocol, "unexpected-reply"},
		{"too few replies to a group", "smtp", "--pipeline --timeout 5s " + mails,
			"S: 220 x|C: EHLO|S: 250-x|S: 250 PIPELINING|C: MAIL|S: 250 ok|C: RCPT|hang", exitLost, "no-answer"},
		{"too few replies to a group", "pop3", "--pipeline --timeout 5s " + asBob,
			"S: +OK|C: CAPA|S: +OK|S: PIPELINING|S: USER|S: .|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 0 0|C: LIST|hang", exitLost, "no-answer"},
		{"the answer to a message before its end", "smtp", mails, smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 250 ok|C: DATA|raw: 354 go\r\n250 have it\r\n|data|S: 554 no" + smtpBye, exitMessage, "unexpected-reply"},
		{"a login before anything was said", "smtp", "--auth LOGIN " + asBob, smtpPlain + "C: AUTH|S: 235 in|hang", exitProtocol, "ok-without-sense"},
		{"a login before anything was said", "pop3", asBob + " --auth PLAIN", "S: +OK|C: CAPA|S: +OK|S: SASL PLAIN|S: .|C: AUTH|S: +OK in|hang", exitProtocol, "ok-without-sense"},
		{"250 for a greeting", "smtp", "", "S: 250 x|C: EHLO|S: 250 x" + smtpBye, exitOK, "unfitting-code"},
		{"250 to DATA", "smtp", mails, smtpUp + "|C: MAIL|S: 250 ok|C: RCPT|S: 250 ok|C: DATA|S: 250 ok|C: RSET|S: 250 ok" + smtpBye, exitData, "unfitting-code"},
		{"354 to MAIL", "smtp", mails, smtpUp + "|C: MAIL|S: 354 go" + smtpBye, exitMail, "unfitting-code"},
		{"354 to EHLO", "smtp", "", "S: 220 x|C: EHLO|S: 354 go" + smtpBye, exitHello, "unfitting-code"},
		{"334 to QUIT", "smtp", "", smtpUp + "|C: QUIT|S: 334 ", exitQuit, "unfitting-code"},
		{"354 to the end of a message", "smtp", mails, smtpMail + "|S: 354 go" + smtpBye, exitMessage, "unfitting-code"},
		{"1yz without end", "smtp", "", "S: 220 x|C: EHLO|flood: 150 wait\r\n", exitProtocol, "unfitting-code"},
		{"a challenge to STAT", "pop3", asBob, pop3Stat + "S: + aGk=|hang", exitListing, ""},
		{"challenges without end", "smtp", "--auth LOGIN " + asBob, smtpPlain + "C: AUTH|S: 334 YQ==|C: |S: 334 YQ==|C: |S: 334 YQ==|C: |S: 334 YQ==|C: |S: 334 YQ==|hang", exitProtocol, "endless-challenges"},
		{"challenges without end", "pop3", "--auth LOGIN " + asBob, "S: +OK|C: CAPA|S: +OK|S: SASL LOGIN|S: .|C: AUTH|S: + |C: |S: + |C: |S: + |C: *|S: + |C: *|S: + |hang", exitProtocol, "endless-challenges"},
		{"a challenge that is no base64", "smtp", "--auth CRAM-MD5 " + asBob, "S: 220 x|C: EHLO|S: 250-x|S: 250 AUTH CRAM-MD5|C: AUTH|S: 334 \x1b[2J|C: *|S: 501 x", exitProtocol, "challenge-not-base64"},
		{"421 in the middle of BDAT", "smtp", "--bdat 10 " + mails, "S: 220 x|C: EHLO|S: 250-x|S: 250 CHUNKING|C: MAIL|S: 250 x|C: RCPT|S: 250 x|C: BDAT|S: 421 4.3.2 down", exitMessage, ""},
		{"an LMTP server that leaves a recipient out", "smtp", "--protocol lmtp --timeout 5s -t g@h.i " + mails,
			"S: 220 x LMTP|C: LHLO|S: 250 x|C: MAIL|S: 250 x|C: RCPT|S: 250 x|C: RCPT|S: 250 x|C: DATA|S: 354 x|data|S: 250 one|hang", exitLost, "no-answer"},
	}
}

// numbers has POP3 servers that cannot count.
func numbers() []hostility {
	after := "C: UIDL|S: -ERR no" + pop3Bye
	return []hostility{
		{"STAT without numbers", "pop3", asBob, pop3Stat + "S: +OK many|C: LIST|S: +OK|S: .|" + after, exitOK, "ok-without-sense"},
		{"STAT below zero", "pop3", asBob, pop3Stat + "S: +OK -1 -1|C: LIST|S: +OK|S: .|" + after, exitOK, "ok-without-sense"},
		{"STAT of 10^30", "pop3", asBob, pop3Stat + "S: +OK 1000000000000000000000000000000 1|C: LIST|S: +OK|S: .|" + after, exitOK, "ok-without-sense"},
		{"LIST below zero", "pop3", asBob, pop3List + "S: +OK|S: -1 10|S: .|" + after, exitOK, "ok-without-sense"},
		{"LIST of 10^30 octets", "pop3", asBob, pop3List + "S: +OK|S: 1 1000000000000000000000000000000|S: .|" + after, exitOK, "ok-without-sense"},
		{"LIST with the number 0", "pop3", asBob, pop3List + "S: +OK|S: 0 10|S: 1 10|S: .|" + after, exitOK, "listing-mismatch"},
		{"LIST with a number twice", "pop3", "--retr all " + asBob, pop3List + "S: +OK|S: 1 10|S: 1 10|S: .|C: UIDL|S: -ERR no|C: RETR 1|S: +OK|S: 89abcdef|S: ." + pop3Bye, exitOK, "listing-mismatch"},
		{"LIST with a gap", "pop3", asBob, pop3List + "S: +OK|S: 1 10|S: 9 11|S: .|" + after, exitOK, "listing-mismatch"},
		{"LIST is not what STAT said", "pop3", asBob, pop3List + "S: +OK|S: 1 10|S: .|" + after, exitOK, "listing-mismatch"},
		{"sizes whose sum overflows", "pop3", asBob, pop3List + "S: +OK|S: 1 9223372036854775807|S: 2 9223372036854775807|S: .|" + after, exitOK, "listing-mismatch"},
		{"UIDL names what is not there", "pop3", asBob, pop3Uidl + "S: +OK|S: 77 a|S: .|C: QUIT|S: +OK", exitOK, "listing-mismatch"},
		{"UIDL with a number twice", "pop3", asBob, pop3Uidl + "S: +OK|S: 1 a|S: 1 b|S: .|C: QUIT|S: +OK", exitOK, "listing-mismatch"},
		{"UIDL of 10^30", "pop3", asBob, pop3Uidl + "S: +OK|S: 1000000000000000000000000000000 a|S: .|C: QUIT|S: +OK", exitOK, "ok-without-sense"},
		{"RETR of another size", "pop3", "--retr 1 " + asBob, pop3Retr + "S: +OK 10 octets|S: more than ten octets|S: ." + pop3Bye, exitOK, "size-mismatch"},
		{"a unique-id that leaves the folder", "pop3", "--retr 1 --save {save} " + asBob, pop3Uidl + "S: +OK|S: 1 ../../x|S: .|C: RETR|S: +OK|S: abcdefg\x1b|S: x|S: ." + pop3Bye, exitOK, "size-mismatch"},
		{"a dot behind a bare LF", "pop3", "--retr 1 --save {save} " + asBob, pop3Retr + "raw: +OK\r\nSubject: a\n.\nFrom: evil\r\n\r\n.\r\n" + pop3Bye, exitOK, "bare-lf"},
		{"a message that ends too early", "pop3", "--retr 1 --save {save} " + asBob, pop3Retr + "raw: +OK\r\na\r\n.\r\nDELE\r\n.\r\n" + pop3Bye, exitOK, "unexpected-reply"},
		{"SIZE of 10^30", "smtp", mails, "S: 220 x|C: EHLO|S: 250-x|S: 250 SIZE 1000000000000000000000000000000|C: MAIL|S: 250 x|C: RCPT|S: 550 \u202e|C: RSET|S: 250 x" + smtpBye, exitRcpt, "control-characters"},
		{"SIZE below zero", "smtp", mails, "S: 220 x|C: EHLO|S: 250-x|S: 250 SIZE -1|C: MAIL|S: 250 x|C: RCPT|S: 550 \u202e|C: RSET|S: 250 x" + smtpBye, exitRcpt, "control-characters"},
	}
}

// upgrades has servers, or somebody in between, that do not let TLS come about.
func upgrades() []hostility {
	const bob = "-u bob -f a@b.c -t d@e.f --subject x"
	return []hostility{
		{"STARTTLS stripped", "smtp", bob, smtpPlain + "C: QUIT|S: 221 x", exitTLS, "starttls-missing"},
		{"STLS stripped", "pop3", "-u bob", "S: +OK|C: CAPA|S: +OK|S: USER|S: .|C: QUIT|S: +OK", exitTLS, "starttls-missing"},
		{"CAPA refused", "pop3", "-u bob", "S: +OK|C: CAPA|S: -ERR what|C: QUIT|S: +OK", exitCapa, "starttls-missing"},
		{"replies behind STARTTLS", "smtp", bob, smtpTLS + "raw: 220 go\r\n250-x\r\n250 AUTH PLAIN\r\n|hang", exitProtocol, "response-injection"},
		{"replies behind STLS", "pop3", "-u bob", pop3TLS + "raw: +OK\r\n+OK\r\nUSER\r\n.\r\n|hang", exitProtocol, "response-injection"},
		{"escapes behind STARTTLS", "smtp", bob, smtpTLS + "raw: 220 go\r\n" + nasty + "|hang", exitProtocol, "response-injection"},
		{"text in place of a handshake", "smtp", bob, smtpTLS + "S: 220 go|octet|S: 454 \x1b[2Jno|hang", exitTLS, "not-tls"},
		{"text in place of a handshake", "pop3", "-u bob", pop3TLS + "S: +OK|octet|S: -ERR \x1b[2Jno|hang", exitTLS, "not-tls"},
		{"silence in place of a handshake", "smtp", "--timeout 5s " + bob, smtpTLS + "S: 220 go|hang", exitLost, "no-answer"},
		{"silence in place of a handshake", "pop3", "--timeout 5s -u bob", pop3TLS + "S: +OK|hang", exitLost, "no-answer"},
		{"a certificate of nobody's", "smtp", bob, smtpTLS + "S: 220 go|tls", exitTLS, "self-signed"},
		{"a certificate of nobody's", "pop3", "-u bob", pop3TLS + "S: +OK|tls", exitTLS, "self-signed"},
		{"a certificate for another name", "smtp", "--ca-file {ca} --servername other.test " + bob, smtpTLS + "S: 220 go|tls", exitTLS, "wrong-name"},
		{"a certificate for another name", "pop3", "--ca-file {ca} --servername other.test -u bob", pop3TLS + "S: +OK|tls", exitTLS, "wrong-name"},
	}
}

// TestHostileServers holds a session with each of these servers, in three views.
func TestHostileServers(t *testing.T) {
	t.Parallel()
	all := slices.Concat(framing(), order(), numbers(), upgrades(), echoing())
	names := make([]string, len(all))
	for i, h := range all {
		names[i] = h.proto + " " + h.name
	}
	atOnce(t, names, func(t *testing.T, i int) {
		views := []string{"--json", "--level=deep", "--plain --lang=zh"}
		if strings.Contains(all[i].args, "--timeout") {
			views = views[:1] // it waits for the whole of it
		}
		for _, view := range views {
			all[i].meet(t, strings.Fields(view))
		}
	})
}

// meet holds one session.
func (h hostility) meet(t *testing.T, view []string) {
	t.Helper()
	f := serve(t, strings.Split(h.script, "|")...)
	save := filepath.Join(t.TempDir(), "in", "mail")
	if err := os.MkdirAll(save, 0o700); err != nil {
		t.Fatal(err)
	}
	args := strings.Fields(strings.NewReplacer("{save}", save, "{ca}", f.caFile).Replace(h.args))
	o := call{args: slices.Concat([]string{"trace", h.proto, f.addr}, view, args), password: suitePassword}.run(t).want(t, h.exit)
	if view[0] == "--json" && h.problem != "" && !slices.Contains(named(t, o), h.problem) {
		t.Errorf("%s is not among %q\n%s", h.problem, named(t, o), o.out)
	}
	if strings.Contains(h.script, "STARTTLS") || strings.Contains(h.script, "STLS") {
		checkUnsaid(t, f)
	}
	checkFiles(t, filepath.Dir(filepath.Dir(save)))
}

// named are the names of all that a session reports as wrong. Each has a text of its
// own, or is a word about the handshake.
func named(t *testing.T, o outcome) (names []string) {
	t.Helper()
	for line := range strings.Lines(o.out) {
		var e struct {
			Problems []struct{ Name, Title string }
			TLSInfo  *trace.TLSInfo `json:"tls_info"`
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		for _, p := range e.Problems {
			if names = append(names, p.Name); p.Title == p.Name {
				t.Errorf("explain has nothing to say about %s", p.Name)
			}
		}
		if e.TLSInfo != nil && e.TLSInfo.Error != "" {
			names = append(names, e.TLSInfo.Error)
		}
	}
	return names
}

// checkFiles finds files whose names a server has chosen.
func checkFiles(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if ok, _ := filepath.Match(filepath.Join(dir, "in", "mail", "[0-9][0-9][0-9][0-9]-????????????????.eml"), path); !ok {
			t.Errorf("it wrote %q", path)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// echoing has servers that say the password back, in every form and wherever they can.
func echoing() []hostility {
	plain := base64.StdEncoding.EncodeToString([]byte(suitePassword))
	forms := []string{suitePassword, plain, hex.EncodeToString([]byte(suitePassword)), strings.ToUpper(hex.EncodeToString([]byte(suitePassword))),
		url.QueryEscape(suitePassword)}
	for i := range 3 {
		forms = append(forms, base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", i)+suitePassword+"yz")))
	}
	e := strings.Join(forms, " ")
	return []hostility{
		{"echoes in every reply", "smtp", asBob + " -f a@b.c -t d@e.f --subject x", "S: 220 " + e + "|C: EHLO|S: 250-x|S: 250-" + e + "|S: 250 AUTH PLAIN|C: AUTH|S: 235 2.7.0 " + e +
			"|C: MAIL|S: 250 " + e + "|C: RCPT|S: 550 5.7.1 " + e + "|C: RSET|S: 250 " + e + "|C: QUIT|S: 221 " + e, exitRcpt, ""},
		{"echoes in a login", "smtp", "--auth LOGIN " + asBob, smtpPlain + "C: AUTH|S: 334 " + plain + "|C: |S: 334 " + plain + "|C: |S: 535 5.7.8 " + e + smtpBye, exitAuth, ""},
		{"echoes in what breaks off", "smtp", asBob, smtpPlain + "C: AUTH|raw: 535 5.7.8 " + e, exitLost, "connection-lost"},
		{"echoes behind STARTTLS", "smtp", "-u bob", smtpTLS + "raw: 220 go\r\n" + e + "\r\n|hang", exitProtocol, "response-injection"},
		{"echoes in every reply", "pop3", "--retr 1 --save {save} " + asBob, "S: +OK " + e + "|C: CAPA|S: +OK|S: USER|S: IMPLEMENTATION " + e + "|S: .|C: USER|S: +OK " + e + "|C: PASS|S: +OK " + e +
			"|C: STAT|S: +OK 1 1 " + e + "|C: LIST|S: +OK|S: 1 1 " + e + "|S: .|C: UIDL|S: +OK|S: 1 " + suitePassword + "|S: .|C: RETR|S: +OK|S: Subject: " + e + "|S: ." + pop3Bye, exitOK, "size-mismatch"},
		{"echoes in a refusal", "pop3", asBob, "S: +OK|C: CAPA|S: -ERR " + e + "|C: USER|S: +OK|C: PASS|S: -ERR [AUTH] " + e + pop3Bye, exitAuth, ""},
	}
}

// TestHostileFiles has recordings and transcripts that somebody else made.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "hostile")
	for name, text := range map[string]string{
		"a transcript": "S: 220 " + nasty + "\nC: EHLO " + nasty + "\nS: 250-" + nasty + "\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGJvYgBUcjB1YjRkb3ImMz8=\nS: 235 ok\n",
		"one of POP3":  "S: +OK " + nasty + "\nC: STAT\nS: +OK -1 10000000000000000000000\nC: RETR 1\nS: +OK\nS: Subject: " + nasty + "\nS: .\n",
		"a recording": `{"seq":1,"at_ms":0,"proto":"smtp","kind":"received","peer":"S","reply":{"ok":true,"code":220,"lines":["220 \u001b[2J\u202e"]}}` + "\n" +
			`{"seq":2,"at_ms":-5,"proto":"smtp","kind":"problem","problem":{"name":"\u001b]52;c;aGk=\u0007","detail":"\u009b"}}` + "\n",
		"a line without end": "S: 220 " + strings.Repeat("x", 2<<20),
		"nothing but NUL":    strings.Repeat("\x00", 4096),
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{{"explain", "--file", file}, {"replay", file}} {
			for _, view := range []string{"--json", "--level=deep", "--plain"} {
				o := call{args: append(slices.Clone(command), view), password: suitePassword}.run(t)
				if !slices.Contains([]int{exitOK, exitFile, exitNothing}, o.code) {
					t.Errorf("%s: %q came to %d: %.300q %.300q", name, command, o.code, o.out, o.err)
				}
			}
		}
	}
}
