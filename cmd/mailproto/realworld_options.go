package main

import (
	"context"
	"crypto/x509"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"mailproto/internal/dialogue"
)

// realOptions name the real servers that experiments are run on, and who plays the
// parts of alice and bob there.
type realOptions struct {
	mx, submission, submissions, pop3, pop3s string

	users, passwordFiles []string
	elsewhere            string
	caFile, serverName   string
	insecure, plus, yes  bool
	timeout              time.Duration
	changed              func(flag string) bool // whether a flag was given
}

// realFlags are the names of the flags that mean something with --live alone.
var realFlags = []string{"smtp", "submission", "submissions", "pop3", "pop3s", "user", "password-file",
	"elsewhere", "plus-addresses", "ca-file", "servername", "insecure", "timeout", "yes"}

func (o *realOptions) flags(u *ui, f *pflag.FlagSet) {
	f.StringVar(&o.mx, "smtp", "", u.in2("`HOST[:PORT]` of a real server that takes mail from strangers (25), for --live", "供 --live 使用的真实服务器`主机[:端口]`：接收外来邮件的（25）"))
	f.StringVar(&o.submission, "submission", "", u.in2("`HOST[:PORT]` of a real submission server (587; 465 and 2465 start in TLS), for --live", "供 --live 使用的真实邮件提交服务器`主机[:端口]`（587；465 和 2465 直接用 TLS）"))
	f.StringVar(&o.submissions, "submissions", "", u.in2("`HOST[:PORT]` of one that starts in TLS, whatever its port", "直接用 TLS 的邮件提交服务器`主机[:端口]`，端口不限"))
	f.StringVar(&o.pop3, "pop3", "", u.in2("`HOST[:PORT]` of a real POP3 server (995; 995 and 2995 start in TLS, 110 does not), for --live", "供 --live 使用的真实 POP3 服务器`主机[:端口]`（995；995 和 2995 直接用 TLS，110 不是）"))
	f.StringVar(&o.pop3s, "pop3s", "", u.in2("`HOST[:PORT]` of one that starts in TLS, whatever its port", "直接用 TLS 的 POP3 服务器`主机[:端口]`，端口不限"))
	f.StringArrayVar(&o.users, "user", nil, u.in2("`NAME[=ADDRESS]` who plays alice there; a second one plays bob", "在那里扮演 alice 的`用户名[=地址]`；第二个扮演 bob"))
	f.StringArrayVar(&o.passwordFiles, "password-file", nil, u.in2("`FILE` whose first line is the password, one for each --user in their order; else a prompt, or MAILPROTO_PASSWORD for one user", "`文件`：第一行是密码，按 --user 的次序每人一个；否则提示输入，只有一个用户时也可用 MAILPROTO_PASSWORD"))
	f.StringVar(&o.elsewhere, "elsewhere", "someone@elsewhere.example", u.in2("`ADDRESS` of another domain, for MAIL and RCPT alone: nothing is sent to it", "别的域的`地址`，只出现在 MAIL 和 RCPT 中：不会给它发信"))
	f.BoolVar(&o.plus, "plus-addresses", false, u.in2("mail for bob+1@…, bob+2@… reaches bob there", "寄给 bob+1@…、bob+2@… 的邮件在那里会送到 bob"))
	f.StringVar(&o.caFile, "ca-file", "", u.in2("`FILE` with the CAs to trust, in PEM; else the system's", "`文件`：受信任的 CA（PEM）；否则用系统自带的"))
	f.StringVar(&o.serverName, "servername", "", u.in2("`NAME` that the certificates must have; else HOST", "证书必须包含的`名称`；否则为 HOST"))
	f.BoolVar(&o.insecure, "insecure", false, u.in2("do not check the certificate; for a look only", "不检查证书；仅供查看"))
	f.DurationVar(&o.timeout, "timeout", 30*time.Second, u.in2("`TIME` for each wait on a real server; twice as long for a message to arrive", "在真实服务器上每次等待的`时限`；等邮件到达则为其两倍"))
	f.BoolVar(&o.yes, "yes", false, u.in2("do what was listed: send test messages, and delete them again", "照所列的去做：发送测试邮件，之后再删除"))
}

// given reports whether experiments are to run on real servers.
func (o *realOptions) given() bool {
	return slices.ContainsFunc([]string{o.mx, o.submission, o.submissions, o.pop3, o.pop3s}, func(s string) bool { return s != "" })
}

// check refuses options that mean nothing without --live or without a server.
func (o *realOptions) check(live bool) error {
	for _, name := range realFlags {
		switch {
		case o.changed == nil || !o.changed(name):
		case !live:
			return usage(text("--%s is for experiments on real servers: add --live", "--%s 用于在真实服务器上做实验：请加上 --live"), name)
		case !o.given():
			return &userError{msg: text("--%s is for real servers, and none is named", "--%s 用于真实服务器，但没有给出服务器").Sprintf(name),
				hint: text("name them with --smtp, --submission and --pop3; without them the built-in lab answers", "请用 --smtp、--submission、--pop3 给出；不给则由内置实验服务器应答")}
		}
	}
	return nil
}

// setup is where experiments run, and as whom; it was checked.
type setup struct {
	servers map[string]*target // by service
	// accounts are by part: alice and bob, who may be the same person.
	accounts  map[string]dialogue.Account
	people    []dialogue.Account // one or two
	roots     *x509.CertPool
	elsewhere string
	opts      *realOptions
}

