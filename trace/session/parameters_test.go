package session_test

import (
	"encoding/hex"
	"net/netip"
	"testing"

	"mailproto/trace"
	"mailproto/trace/session"
)

func TestDSN(t *testing.T) {
	with := func(d session.DSN, edit func(*session.SMTPConfig)) *session.SMTPConfig {
		return mail(func(c *session.SMTPConfig) {
			c.DSN = d
			if edit != nil {
				edit(c)
			}
		})
	}
	all := session.DSN{Notify: "SUCCESS,FAILURE", Return: "HDRS", EnvID: "a+b=c d"}
	runSMTP(t, []smtpCase{
		{"all", with(all, nil), ready("DSN") + "C: MAIL FROM:<alice@lab.test> RET=HDRS ENVID=a+2Bb+3Dc+20d\nS: 250\n" +
			"C: RCPT TO:<bob@lab.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;bob@lab.test\nS: 250\n" + data + dot + bye, ""},
		{"never", with(session.DSN{Notify: "NEVER"}, nil), ready("DSN") + from +
			"C: RCPT TO:<bob@lab.test> NOTIFY=NEVER ORCPT=rfc822;bob@lab.test\nS: 250\n" + data + dot + bye, ""},
		{"xtext in an address", with(session.DSN{Return: "FULL"}, func(c *session.SMTPConfig) { c.To = []string{"b+o=b@lab.test"} }),
			ready("DSN") + "C: MAIL FROM:<alice@lab.test> RET=FULL\nS: 250\nC: RCPT TO:<b+o=b@lab.test> ORCPT=rfc822;b+2Bo+3Db@lab.test\nS: 250\n" + data + dot + bye, ""},
		{"an address that is not ASCII", with(session.DSN{Notify: "DELAY"}, func(c *session.SMTPConfig) { c.To = []string{"用户+a@例子.测试"} }),
			ready("DSN", "SMTPUTF8") + "C: MAIL FROM:<alice@lab.test> SMTPUTF8\nS: 250\nC: RCPT TO:<用户+a@例子.测试> NOTIFY=DELAY ORCPT=utf-8;用户\\x{2B}a@例子.测试\nS: 250\n" + data + dot + bye, ""},
		{"the user's own win", with(all, func(c *session.SMTPConfig) {
			c.RcptParams, c.MailParams = []string{"NOTIFY=NEVER", "ORCPT=x"}, []string{"RET=FULL"}
		}),
			ready("DSN") + "C: MAIL FROM:<alice@lab.test> ENVID=a+2Bb+3Dc+20d RET=FULL\nS: 250\nC: RCPT TO:<bob@lab.test> NOTIFY=NEVER ORCPT=x\nS: 250\n" + data + dot + bye, ""},
		{"refused", with(all, nil), ready("DSN") + "C: MAIL FROM:<alice@lab.test> RET=HDRS ENVID=a+2Bb+3Dc+20d\nS: 501 no\n" + bye, "mail"},
		{"not offered", with(all, nil), ready("SIZE") + bye, "mail/not-offered"},
	})
}

func TestRequireTLS(t *testing.T) {
	with := func(mode session.TLSMode) *session.SMTPConfig {
		return mail(func(c *session.SMTPConfig) { c.RequireTLS, c.TLS = true, mode })
	}
	tls := "S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nC: EHLO me\nS: 250-mx\n"
	runSMTP(t, []smtpCase{
		{"offered", with(session.TLSAuto), tls + "S: 250 REQUIRETLS\nC: MAIL FROM:<alice@lab.test> REQUIRETLS\nS: 250\n" + to + data + dot + bye, ""},
		{"not offered inside TLS", with(session.TLSAuto), tls + "S: 250 SIZE\n" + bye, "mail/not-offered"},
		{"offered in clear", with(session.TLSNone), ready("REQUIRETLS") + bye, "tls/requiretls"},
		{"refused", with(session.TLSAuto), tls + "S: 250 REQUIRETLS\nC: MAIL FROM:<alice@lab.test> REQUIRETLS\nS: 530 5.7.4 no\n" + bye, "mail"},
	})
}

