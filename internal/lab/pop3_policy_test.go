package lab

import (
	"bufio"
	"context"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// international puts a message into bob's maildrop whose header section is beyond
// ASCII, beside one with no more than an 8-bit body.
func international(t *testing.T, l *Lab) {
	t.Helper()
	c := dial(t, l, MX)
	c.play(sayHello + `
		C: MAIL FROM:<李@example.org> SMTPUTF8
		S: 250
		C: RCPT TO:<bob@lab.test>
		S: 250
		C: DATA
		S: 354
		C: From: 李 <李@example.org>
		C: Subject: 你好
		C:
		C: 正文
		C: .
		S: 250
		C: MAIL FROM:<a@example.org> BODY=8BITMIME
		S: 250
		C: RCPT TO:<bob@lab.test>
		S: 250
		C: DATA
		S: 354
		C: Subject: plain
		C:
		C: 正文
		C: .
		S: 250`)
	l.hangUp(c)
}

// TestUTF8Mode: outside UTF-8 mode a header beyond ASCII is not sent as it is (RFC
// 6856 §2.1); the mode is entered before the login, and TLS comes before it.
func TestUTF8Mode(t *testing.T) {
	l := start(t)
	international(t, l)
	for _, test := range []struct{ name, service, dialogue string }{
		{"without", POP3, bobIn + `
			C: LIST 1
			S: +OK 1 
			C: RETR 1
			S: -ERR [UTF8] 
			C: TOP 1 0
			S: -ERR [UTF8] 
			C: RETR 2
			S: +OK
			S* 正文
			S= .
			C: UTF8
			S: -ERR UTF8 is not for the TRANSACTION state`},
		{"with", POP3, `
			S: +OK
			C: UTF8 USER
			S: -ERR UTF8 takes no argument
			C: UTF8
			S: +OK
			C: UTF8
			S: +OK
			C: STLS
			S: -ERR TLS comes before UTF8
			` + strings.TrimPrefix(bobIn, "S: +OK\n") + `
			C: RETR 1
			S: +OK
			S* From: 李 <李@example.org>
			S= Subject: 你好
			S* .
			C: TOP 1 0
			S: +OK
			S* Subject: 你好
			S* .`},
		{"in TLS", POP3S, "S: +OK\nC: UTF8\nS: +OK\n" + strings.TrimPrefix(bobIn, "S: +OK\n") + "C: RETR 1\nS: +OK"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := dial(t, l, test.service)
			c.play(test.dialogue)
			l.hangUp(c)
		})
	}
}

// TestPolicies: what a site demands stands in CAPA; where users differ, the
// strictest of all before the login, with USER, and their own after it (RFC 2449
// §6.5, §6.7).
func TestPolicies(t *testing.T) {
	const week = 7
	for _, test := range []struct {
		name          string
		policy        Policy
		own           map[string]Policy
		before, after string
	}{
		{"none", Policy{}, nil, "EXPIRE NEVER\nS= STLS", "EXPIRE NEVER\nS= STLS"},
		{"for all", Policy{time.Minute, week}, nil, "EXPIRE 7\nS= LOGIN-DELAY 60", "EXPIRE 7\nS= LOGIN-DELAY 60"},
		{"keep not", Policy{0, KeepNot}, nil, "EXPIRE 0\nS= STLS", "EXPIRE 0\nS= STLS"},
		{"bob may come more often", Policy{time.Minute, week}, map[string]Policy{"bob": {10 * time.Second, week}},
			"EXPIRE 7\nS= LOGIN-DELAY 60 USER", "EXPIRE 7\nS= LOGIN-DELAY 10"},
		{"bob may keep", Policy{0, week}, map[string]Policy{"bob": {}}, "EXPIRE 7 USER\nS= STLS", "EXPIRE NEVER\nS= STLS"},
		{"bob may not keep", Policy{}, map[string]Policy{"bob": {0, KeepNot}}, "EXPIRE 0 USER\nS= STLS", "EXPIRE 0\nS= STLS"},
		{"only alice must wait", Policy{}, map[string]Policy{"alice": {time.Minute, 0}}, "EXPIRE NEVER\nS= LOGIN-DELAY 60 USER", "EXPIRE NEVER\nS= STLS"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := start(t, func(o *Options) { o.Policy, o.UserPolicies = test.policy, test.own })
			c := dial(t, l, POP3)
			c.play("S: +OK\nC: CAPA\nS* LANG\nS= " + test.before + "\nS* .\n" + strings.TrimPrefix(bobIn, "S: +OK\n") +
				"C: CAPA\nS* LANG\nS= " + test.after + "\nS* .")
			l.hangUp(c)
		})
	}
}