// setup checks what was given. It connects to nothing.
func (o *realOptions) setup() (*setup, error) {
	s := &setup{servers: map[string]*target{}, accounts: map[string]dialogue.Account{}, elsewhere: o.elsewhere, opts: o}
	if o.timeout <= 0 {
		return nil, usage(text("--timeout is a time above zero, such as 30s, not %s", "--timeout 是大于零的时间，例如 30s，不能是 %s"), o.timeout)
	}
	if err := address("--elsewhere", o.elsewhere); err != nil {
		return nil, err
	}
	if err := s.addServers(); err != nil {
		return nil, err
	}
	if err := s.addUsers(); err != nil {
		return nil, err
	}
	if o.caFile != "" {
		var err error
		if s.roots, err = readCAs(o.caFile); err != nil {
			return nil, err
		}
	}
	return s, clean("--servername", o.serverName)
}

// addServers sorts the servers by service: the usual ports of TLS from the first
// octet make a server one of the implicit kind.
func (s *setup) addServers() error {
	o := s.opts
	for _, f := range []struct{ flag, value, port, service, implicit string }{
		{"--smtp", o.mx, "25", "mx", ""},
		{"--submission", o.submission, "587", "submission", "submissions"},
		{"--submissions", o.submissions, "465", "submissions", "submissions"},
		{"--pop3", o.pop3, "995", "pop3", "pop3s"},
		{"--pop3s", o.pop3s, "995", "pop3s", "pop3s"},
	} {
		if f.value == "" {
			continue
		}
		t, err := parseTarget(f.value, f.port)
		if err != nil {
			return err
		}
		if t.unix() {
			return usage(text("%s is HOST or HOST:PORT, not a socket of this machine", "%s 是 HOST 或 HOST:PORT，不能是本机的套接字"), f.flag)
		}
		service := f.service
		if t.implicit() {
			service = f.implicit
		}
		switch {
		case service == "":
			return &userError{msg: text("--smtp: port %s starts in TLS, and mail from strangers comes to one that starts in clear", "--smtp：%s 端口直接用 TLS，而外来邮件走的是从明文开始的端口").Sprintf(t.port),
				hint: text("port 25 as a rule; a port for submission belongs to --submission", "一般是 25 端口；邮件提交的端口请用 --submission")}
		case s.servers[service] != nil:
			return usage(text("%s: there is a server for %s already: %s", "%s：%s 已经有服务器了：%s"), f.flag, service, s.servers[service].address)
		}
		if o.serverName != "" {
			t.name = o.serverName
		}
		s.servers[service] = t
	}
	return nil
}

// addUsers gives out the parts: the first user is alice, the second bob.
func (s *setup) addUsers() error {
	o := s.opts
	if len(o.users) > 2 {
		return usage(text("two users at most: the first plays alice, the second bob", "最多两个用户：第一个扮演 alice，第二个扮演 bob"))
	}
	if n := len(o.passwordFiles); n > 0 && n != len(o.users) {
		return usage(text("--password-file is given once for each --user: %d files, %d users", "每个 --user 各给一个 --password-file：现有 %d 个文件、%d 个用户"), n, len(o.users))
	}
	for _, u := range o.users {
		name, mail, ok := strings.Cut(u, "=")
		if !ok {
			mail = name
		}
		if err := clean("--user", u); err != nil {
			return err
		}
		if name == "" || !strings.Contains(mail, "@") {
			return &userError{msg: text("--user %s: what is the address?", "--user %s：邮件地址是什么？").Sprintf(u),
				hint: text("--user NAME=ADDRESS, or the address alone where it is the name to log in with", "写成 --user 用户名=地址；若登录名就是地址，只写地址即可")}
		}
		if err := address("--user", mail); err != nil {
			return err
		}
		if len(s.people) > 0 && (s.people[0].Name == name || strings.EqualFold(s.people[0].Address, mail)) {
			return usage(text("--user: the two users are the same; name one of them once", "--user：两个用户相同；只写一次即可"))
		}
		s.people = append(s.people, dialogue.Account{Name: name, Address: mail})
	}
	s.cast()
	return nil
}

// cast gives the parts to the people.
func (s *setup) cast() {
	if n := len(s.people); n > 0 {
		s.accounts["alice"], s.accounts["bob"] = s.people[0], s.people[n-1]
	}
}

// passwords finds the password of each user.
func (s *setup) passwords(ctx context.Context, u *ui) error {
	for i := range s.people {
		p := &s.people[i]
		t := &traceOptions{u: u, user: p.Name}
		if len(s.opts.passwordFiles) > 0 {
			t.passwordFile = s.opts.passwordFiles[i]
		}
		var err error
		if t.passwordFile == "" && len(s.people) > 1 {
			// The variable holds one password, and there are two people.
			p.Password, err = t.prompt(ctx)
		} else {
			p.Password, err = t.password(ctx, &target{})
		}
		var own *userError
		if errors.As(err, &own) && !own.hint.IsZero() && len(s.people) > 1 {
			own.hint = text("give --password-file once for each --user", "请为每个 --user 各给一个 --password-file")
		}
		if err != nil {
			return err
		}
		if p.Password == "" {
			return &localError{userError{msg: text("the password of %s is empty", "%s 的密码是空的").Sprintf(p.Name)}}
		}
		if slices.ContainsFunc(s.people, func(to dialogue.Account) bool {
			return strings.Contains(strings.ToLower(to.Address), strings.ToLower(p.Password))
		}) {
			// It would be masked in RCPT, and nobody could tell who gets what.
			return &localError{userError{msg: text("the password of %s is part of an address; choose another one", "%s 的密码是邮件地址的一部分；请另换密码").Sprintf(p.Name)}}
		}
	}
	s.cast()
	return nil
}
