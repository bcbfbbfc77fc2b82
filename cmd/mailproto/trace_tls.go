package main

import (
	"crypto/tls"
	"encoding/pem"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/pflag"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/wire"
)

// versionOptions are the options about the handshake itself.
type versionOptions struct {
	min, max string
	alpn     []string
	showCert bool
	chain    []trace.Certificate // of the last handshake, to be shown at the end
	keyLog   *os.File
}

func (o *versionOptions) flags(u *ui, f *pflag.FlagSet) {
	f.StringVar(&o.min, "tls-min", "", u.in2("`1.0|1.1|1.2|1.3`: the oldest version of TLS to take; else 1.2", "`1.0|1.1|1.2|1.3`：可接受的最旧 TLS 版本；默认 1.2"))
	f.StringVar(&o.max, "tls-max", "", u.in2("`1.0|1.1|1.2|1.3`: the newest version of TLS to offer", "`1.0|1.1|1.2|1.3`：提供的最新 TLS 版本"))
	f.StringArrayVar(&o.alpn, "alpn", nil, u.in2("`NAME` of a protocol to offer by ALPN, such as pop3; may be repeated", "用 ALPN 提供的协议`名称`，例如 pop3；可重复"))
	f.BoolVar(&o.showCert, "show-cert", false, u.in2("print the server's certificates in PEM behind the trace, or in JSON as der", "在过程之后以 PEM 输出服务器的证书；JSON 中为 der 字段"))
}

// tlsVersions are the versions that can be asked for.
func tlsVersions() []uint16 {
	return []uint16{tls.VersionTLS10, tls.VersionTLS11, tls.VersionTLS12, tls.VersionTLS13}
}

// version reads the value of --tls-min or --tls-max; 0 for none.
func (o *versionOptions) version(flag, s string) (uint16, error) {
	if s == "" {
		return 0, nil
	}
	i := slices.Index([]string{"1.0", "1.1", "1.2", "1.3"}, s)
	if i < 0 {
		return 0, usage(text("%s is 1.0, 1.1, 1.2 or 1.3, not %q", "%s 只能是 1.0、1.1、1.2 或 1.3，不能是 %q"), flag, s)
	}
	return tlsVersions()[i], nil
}

// read checks the options and puts them into those of the handshake.
func (o *versionOptions) read(u *ui, c *wire.TLSOptions) error {
	var err error
	if c.MinVersion, err = o.version("--tls-min", o.min); err != nil {
		return err
	}
	if c.MaxVersion, err = o.version("--tls-max", o.max); err != nil {
		return err
	}
	oldest := max(c.MinVersion, tls.VersionTLS10)
	if c.MinVersion == 0 {
		oldest = tls.VersionTLS12
	}
	if c.MaxVersion != 0 && c.MaxVersion < oldest {
		return &userError{msg: text("--tls-max %s is older than what is taken at least, TLS %s", "--tls-max %s 比可接受的最旧版本 TLS %s 还旧").Sprintf(o.max, tls.VersionName(oldest)[4:]),
			hint: text("lower it: --tls-min %s", "请一并降低：--tls-min %s").Sprintf(o.max)}
	}
	for _, p := range o.alpn {
		if p == "" || len(p) > 255 {
			return usage(text("--alpn is a name of 1 to 255 octets, not %q", "--alpn 是 1 到 255 字节的名称，不能是 %q"), p)
		}
	}
	c.Protocols, c.KeepCertificates = o.alpn, o.showCert
	return o.openKeyLog(u, c)
}

// openKeyLog opens the file that SSLKEYLOGFILE names. Whoever can read it can read
// the session: it is this user's alone, and it is said.
func (o *versionOptions) openKeyLog(u *ui, c *wire.TLSOptions) error {
	name := u.getenv("SSLKEYLOGFILE")
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return fileError("SSLKEYLOGFILE", err)
	}
	o.keyLog, c.KeyLog = f, f
	shown, _ := trace.Visible([]byte(name))
	u.note(text("SSLKEYLOGFILE is set: the keys of this session go to %s, and whoever has them can decrypt it, passwords included", "已设置 SSLKEYLOGFILE：本次会话的密钥写入 %s，得到它的人可以解密整个会话，包括密码").Sprintf(shown))
	return nil
}

// warn says what the user has given up by the choice of versions.
func (o *versionOptions) warn(u *ui) {
	if o.min == "1.0" || o.min == "1.1" {
		u.note(text("--tls-min %s: TLS 1.0, 1.1 and old ciphers are taken, which must not be used any more (RFC 8996 §4, §5); for a look only", "--tls-min %s：接受了不得再用的 TLS 1.0、1.1 和旧加密套件（RFC 8996 §4、§5）；仅供查看").Sprintf(o.min))
	}
}

// observe keeps the chain of a handshake.
func (o *versionOptions) observe(s explain.Step) {
	if s.TLSInfo != nil && len(s.TLSInfo.Chain) > 0 {
		o.chain = s.TLSInfo.Chain
	}
}

// show prints the certificates, each with a line that says whose it is: programs
// that read PEM skip what stands between.
func (o *versionOptions) show(u *ui) error {
	if o.keyLog != nil {
		o.keyLog.Close()
	}
	if !o.showCert || u.json {
		return nil
	}
	if len(o.chain) == 0 {
		u.note(text("--show-cert: the server sent no certificate", "--show-cert：服务器没有发送证书"))
	}
	for i, c := range o.chain {
		head := lang.Text{En: "certificate %d: %s", Zh: "证书 %d：%s"}.Sprintf(i, c.Subject)
		fmt.Fprintf(u.out, "\n%s\n", head.In(u.lang))
		if err := pem.Encode(u.out, &pem.Block{Type: "CERTIFICATE", Bytes: c.DER}); err != nil {
			return err
		}
	}
	return u.out.Flush()
}