func TestXClient(t *testing.T) {
	with := func(attributes ...string) *session.SMTPConfig {
		return mail(func(c *session.SMTPConfig) { c.XClient = attributes })
	}
	offer := ready("XCLIENT NAME ADDR LOGIN", "SIZE")
	again := "S: 220 mx again\nC: EHLO me\nS: 250-mx\nS: 250 PIPELINING\n"
	runSMTP(t, []smtpCase{
		{"taken", with("NAME=mail.example.org", "addr=192.0.2.7"), offer + "C: XCLIENT NAME=mail.example.org ADDR=192.0.2.7\n" + again + from + to + data + dot + bye, ""},
		{"xtext", with("LOGIN=a b+c", "NAME=[UNAVAILABLE]"), offer + "C: XCLIENT LOGIN=a+20b+2Bc NAME=[UNAVAILABLE]\n" + again + from + to + data + dot + bye, ""},
		{"not offered", with("NAME=x"), ready("SIZE") + bye, "xclient/not-offered"},
		{"attribute not offered", with("NAME=x", "HELO=y"), offer + bye, "xclient/attribute"},
		{"refused", with("NAME=x"), offer + "C: XCLIENT NAME=x\nS: 550 5.7.0 no\n" + bye, "xclient"},
		{"421", with("NAME=x"), offer + "C: XCLIENT NAME=x\nS: 421 go\ndrop", "xclient"},
		{"EHLO refused afterwards", with("NAME=x"), offer + "C: XCLIENT NAME=x\nS: 220 mx\nC: EHLO me\nS: 550 no\nC: HELO me\nS: 550 no\n" + bye, "ehlo-after-xclient"},
		{"lost", with("NAME=x"), offer + "C: XCLIENT NAME=x\ndrop", "lost"},
		// What XCLIENT was offered is worth nothing inside TLS.
		{"inside TLS", func() *session.SMTPConfig { c := with("NAME=x"); c.TLS = session.TLSAuto; return c }(),
			ready("STARTTLS", "XCLIENT NAME") + "C: STARTTLS\nS: 220 go\nC: EHLO me\nS: 250-mx\nS: 250 XCLIENT NAME\nC: XCLIENT NAME=x\n" + again + from + to + data + dot + bye, ""},
	})
}

func TestProxyHeader(t *testing.T) {
	at := netip.MustParseAddrPort
	for _, tt := range []struct {
		name  string
		proxy session.Proxy
		first string // what the server reads, in hex where it is version 2
		shown string
	}{
		{"v1", session.Proxy{Version: 1, Source: at("192.0.2.7:41234"), Dest: at("198.51.100.5:25")}, "PROXY TCP4 192.0.2.7 198.51.100.5 41234 25\r\n", ""},
		{"v1, IPv6", session.Proxy{Version: 1, Source: at("[2001:db8::1]:1"), Dest: at("[2001:db8::2]:2")}, "PROXY TCP6 2001:db8::1 2001:db8::2 1 2\r\n", ""},
		{"v1, mixed", session.Proxy{Version: 1, Source: at("192.0.2.7:1"), Dest: at("[2001:db8::2]:2")}, "PROXY TCP6 ::ffff:192.0.2.7 2001:db8::2 1 2\r\n", ""},
		{"v1, nothing known", session.Proxy{Version: 1}, "PROXY UNKNOWN\r\n", ""},
		{"v1, one end known", session.Proxy{Version: 1, Source: at("192.0.2.7:1")}, "PROXY UNKNOWN\r\n", ""},
		{"v2", session.Proxy{Version: 2, Source: at("192.0.2.7:41234"), Dest: at("198.51.100.5:25")},
			unhex("0d0a0d0a000d0a515549540a" + "2111000c" + "c0000207c6336405a1120019"), "PROXY v2 TCP4 192.0.2.7 198.51.100.5 41234 25"},
		{"v2, IPv6", session.Proxy{Version: 2, Source: at("[2001:db8::1]:1"), Dest: at("[2001:db8::2]:2")},
			unhex("0d0a0d0a000d0a515549540a" + "21210024" + "20010db8000000000000000000000001" + "20010db8000000000000000000000002" + "00010002"),
			"PROXY v2 TCP6 2001:db8::1 2001:db8::2 1 2"},
		{"v2, nothing known", session.Proxy{Version: 2}, unhex("0d0a0d0a000d0a515549540a" + "20000000"), "PROXY v2 UNKNOWN"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			proxied(t, tt.proxy, tt.first, tt.shown, hello(func(c *session.SMTPConfig) { c.Proxy = &tt.proxy }))
			proxied(t, tt.proxy, tt.first, tt.shown, look(func(c *session.POP3Config) { c.Proxy = &tt.proxy }))
		})
	}
}

func unhex(s string) string {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// TestProxyBeforeTLS: the header comes before the handshake, in clear.
func TestProxyBeforeTLS(t *testing.T) {
	cfg := hello(func(c *session.SMTPConfig) {
		c.TLS, c.Proxy = session.TLSImplicit, &session.Proxy{Version: 1}
	})
	o := scene{serve: servePROXYThenTLS}.run(t, cfg)
	if o.err != nil {
		t.Fatal(o.err)
	}
	if e := o.events[1]; e.Command == nil || e.Command.Verb != "PROXY" || e.TLS || o.events[2].Kind != trace.Secured {
		t.Errorf("%s", transcript(o.events))
	}
}
