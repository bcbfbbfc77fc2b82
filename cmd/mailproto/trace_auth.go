package main

import (
	"crypto/tls"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
)

// authOptions say how to log in, beside the user and the mechanism.
type authOptions struct {
	authCancel            bool
	clientCert, clientKey string
}

func (o *authOptions) flags(u *ui, f *pflag.FlagSet) {
	f.BoolVar(&o.authCancel, "auth-cancel", false, u.in2("break the login off with * at its first challenge", "登录时遇到第一个质询就用 * 中止"))
	f.StringVar(&o.clientCert, "client-cert", "", u.in2("`FILE` with a certificate of your own, in PEM, for a server that asks for one (--auth external)", "`文件`：自己的证书（PEM），供要求证书的服务器使用（--auth external）"))
	f.StringVar(&o.clientKey, "client-key", "", u.in2("`FILE` with its key; else the same file", "其私钥`文件`；否则为同一文件"))
}

// knownAuth are the values of --auth.
func (o *traceOptions) knownAuth() []string {
	known := append([]string{"auto", "none"}, session.Mechanisms()...)
	if o.proto == trace.POP3 {
		known = append(known, session.AuthUser, session.AuthAPOP)
	}
	return known
}

// is reports whether --auth names a mechanism.
func (o *traceOptions) is(mechanisms ...string) bool {
	return slices.ContainsFunc(mechanisms, func(m string) bool { return strings.EqualFold(o.auth, m) })
}

// checkAuth refuses a mechanism that mailproto does not speak, and what does not go
// together.
func (o *traceOptions) checkAuth(c *session.Config, t *target) error {
	known := o.knownAuth()
	i := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, o.auth) })
	if i < 0 {
		return o.unknownAuth(known)
	}
	o.auth = known[i]
	c.Auth, c.AuthCancel = o.auth, o.authCancel
	nameless := o.user == "" && !o.is("EXTERNAL", "ANONYMOUS")
	switch {
	case o.authCancel && (nameless || o.is("none")):
		return usage(text("--auth-cancel breaks a login off, and there is none without --user", "--auth-cancel 用来中止登录，而没有 --user 就没有登录"))
	case o.authCancel && o.is(session.AuthUser, session.AuthAPOP):
		return usage(text("--auth-cancel: %s has no challenge to break off at", "--auth-cancel：%s 没有质询，无从中止"), o.auth)
	case o.clientKey != "" && o.clientCert == "":
		return usage(text("--client-key without --client-cert", "只给了 --client-key 而没有 --client-cert"))
	}
	if t.lab != nil {
		c.Nonce = labNonce
	}
	return o.certificate(c, t)
}

// labNonce stands for the client's random value at the built-in lab, so that a class
// sees the same bytes each time. Elsewhere it is random.
func labNonce() string { return "NonceOfTheClient" }

// unknownAuth says what --auth can be.
func (o *traceOptions) unknownAuth(known []string) error {
	if o.proto == trace.SMTP && o.is(session.AuthUser, session.AuthAPOP) {
		return &userError{msg: text("--auth %s is of POP3; SMTP has no such login", "--auth %s 属于 POP3；SMTP 没有这种登录").Sprintf(o.auth),
			hint: text("for SMTP: %s", "SMTP 可用：%s").Sprintf(strings.Join(known, ", "))}
	}
	return usage(text("--auth is %s, not %q", "--auth 只能是 %s，不能是 %q"), strings.Join(known, ", "), o.auth)
}

// certificate finds the client's own certificate. The built-in lab issues one to
// whoever wants to log in by it.
func (o *traceOptions) certificate(c *session.Config, t *target) error {
	if o.clientCert == "" && (t.lab == nil || !o.is("EXTERNAL")) {
		return nil
	}
	var pair tls.Certificate
	var err error
	if o.clientCert == "" {
		cert, key, lerr := t.lab.ClientCertificate(o.user)
		if lerr != nil {
			return labError(lerr)
		}
		pair, err = tls.X509KeyPair(cert, key)
	} else {
		pair, err = readPair(o.clientCert, o.clientKey)
	}
	if err != nil {
		return err
	}
	c.TLSOptions.Certificates = []tls.Certificate{pair}
	return nil
}

