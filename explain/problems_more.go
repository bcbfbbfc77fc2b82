package explain

import (
	"mailproto/internal/lang"
)

// clearProblems are the problems of sessions that nobody protects: the protocol is
// kept, and yet something went wrong.
var clearProblems = []Topic{
	{
		ID: "password-in-clear", Kind: KindTerm,
		Gloss: lang.Text{
			En: "anybody on the way can read this password",
			Zh: "途中的任何人都能读到这个密码",
		},
		Why: lang.Text{
			En: "The line that carries the password or token was sent without TLS.",
			Zh: "带密码或令牌的这一行没有经 TLS 加密就发出了。",
		},
		Body: lang.Text{
			En: "PASS sends the password as it is; PLAIN and LOGIN send it in base64, which " +
				"hides nothing, and the OAuth mechanisms send a token that is as good as a " +
				"password. Outside TLS everybody between the two ends can read the line and log " +
				"in with it later. Start TLS before the login, with STARTTLS or STLS or on a " +
				"port with implicit TLS, and check the certificate. A password that has been " +
				"sent so on a network should be changed.",
			Zh: "PASS 把密码原样发出；PLAIN 和 LOGIN 用 base64 发送，base64 不能保密；OAuth 类机" +
				"制发送的令牌与密码一样管用。没有 TLS 时，两端之间的任何人都能读到这一行，以后就" +
				"可以用它登录。登录之前要先启用 TLS：用 STARTTLS 或 STLS，或者改用隐式 TLS 的端" +
				"口，并验证证书。已经这样在网络上发送过的密码应当更换。",
		},
		Pitfall: lang.Text{
			En: "Base64 looks like a cipher but has no key: anybody can decode it.",
			Zh: "base64 看着像密文，却没有密钥：谁都能解码。",
		},
		Refs:    []string{"RFC 1939 §13", "RFC 4954 §4", "RFC 8314 §4.1"},
		Related: []string{"TLS", "STARTTLS", "STLS", "credentials", "base64"},
		FAQ:     []int{6, 11},
	},
}

// problem finds the topic of a problem by its name.
func problem(name string) *Topic {
	for _, list := range [][]Topic{problemTopics, serverProblems, clearProblems, saslProblems, smtpMistakes, pop3Mistakes} {
		if t := find(list, name); t != nil {
			return t
		}
	}
	return nil
}