// TestExpire0OfAUser: what a user fetched who may not leave it is gone after QUIT;
// nobody else loses anything.
func TestExpire0OfAUser(t *testing.T) {
	l := start(t, withMail, func(o *Options) { o.UserPolicies = map[string]Policy{"bob": {Expire: KeepNot}} })
	for _, in := range []string{bobIn, "S: +OK\nC: USER alice\nS: +OK\nC: PASS wonderland\nS: +OK\n"} {
		c := dial(t, l, POP3)
		c.play(in + "C: RETR 2\nS: +OK")
		c.message()
		c.play("C: QUIT\nS: +OK\nend")
	}
	if bob, alice := len(l.Mailbox("bob")), len(l.Mailbox("alice")); bob != 5 || alice != 6 {
		t.Errorf("bob has %d messages and alice %d, want 5 and 6", bob, alice)
	}
}

// TestLoginDelay: a login that comes too soon is refused, with how long to wait; one
// that was refused counts for nothing (RFC 2449 §8.1.1).
func TestLoginDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := start(t, func(o *Options) {
			o.Ports, o.Policy = NoPorts(), Policy{LoginDelay: time.Minute}
			o.UserPolicies = map[string]Policy{"alice": {}}
		})
		pop := newPipes()
		serve(t, l, POP3, pop)
		logIn := func(user, password string) string {
			c := pop.dial()
			defer c.Close()
			r := bufio.NewReader(c)
			var last string
			for _, line := range []string{"USER " + user, "PASS " + password, "QUIT"} {
				last, _ = r.ReadString('\n')
				io.WriteString(c, line+"\r\n")
			}
			r.ReadString('\n')
			return strings.TrimSpace(last)
		}
		for _, test := range []struct {
			after                time.Duration
			user, password, want string
		}{
			{0, "bob", "wrong", "-ERR [AUTH] "},
			{0, "bob", "builder", "+OK "},
			{0, "bob", "builder", "-ERR [LOGIN-DELAY] The last login was a moment ago, come back in 60 seconds"},
			{30 * time.Second, "bob", "builder", "-ERR [LOGIN-DELAY] The last login was a moment ago, come back in 30 seconds"},
			{0, "bob", "wrong", "-ERR [AUTH] "},
			{30 * time.Second, "bob", "builder", "+OK "},
			{0, "alice", "wonderland", "+OK "},
			{0, "alice", "wonderland", "+OK "},
		} {
			time.Sleep(test.after)
			if got := logIn(test.user, test.password); !strings.HasPrefix(got, test.want) {
				t.Errorf("%s: got %q, want %q", test.user, got, test.want)
			}
			synctest.Wait()
		}
		end(t, l)
	})
}

func TestPoliciesRefused(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"a negative delay":        func(o *Options) { o.Policy.LoginDelay = -time.Second },
		"half a second":           func(o *Options) { o.Policy.LoginDelay = time.Second / 2 },
		"more than a day":         func(o *Options) { o.Policy.LoginDelay = 25 * time.Hour },
		"days below none":         func(o *Options) { o.Policy.Expire = -2 },
		"more than a century":     func(o *Options) { o.Policy.Expire = 36_501 },
		"for nobody":              func(o *Options) { o.UserPolicies = map[string]Policy{"carol": {}} },
		"in capitals":             func(o *Options) { o.UserPolicies = map[string]Policy{"Bob": {}} },
		"one that cannot be, own": func(o *Options) { o.UserPolicies = map[string]Policy{"bob": {Expire: -2}} },
	} {
		o := Options{Ports: NoPorts()}
		change(&o)
		if l, err := Start(context.Background(), o); err == nil {
			l.Close()
			t.Errorf("%s was taken", name)
		}
	}
}
