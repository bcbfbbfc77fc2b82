package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"

	"mailproto/internal/lab"
	"mailproto/internal/render"
)

// writeCA keeps the lab's CA certificate, never its key, where other programs can
// read it. Unless the user named the file it is the lab's own, and remove takes it
// away: the certificate is worth nothing without its lab.
func (o *labOptions) writeCA(l *lab.Lab) (path string, remove func(), err error) {
	path, remove = o.caOut, func() {}
	if path == "" {
		if path, err = ownFile(l, "lab-ca"); err != nil {
			return "", remove, err
		}
		remove = func() { _ = os.Remove(path) } // what is left behind is harmless
	}
	if err := os.WriteFile(path, l.CAPEM(), 0o644); err != nil {
		return "", remove, fileError("--ca-out", err)
	}
	return path, remove, nil
}

// ownFile is a file in the user's cache folder that belongs to this lab; its POP3 port
// tells it from those of others.
func ownFile(l *lab.Lab, name string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	_, port, err := net.SplitHostPort(l.Addr(lab.POP3))
	if err != nil {
		return "", labError(err)
	}
	path := filepath.Join(cache, "mailproto", name+"-"+port+".pem")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fileError(path, err)
	}
	return path, nil
}

// sheet is what a person types into a mail program.
func (o *labOptions) sheet(l *lab.Lab, ca, cert string) render.LabSheet {
	s := render.LabSheet{Host: l.Hostname(), CA: ca, Names: l.Names()}
	for _, x := range []struct {
		service, tls string
		what         [2]string
	}{
		{lab.Submission, "STARTTLS", [2]string{"sending (SMTP submission)", "发信（SMTP 邮件提交）"}},
		{lab.Submissions, "TLS", [2]string{"sending, TLS from the start", "发信，一开始就是 TLS"}},
		{lab.POP3, "STLS", [2]string{"reading (POP3)", "收信（POP3）"}},
		{lab.POP3S, "TLS", [2]string{"reading, TLS from the start", "收信，一开始就是 TLS"}},
		{lab.MX, "STARTTLS", [2]string{"mail from other servers (MX), no login", "接收其他服务器的邮件（MX），无须登录"}},
		{lab.LMTP, "STARTTLS", [2]string{"deliveries of servers (LMTP), no login", "供邮件服务器投递（LMTP），无须登录"}},
	} {
		host, port, err := net.SplitHostPort(l.Addr(x.service))
		if err != nil {
			continue // that service does not listen
		}
		host, _ = o.hosts(host)
		s.Services = append(s.Services, render.LabService{Name: x.service, Host: host, Port: port, TLS: x.tls, What: text(x.what[0], x.what[1])})
	}
	for _, u := range l.Users() {
		s.Users = append(s.Users, render.LabUser{Name: u.Name, Password: u.Password, Address: u.Address, Token: u.Token})
	}
	at := func(service string) string {
		host, port, _ := net.SplitHostPort(l.Addr(service)) // none where it does not listen
		_, host = o.hosts(host)
		return net.JoinHostPort(host, port)
	}
	s.Try = []string{
		fmt.Sprintf("MAILPROTO_PASSWORD=%s mailproto trace smtp %s --ca-file %s -u alice -f alice@lab.test -t bob@lab.test", "wonderland", at(lab.Submission), ca),
		fmt.Sprintf("MAILPROTO_PASSWORD=%s mailproto trace pop3 %s --ca-file %s -u bob", "builder", at(lab.POP3), ca),
	}
	for _, u := range l.Users()[:1] { // a token in place of a password
		s.Try = append(s.Try, fmt.Sprintf("MAILPROTO_PASSWORD=%s mailproto trace smtp %s --ca-file %s -u %s --auth oauthbearer", u.Token, at(lab.Submission), ca, u.Name))
	}
	if cert != "" {
		s.ClientCert, s.ClientUser = cert, o.certUser
		s.Try = append(s.Try, fmt.Sprintf("mailproto trace smtp %s --ca-file %s --client-cert %s --auth external", at(lab.Submission), ca, cert))
	}
	return s
}

// hosts are the names by which the lab is reached from elsewhere and from this machine,
// where it listens at an address: the name that it was given, for the certificate has
// that one, and no address that stands for all.
func (o *labOptions) hosts(address string) (there, here string) {
	switch ip := net.ParseIP(o.listen); {
	case ip == nil && o.listen != "localhost":
		return o.listen, o.listen
	case ip != nil && ip.IsUnspecified():
		return append(lab.Addresses(o.listen), "localhost")[0], "localhost"
	}
	return address, address
}
