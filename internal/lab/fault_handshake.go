package lab

import (
	"crypto/tls"
	"errors"
	"io"

	"mailproto/trace"
)

// tlsFault is what is wrong with TLS beside the certificate.
type tlsFault struct {
	old     bool // only the versions that nobody should use any more
	demands bool // the client must show a certificate
	hangs   bool // the handshake is never answered
	cuts    bool // it is answered by the end of the connection
	garbles bool // it is answered in clear text
}

var errSpoilt = errors.New("the handshake is spoilt on purpose")

// spoil is a TLS configuration with the fault.
//
// What the client is answered instead of a handshake is no event of the lab's: these
// octets do not belong to the dialogue. The handshake that failed is one.
func (f tlsFault) spoil(cfg *tls.Config, p trace.Proto) *tls.Config {
	if f == (tlsFault{}) {
		return cfg
	}
	cfg = cfg.Clone()
	if f.old {
		cfg.MinVersion, cfg.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	}
	if f.demands {
		cfg.ClientAuth = tls.RequireAndVerifyClientCert
	}
	if !f.hangs && !f.cuts && !f.garbles {
		return cfg
	}
	cfg.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
		switch {
		case f.hangs: // until the client goes, or has waited as long as it may
			_, _ = io.Copy(io.Discard, hello.Conn)
		case f.garbles && p == trace.POP3:
			_, _ = io.WriteString(hello.Conn, "-ERR [SYS/TEMP] TLS is out of order\r\n") // the end comes in any case
		case f.garbles:
			_, _ = io.WriteString(hello.Conn, "454 4.7.0 TLS is out of order\r\n")
		}
		hello.Conn.Close()
		return nil, errSpoilt
	}
	return cfg
}

// datedFaults are two more of the certificate.
func datedFaults() []fault {
	return []fault{
		{Fault: Fault{Name: "not-yet-valid", Services: Services(), Title: both("shows a certificate that is valid from tomorrow on", "出示的证书明天才生效"),
			Teaches:    both("A certificate has a beginning, too. Where it seems to lie ahead, it is often the client's clock that is behind.", "证书也有生效时间。看上去还没生效的，常常是客户端的时钟慢了。"),
			GoodClient: both("It ends the session before the login, and names the date, so that its user thinks of the clock.", "在登录之前结束会话，并说出日期，让用户想到检查时钟。")},
			set: func(b *behaviour) { b.cert.early = true }},
		{Fault: Fault{Name: "self-signed", Services: Services(), Title: both("shows a certificate that has signed itself", "出示的是自签名证书"),
			Teaches:    both("A certificate that only vouches for itself proves nothing about whom it names, though the encryption is as good.", "只为自己作保的证书，不能证明它写的是谁，尽管加密本身同样有效。"),
			GoodClient: both("It ends the session before the login. For a server of one's own: give the client that certificate, and do not turn the check off.", "在登录之前结束会话。自家的服务器：把那张证书交给客户端，而不要关闭检查。")},
			set: func(b *behaviour) { b.cert.own = true }},
	}
}

// handshakeFaults are those of the handshake.
func handshakeFaults() []fault {
	ends := both("It ends the session, sends no password, and never goes on in clear.", "结束会话，不发密码，绝不改用明文继续。")
	half := both("Between the reply to STARTTLS or STLS and the end of the handshake there is nothing to fall back on: when the handshake fails, the connection is of no more use (RFC 3207 §4).",
		"从 STARTTLS 或 STLS 的应答到握手结束之间，没有可以退回的余地：握手失败，这条连接就作废了（RFC 3207 §4）。")
	return []fault{
		{Fault: Fault{Name: "old-tls", Services: Services(), Title: both("speaks TLS 1.0 and 1.1 only", "只支持 TLS 1.0 和 1.1"),
			Teaches:    both("TLS 1.0 and 1.1 must not be used any more (RFC 8996 §4, §5). A client that would accept them lets an attacker choose them.", "TLS 1.0 和 1.1 不得再用（RFC 8996 §4、§5）。若客户端还接受，攻击者就可能迫使双方使用它们。"),
			GoodClient: both("It insists on TLS 1.2 or later, ends the session, and says which version it was.", "坚持 TLS 1.2 或更高版本，结束会话，并说明对方是哪个版本。")},
			set: func(b *behaviour) { b.tls.old = true }},
		{Fault: Fault{Name: "handshake-hangs", Services: Services(), Title: both("never answers the TLS handshake", "从不应答 TLS 握手"), Teaches: half,
			GoodClient: both("It has a timeout for the handshake, too, and ends the session without a password.", "给握手也设时限；超时就结束会话，不发密码。")},
			set: func(b *behaviour) { b.tls.hangs = true }},
		{Fault: Fault{Name: "handshake-cut", Services: Services(), Title: both("ends the connection in the handshake", "在握手中断开连接"), Teaches: half, GoodClient: ends},
			set: func(b *behaviour) { b.tls.cuts = true }},
		{Fault: Fault{Name: "handshake-garbage", Services: Services(), Title: both("answers the handshake with a line in clear", "用一行明文应答握手"), Teaches: half, GoodClient: ends},
			set: func(b *behaviour) { b.tls.garbles = true }},
		{Fault: Fault{Name: "client-certificate", Services: Services(), Title: both("demands a certificate of the client", "要求客户端出示证书"),
			Teaches:    both("A server may ask who the client is, in the handshake already (RFC 8446 §4.3.2). In TLS 1.3 the client learns only afterwards that it was turned away.", "服务器可以在握手时就要求客户端表明身份（RFC 8446 §4.3.2）。在 TLS 1.3 中，客户端要到握手之后才知道被拒绝。"),
			GoodClient: both("It says that a certificate is wanted, and not just that the connection was lost.", "告诉用户对方要求证书，而不只是说连接断了。")},
			set: func(b *behaviour) { b.tls.demands = true }},
	}
}
