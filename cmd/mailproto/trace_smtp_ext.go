package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"mailproto/internal/lab"
	"mailproto/trace/session"
)

// smtpExtensions are the options about extensions of SMTP, each as it was typed.
type smtpExtensions struct {
	protocol           string
	bdat               string
	binary             bool
	notify, ret, envid string
	requireTLS, prdr   bool
	xclient            []string
}

func (o *smtpExtensions) flags(u *ui, f *pflag.FlagSet) {
	f.StringVar(&o.protocol, "protocol", "smtp", u.in2("`smtp|lmtp`: lmtp delivers to mailboxes, with a reply for each recipient (RFC 2033); its port is 24 unless given", "`smtp|lmtp`：lmtp 直接投递到邮箱，每个收件人各有应答（RFC 2033）；端口默认为 24"))
	f.StringVar(&o.bdat, "bdat", "", u.in2("send the message by BDAT, `SIZE` octets at a time; K, M, G are allowed (RFC 3030)", "用 BDAT 分块发送邮件，每块`字节数`；可用 K、M、G（RFC 3030）"))
	f.BoolVar(&o.binary, "binarymime", false, u.in2("send the message byte for byte, with BODY=BINARYMIME; needs --bdat", "逐字节原样发送邮件，带 BODY=BINARYMIME；须配合 --bdat"))
	f.StringVar(&o.notify, "dsn-notify", "", u.in2("`never|success,failure,delay`: of what the sender wants a notice (RFC 3461)", "`never|success,failure,delay`：哪些情况要通知发件人（RFC 3461）"))
	f.StringVar(&o.ret, "dsn-ret", "", u.in2("`full|hdrs`: how much of the message a bounce should hold", "`full|hdrs`：退信附上全文还是只附首部"))
	f.StringVar(&o.envid, "dsn-envid", "", u.in2("`ID` of your own that every notice brings back", "自己的`标记`，每份通知都会带回"))
	f.BoolVar(&o.requireTLS, "requiretls", false, u.in2("demand TLS on the whole way of the message (RFC 8689)", "要求邮件全程经由 TLS 传送（RFC 8689）"))
	f.BoolVar(&o.prdr, "prdr", false, u.in2("ask for a reply for each recipient behind the message, as Exim knows it", "要求在邮件之后为每个收件人各给应答（Exim 支持）"))
	f.StringArrayVar(&o.xclient, "xclient", nil, u.in2("`NAME=VALUE`: hold the session for another client, as a proxy that Postfix trusts; may be repeated", "`NAME=VALUE`：代表另一个客户端进行会话，如同 Postfix 信任的代理；可重复"))
}

func (o *smtpExtensions) lmtp() bool { return strings.EqualFold(o.protocol, "lmtp") }

// read checks the options and enters them into cfg.
func (o *smtpExtensions) read(cfg *session.SMTPConfig) error {
	for _, check := range []func(*session.SMTPConfig) error{o.readProtocol, o.readChunks, o.readDSN, o.readXClient} {
		if err := check(cfg); err != nil {
			return err
		}
	}
	cfg.RequireTLS, cfg.PRDR = o.requireTLS, o.prdr
	return nil
}

func (o *smtpExtensions) readProtocol(cfg *session.SMTPConfig) error {
	if cfg.LMTP = o.lmtp(); !cfg.LMTP && !strings.EqualFold(o.protocol, "smtp") {
		return usage(text("--protocol is smtp or lmtp, not %q", "--protocol 只能是 smtp 或 lmtp，不能是 %q"), o.protocol)
	}
	if cfg.LMTP && o.prdr {
		return usage(text("--prdr is for SMTP: LMTP answers for each recipient anyway", "--prdr 用于 SMTP：LMTP 本来就为每个收件人各给应答"))
	}
	return nil
}