// readPair reads a certificate and its key, which may stand in one file.
func readPair(cert, key string) (tls.Certificate, error) {
	certPEM, err := os.ReadFile(cert)
	if err != nil {
		return tls.Certificate{}, fileError("--client-cert", err)
	}
	keyPEM := certPEM
	if key != "" {
		if keyPEM, err = os.ReadFile(key); err != nil {
			return tls.Certificate{}, fileError("--client-key", err)
		}
	}
	pair, err := tls.X509KeyPair(certPEM, keyPEM)
	if err != nil {
		return pair, &localError{userError{msg: text("--client-cert: certificate and key cannot be used: %s", "--client-cert：证书和私钥无法使用：%s").Sprintf(err.Error()),
			hint: text("both in PEM, and the key not encrypted: -----BEGIN PRIVATE KEY-----", "两者都应为 PEM，私钥不能加密：-----BEGIN PRIVATE KEY-----"), err: err}}
	}
	return pair, nil
}

// needsNoPassword reports that the login takes none.
func (o *traceOptions) needsNoPassword() bool {
	return o.user == "" || o.authCancel || o.is("none", "EXTERNAL", "ANONYMOUS")
}

// labSecret is the lab's published password of a user, or its token.
func (o *traceOptions) labSecret(t *target) (secret string, ok bool) {
	if t.lab == nil {
		return "", false
	}
	for _, user := range t.lab.Users() {
		switch {
		case user.Name != o.user:
		case o.is("XOAUTH2", "OAUTHBEARER"):
			return user.Token, true
		default:
			return user.Password, true
		}
	}
	return "", false
}

// saslText is about a login that failed before the server said so, or for another
// reason than the password.
func (e *traceError) saslText(f *session.Error) (msg, hint lang.Text, ok bool) {
	switch f.Why {
	case "needs-tls":
		msg = text("%s works inside TLS only, and this connection is in clear", "%s 只能在 TLS 之内使用，而这个连接是明文").Sprintf(f.Detail)
		hint = text("leave out --tls none", "请去掉 --tls none")
	case "no-binding":
		msg = text("%s: this TLS connection has no value to bind to", "%s：这个 TLS 连接没有可供绑定的值").Sprintf(f.Detail)
		hint = text("--auth auto takes another mechanism", "--auth auto 会改用别的机制")
	case "no-certificate":
		msg = text("EXTERNAL needs a certificate of your own", "EXTERNAL 需要客户端自己的证书")
		hint = text("--client-cert FILE names it", "用 --client-cert 指定证书文件")
	case "no-apop":
		msg = text("the greeting offers no APOP: it holds no timestamp such as <1896.697170952@mail.example.org>", "问候里没有 <1896.697170952@mail.example.org> 这样的时间戳，服务器不提供 APOP")
		hint = text("--auth auto takes another way", "--auth auto 会改用别的方式")
	case "saslprep":
		msg = text("%s: user name or password hold characters that it forbids", "%s：用户名或密码含有它不允许的字符").Sprintf(f.Detail)
		hint = text("--auth plain takes any", "--auth plain 没有这种限制")
	case "scram-iterations":
		msg = text("the server asks for more rounds of hashing than the 1,000,000 that mailproto computes; nothing was proven to it", "服务器要求的迭代次数超过 mailproto 愿意计算的一百万次；没有向它提交证明")
		hint = explainHint(f.Why)
	case "scram-signature":
		msg = text("the server could not prove itself: its signature, which only the holder of this password's key can make, is wrong", "服务器没能证明自己：只有存有这个密码的密钥才算得出的签名，它算错了")
		hint = text("it may be somebody else's server; mailproto explain scram-signature says more", "它可能是别人的服务器；详见 mailproto explain scram-signature")
	default:
		return msg, hint, false
	}
	return msg, hint, true
}

func explainHint(name string) lang.Text {
	return text("mailproto explain %s says what that is", "mailproto explain %s 解释这是什么").Sprintf(name)
}

// otherMechanism says what helps where none of the offered mechanisms fits.
func otherMechanism(offered string) lang.Text {
	words := strings.Fields(strings.ToUpper(offered))
	for _, m := range []string{"OAUTHBEARER", "XOAUTH2"} {
		if slices.Contains(words, m) {
			return text("with an OAuth token in place of the password: --auth %s", "若有 OAuth 令牌，可代替密码：--auth %s").Sprintf(strings.ToLower(m))
		}
	}
	return text("mailproto speaks %s", "mailproto 支持 %s").Sprintf(strings.Join(session.Mechanisms(), ", "))
}
