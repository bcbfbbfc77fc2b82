package explain

// smtpWordings are the wordings of SMTP servers, in the order in which they are
// tried within a weight.
func smtpWordings() [][]phrases {
	return [][]phrases{checkWordings, lineEndWordings, loginWordings, rateWordings, trustWordings, senderWordings, sizeWordings, contentWordings, recipientWordings, serverWordings, protocolWordings, refusalWordings}
}

// loginWordings are about logging in and about the protection of the connection.
var loginWordings = []phrases{
	{Cause: AuthFailed, Weight: strong, Phrase: []string{ // a list of all that may be wrong
		"account is abnormal*password is incorrect", "account is abnormal*login frequency",
	}},
	{Cause: AppPassword, Weight: strong, Phrase: []string{
		"application specific password", "app specific password", "app password", "application password", "apps password",
		"authorization code", "authorized code", "auth code to login", "client authorization password", "third party client password",
		"invalidsecondfactor", "password for external app", "device password", "app generated password",
		"授权码", "客户端专用密码", "专用密码", "应用密码", "独立密码", "客户端授权密码",
	}},
	{Cause: SenderNotAllowed, Weight: strong, Phrase: []string{"relaying disallowed as", "sender is not allowed to relay"}},
	{Cause: RelayDenied, Weight: strong, Phrase: []string{
		"relay access denied", "relaying denied", "relay denied", "relaying mail to", "relaying is not", "relaying not", "relay not permitted",
		"relay is not", "relay not allowed", "relaying prohibited", "relay prohibited", "relay forbidden", "not permitted to relay", "not allowed to relay through",
		"unable to relay", "cannot relay", "cant relay", "could not relay", "does not relay", "do not relay", "dont relay", "will not relay", "wont relay",
		"refuse to relay", "refused to relay", "refusing to relay", "refused relay", "no relaying", "not relaying", "relay operation rejected", "relaying disallowed ", "relay disallowed",
		"unauthorized relay", "invalid relay", "not a relay", "not an open relay", "isnt in my list of allowed rcpthosts", "rcpthosts", "not a gateway",
		"tenantattribution", "relay rejected", "relaying rejected", "relay attempt", "third party relay", "we dont handle mail for", "we do not handle mail for",
		"domain isnt allowed to be relayed", "not allowed to send mail to this domain through", "is not a local domain", "local user only", "local users only", "no relay", "relay from", "mail relay",
		"authentication is required for relay", "not hosted here", "domain not hosted", "拒绝中继", "不允许中继", "禁止中继", "不允许转发",
	}},
	{Cause: TLSRequired, Weight: strong, Phrase: []string{
		"must issue a starttls", "must issue starttls", "starttls command first", "starttls first", "starttls is required", "starttls required", "require starttls", "requires starttls",
		"must use tls", "must use starttls", "must use ssl", "must be using tls", "tls required", "tls is required", "tls encryption required", "requires tls", "require tls", "tls connection required",
		"tls not enabled on your", "over a tls connection", "encryption required", "encryption is required", "encryption needed", "requires encryption", "requires an encrypted", "require encryption",
		"without ssl", "without tls", "without encryption", "without a secure", "secure connection is requi", "secure connection requi", "secure connection needed",
		"ssl connection is required", "ssl is required", "ssl required", "requires ssl", "require ssl", "only over ssl", "only over tls", "only via tls", "only with tls", "use a secure connection",
		"must be encrypted", "connection is not encrypted", "unencrypted connection", "insecure connection", "insecure channel", "unsecured connection", "session encryption is required",
		"plaintext authentication disallowed", "plaintext authentication is disabled", "plain text authentication is disallowed", "cleartext authentication", "cleartext password", "plaintext password",
		"connect using ssl", "connect using tls", "connect with ssl", "connect with tls", "connect via ssl", "connect via tls", "connect over ssl", "connect over tls",
		"tls 1*not supported", "tls 1*no longer supported", "tls version*not",
		"need ssl", "need tls", "need to use ssl", "need to use tls", "please use ssl", "please use tls", "please use starttls", "starttls before", "enable tls", "enable ssl", "issue starttls",
		"需要 ssl", "须使用 ssl", "使用ssl", "加密连接",
	}},
	{Cause: MechanismUnavailable, Weight: strong, Phrase: []string{
		"unrecognized authentication type", "unrecognised authentication type", "authentication type*not", "authentication mechanism*not", "authentication mechanism is", "unsupported auth", "unknown auth",
		"unrecognized auth", "auth mechanism", "auth type", "authentication method*not", "mechanism not", "mechanism is not", "mechanism unavailable", "mechanism too weak", "stronger authentication", "stronger auth ", "mechanism is too weak", "invalid mechanism", "no mechanism", "unsupported mechanism",
		"authentication not enabled", "authentication is not enabled", "authentication not available", "auth not available", "auth not supported", "authentication not supported", "authentication is not supported", "auth not enabled", "authentication disabled",
		"auth*not advertised", "basic authentication is disabled", "basic authentication is no longer", "basic auth is disabled", "username password authentication is disabled", "does not support authentication", "不支持的认证",
	}},
	{Cause: AccountRestricted, Weight: strong, Only: "login", Phrase: []string{
		"suspended", "account*disabled", "account*locked", "account*blocked", "account*inactive", "account*not active", "account*restricted", "account*expired", "user*disabled", "user*locked", "user*blocked",
		"not enabled for", "isnt enabled for", "not allowed to use", "not permitted to use", "web browser", "web login", "weblogin", "unsafe login", "open smtp", "smtp flag", "not open", "is not activated", "no access rights", "does not have access rights", "has no permission", "no permission", "not have permission",
		"access to this service", "service is disabled", "service disabled", "service is not enabled", "pop3 disabled", "smtp disabled", "abnormal", "violat", "verify your account", "account*verif", "did not meet the criteria", "smtpclientauthentication is disabled", "pop access is disabled", "pop is disabled", "conditional access",
		"未开通", "未开启", "没有权限", "被禁用", "被冻结", "账号异常", "帐号异常", "被锁定", "已停用",
	}},
	{Cause: AuthRequired, Weight: strong, Phrase: []string{
		"authentication required", "authentication is required", "authentication needed", "authentication is needed", "requires authentication", "require authentication", "requiring authentication", "requires that you authenticate",
		"must issue an auth", "must authenticate", "must be authenticated", "must first authenticate", "need to authenticate", "auth first", "authenticate first", "authenticate before", "please authenticate", "auth command first", "auth required", "auth is required",
		"client was not authenticated", "client not authenticated", "client is not authenticated", "user not authenticated", "user is not authenticated", "not authenticated client", "session not authenticated", "you are not authenticated", "does not have permissions to submit",
		"login first", "log in first", "logged in first", "please log in to", "must login", "must log in", "login required", "not logged in", "need auth", "need ehlo and auth", "need authentication", "smtp auth is required", "smtp authentication is required",
		"turn on smtp auth", "smtp auth required", "auth needed", "pop before smtp", "check your mail before sending", "check for new mail", "authentification required", "unauthenticated senders", "unauthenticated user", "anonymous users",
		"需要身份验证", "必须通过验证", "必须验证", "须先登录", "请先登录", "未登录", "需要认证", "没有登录",
	}},
	{Cause: AccountRestricted, Weight: strong, Phrase: []string{
		"user has no permission", "user is suspended", "user suspended", "user account suspended", "sender account*suspended", "sender account*disabled", "sending account*banned", "sending account*suspended", "sending suspended for this account", "account sending paused",
		"sending*has been disabled", "sending*has been suspended", "sending*is blocked", "sending*is disabled", "outgoing mail*suspended", "outgoing mail*disabled", "outgoing mail*blocked", "outgoing email*suspended", "bad outbound sender", "your account has been", "your account is", "your account was",
		"your mailbox has been", "account is not authorized to send", "domain*disabled for sending", "not allowed to send mail from this account", "blocked from sending", "user*blocked from sending", "maximum credits exceeded", "service not available for your account", "sending permission", "账户被", "账号被", "无权登录", "无权登陆", "无权发送",
	}},
	{Cause: AuthFailed, Phrase: []string{
		"authentication failed", "authentication failure", "authentication unsuccessful", "authentication error", "authentication rejected", "auth failed", "auth failure", "auth fail", "auth error", "authenticate failed", "failed to authenticate", "incorrect authentication data", "authentication credentials", "authentication data*incorrect",
		"invalid credentials", "bad credentials", "wrong credentials", "credentials*incorrect", "credentials*invalid", "credentials*rejected", "username and password not accepted", "user name or password", "username or password", "username and password", "username password", "login or password", "userid or password", "user or password", "invalid password", "bad password", "wrong password",
		"password*incorrect", "incorrect password", "password error", "password mismatch", "password not accepted", "invalid login", "bad login", "bad username", "login fail", "login incorrect", "login invalid", "login error", "login denied", "logon failure", "unable to log on", "could not authenticate", "not authenticated", "error authenticating", "sasl login authentication", "sasl plain authentication",
		"authentication unsuccessfull", "authentification failed", "密码错误", "用户名或密码", "认证失败", "登录失败", "验证失败", "帐号或密码", "账号或密码", "身份验证失败",
	}},
}