func (o *smtpExtensions) readChunks(cfg *session.SMTPConfig) error {
	body := func(p string) bool { return strings.EqualFold(p, "BODY=BINARYMIME") }
	cfg.Binary = o.binary
	if o.bdat == "" {
		if o.binary {
			return usage(text("--binarymime needs --bdat: DATA cannot carry such a message (RFC 3030 §3)", "--binarymime 须配合 --bdat：DATA 不能传送这样的邮件（RFC 3030 §3）"))
		}
		return nil
	}
	cfg.Binary = o.binary || slices.ContainsFunc(cfg.MailParams, body)
	var err error
	cfg.Chunk, err = size("--bdat", o.bdat)
	return err
}

// readDSN checks what the sender wants to hear (RFC 3461 §4).
func (o *smtpExtensions) readDSN(cfg *session.SMTPConfig) error {
	d := session.DSN{Notify: strings.ToUpper(o.notify), Return: strings.ToUpper(o.ret), EnvID: o.envid}
	words := strings.Split(d.Notify, ",")
	for i, w := range words {
		known := slices.Contains([]string{"SUCCESS", "FAILURE", "DELAY"}, w) || w == "NEVER" && len(words) == 1
		if o.notify != "" && (!known || slices.Contains(words[:i], w)) {
			return usage(text("--dsn-notify is never, or some of success,failure,delay, not %q", "--dsn-notify 是 never，或 success,failure,delay 中的几项，不能是 %q"), o.notify)
		}
	}
	if d.Return != "" && d.Return != "FULL" && d.Return != "HDRS" {
		return usage(text("--dsn-ret is full or hdrs, not %q", "--dsn-ret 只能是 full 或 hdrs，不能是 %q"), o.ret)
	}
	odd := func(r rune) bool { return r < ' ' || r > '~' }
	if len(o.envid) > 100 || strings.ContainsFunc(o.envid, odd) {
		return usage(text("--dsn-envid is at most 100 characters of printable ASCII (RFC 3461 §4.4)", "--dsn-envid 最多 100 个可打印的 ASCII 字符（RFC 3461 §4.4）"))
	}
	cfg.DSN = d
	return nil
}

// readXClient checks the attributes; which of them there are is the server's to say.
func (o *smtpExtensions) readXClient(cfg *session.SMTPConfig) error {
	length := len("XCLIENT\r\n")
	for _, a := range o.xclient {
		name, value, ok := strings.Cut(a, "=")
		if !ok || name == "" || value == "" || strings.Trim(strings.ToUpper(name), "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != "" {
			return usage(text("--xclient is NAME=VALUE, such as ADDR=192.0.2.7, not %q", "--xclient 的形式是 NAME=VALUE，例如 ADDR=192.0.2.7，不能是 %q"), a)
		}
		length += 1 + len(name) + 3*len(value) // as long as xtext may make it
	}
	if length > 512 { // RFC 5321 §4.5.3.1.4
		return usage(text("--xclient: all attributes together are too long for one command", "--xclient：全部属性加起来超过了一行命令的长度"))
	}
	cfg.XClient = o.xclient
	return clean("--xclient", o.xclient...)
}

// checkTLS refuses to ask others for a certificate that is checked, and not to check
// this server's (RFC 8689 §2).
func (o *smtpOptions) checkTLS(c *session.Config) error {
	if o.ext.requireTLS && (o.insecure || c.TLS == session.TLSNone) {
		return usage(text("--requiretls needs TLS with a checked certificate: leave out --insecure and --tls none", "--requiretls 要求 TLS 并检查证书：请去掉 --insecure 和 --tls none"))
	}
	return nil
}

// port is where the service listens unless it is told: submission, or LMTP.
func (o *smtpOptions) port() string {
	if o.ext.lmtp() {
		return "24"
	}
	return "587"
}

// toLMTP points at the lab's service for servers that have a queue.
func (t *target) toLMTP() {
	t.address, t.shown = t.lab.Addr(lab.LMTP), "lab "+lab.LMTP
}
