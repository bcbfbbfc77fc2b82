package explain

import (
	"strings"

	"mailproto/internal/lang"
)

// Dialogue is the example in a language: what was said stays as it was said, and the
// remarks between, which stand in brackets on lines of their own, are in that language.
func (t *Topic) Dialogue(l lang.Lang) string {
	lines := strings.Split(strings.TrimSpace(t.Example), "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "(") {
			continue
		}
		for _, r := range remarks {
			if r.En == line {
				lines[i] = r.In(l)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// remarks are what the examples remark.
var remarks = []lang.Text{
	{En: "(104 octets)", Zh: "（104 字节）"},
	{En: "(120 characters of mail)", Zh: "（120 个字符的邮件内容）"},
	{En: "(127.0.0.1, port 10024)", Zh: "（127.0.0.1，端口 10024）"},
	{En: "(127.0.0.1, port 10025)", Zh: "（127.0.0.1，端口 10025）"},
	{En: "(DNS: _pop3._tcp.example.org SRV 0 0 0 .)", Zh: "（DNS：_pop3._tcp.example.org SRV 0 0 0 .）"},
	{En: "(DNS: _pop3s._tcp.example.org SRV 0 1 995 pop.example.net)", Zh: "（DNS：_pop3s._tcp.example.org SRV 0 1 995 pop.example.net）"},
	{En: "(DNS: _submission._tcp.example.org SRV 0 1 587 mail.example.net)", Zh: "（DNS：_submission._tcp.example.org SRV 0 1 587 mail.example.net）"},
	{En: "(DNS: _submissions._tcp.example.org SRV 0 1 465 mail.example.net)", Zh: "（DNS：_submissions._tcp.example.org SRV 0 1 465 mail.example.net）"},
	{En: "(Kerberos 4 exchange, not readable text)", Zh: "（Kerberos 4 的交互，不是可读文本）"},
	{En: "(POP3 was wanted, port 143 was called)", Zh: "（想用 POP3，却连到了端口 143）"},
	{En: "(POP3)", Zh: "（POP3）"},
	{En: "(SMTP)", Zh: "（SMTP）"},
	{En: "(TLS handshake begun on port 587)", Zh: "（在端口 587 上直接开始 TLS 握手）"},
	{En: "(TLS handshake on mail.example.net, port 465)", Zh: "（与 mail.example.net 的端口 465 进行 TLS 握手）"},
	{En: "(TLS handshake on pop.example.net, port 995)", Zh: "（与 pop.example.net 的端口 995 进行 TLS 握手）"},
	{En: "(TLS handshake with a client certificate)", Zh: "（TLS 握手，客户端出示证书）"},
	{En: "(TLS handshake)", Zh: "（TLS 握手）"},
	{En: "(TLS handshake, EHLO again, AUTH)", Zh: "（TLS 握手，重发 EHLO，再 AUTH）"},
	{En: "(TLS handshake: TLS 1.3)", Zh: "（TLS 握手：TLS 1.3）"},
	{En: "(TLS handshake: certificate for mail.example.net)", Zh: "（TLS 握手：证书属于 mail.example.net）"},
	{En: "(TLS handshake: certificate for pop.example.net)", Zh: "（TLS 握手：证书属于 pop.example.net）"},
	{En: "(TLS handshake: signed by \"Lab CA\", which is not known here)", Zh: "（TLS 握手：证书由“Lab CA”签发，这里不认识它）"},
	{En: "(TLS handshake: the certificate is for mail.example.net)", Zh: "（TLS 握手：证书属于 mail.example.net）"},
	{En: "(TLS handshake: version, cipher, certificate)", Zh: "（TLS 握手：版本、加密套件、证书）"},
	{En: "(TLS handshake; everything after it is encrypted)", Zh: "（TLS 握手；此后的一切都已加密）"},
	{En: "(an empty line from the client, then 235)", Zh: "（客户端发一个空行，随后是 235）"},
	{En: "(and on another host)", Zh: "（在另一台主机上）"},
	{En: "(both lines came together, in clear)", Zh: "（两行一起到达，都是明文）"},
	{En: "(client: versions, ciphers, name pop.example.org)", Zh: "（客户端：版本、加密套件、名字 pop.example.org）"},
	{En: "(client: wanted name mail.example.org)", Zh: "（客户端：要找 mail.example.org）"},
	{En: "(compared with the settings, not with the greeting)", Zh: "（与设置里的名字比较，不与问候里的比较）"},
	{En: "(connecting to mail.example.net, port 587)", Zh: "（连接 mail.example.net，端口 587）"},
	{En: "(connection lost)", Zh: "（连接中断）"},
	{En: "(connection lost, no reply)", Zh: "（连接中断，没有应答）"},
	{En: "(connection to pop.example.net, port 995)", Zh: "（连接 pop.example.net，端口 995）"},
	{En: "(fifteen minutes later)", Zh: "（十五分钟后）"},
	{En: "(from a strange network, no login)", Zh: "（来自陌生的网络，没有登录）"},
	{En: "(later, over POP3)", Zh: "（之后，用 POP3）"},
	{En: "(message 1)", Zh: "（第 1 封邮件）"},
	{En: "(message 2)", Zh: "（第 2 封邮件）"},
	{En: "(more than --max-size, the connection is closed)", Zh: "（超过 --max-size，连接被关闭）"},
	{En: "(more than 1 MiB, and no line with \"214 \")", Zh: "（超过 1 MiB，仍没有以“214 ”开头的行）"},
	{En: "(more than 16 MiB, and no line with the dot alone)", Zh: "（超过 16 MiB，仍没有只含一个点的行）"},
	{En: "(more than 64 KiB, and still no line end)", Zh: "（超过 64 KiB，仍没有行结束）"},
	{En: "(mx.example.org has mail, so it calls)", Zh: "（mx.example.org 有邮件要发，就来连接）"},
	{En: "(no STARTTLS: the client stops here)", Zh: "（没有 STARTTLS：客户端到此为止）"},
	{En: "(no timestamp in the greeting, so APOP cannot be used)", Zh: "（问候里没有时间戳，所以不能用 APOP）"},
	{En: "(nothing comes)", Zh: "（什么也没来）"},
	{En: "(only then the server's answer to EHLO)", Zh: "（此后才是服务器对 EHLO 的应答）"},
	{En: "(port 1038: connection refused)", Zh: "（端口 1038：连接被拒绝）"},
	{En: "(port 143)", Zh: "（端口 143）"},
	{En: "(port 220: connection refused)", Zh: "（端口 220：连接被拒绝）"},
	{En: "(port 25, no login)", Zh: "（端口 25，没有登录）"},
	{En: "(port 2525)", Zh: "（端口 2525）"},
	{En: "(port 26)", Zh: "（端口 26）"},
	{En: "(port 585: connection refused)", Zh: "（端口 585：连接被拒绝）"},
	{En: "(port 587, inside TLS)", Zh: "（端口 587，在 TLS 之内）"},
	{En: "(port 993: TLS handshake)", Zh: "（端口 993：TLS 握手）"},
	{En: "(port 995: TLS handshake)", Zh: "（端口 995：TLS 握手）"},
	{En: "(readable text in place of TLS)", Zh: "（本该是 TLS，却是可读的文本）"},
	{En: "(server: certificate for mail.example.org)", Zh: "（服务器：mail.example.org 的证书）"},
	{En: "(server: choice, certificate, proof of its key)", Zh: "（服务器：选定的参数、证书、持有私钥的证明）"},
	{En: "(settings: \"SSL\", port 995)", Zh: "（设置：“SSL”，端口 995）"},
	{En: "(some minutes later, from the same address)", Zh: "（几分钟后，来自同一地址）"},
	{En: "(the client begins a TLS handshake)", Zh: "（客户端开始 TLS 握手）"},
	{En: "(the client closes the connection)", Zh: "（客户端关闭连接）"},
	{En: "(the client connects to port 465)", Zh: "（客户端连接端口 465）"},
	{En: "(the client sends the TLS alert unknown_ca and closes)", Zh: "（客户端发出 TLS 告警 unknown_ca，然后关闭连接）"},
	{En: "(the client stops; with --ca-file FILE it goes on)", Zh: "（客户端停下；加上 --ca-file FILE 就能继续）"},
	{En: "(the laptop is still logged in; the phone says)", Zh: "（笔记本电脑还登录着；手机这时说）"},
	{En: "(the last line came in clear, before the handshake)", Zh: "（最后一行是在握手之前以明文来的）"},
	{En: "(the reader's program calls)", Zh: "（收信人的程序来连接）"},
	{En: "(the usual way: ask for a notice when sending)", Zh: "（通常的做法：发信时就要求通知）"},
	{En: "(two RCPT commands and the message)", Zh: "（两条 RCPT 命令和邮件内容）"},
	{En: "(wanted: mail.example.org, so the client stops here)", Zh: "（要找的是 mail.example.org，所以客户端到此为止）"},
	{En: "(what the server sent: 250-STARTTLS; what arrived:)", Zh: "（服务器发的是 250-STARTTLS；到达的是：）"},
}
