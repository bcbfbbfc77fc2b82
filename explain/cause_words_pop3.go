package explain

// pop3Wordings are the wordings of POP3 servers, which have few codes.
func pop3Wordings() [][]phrases {
	return [][]phrases{lineEndWordings, popWordings, loginWordings, popLoginWordings, popServerWordings}
}

// popWordings are what is peculiar to POP3.
var popWordings = []phrases{
	{Cause: AuthFailed, Weight: strong, Phrase: []string{"account is abnormal*password is incorrect"}}, // a list of all that may be wrong
	{Cause: LoginDelay, Weight: strong, Phrase: []string{"login limit", "minutes apart", "seconds apart", "too frequent", "too often", "too quickly", "too soon", "minimum*between logins", "between logins", "check mail every", "check*mail*once every", "login delay", "logins too", "frequency", "reduce the frequency", "try again in*minutes", "wait*minutes", "wait*seconds", "rate limit", "exceeded the login", "too many logins", "bandwidth", "登录过于频繁", "频率"}},
	{Cause: RateLimited, Weight: strong, Act: ActPerson, Phrase: []string{"too many connections", "too many concurrent", "too many sessions", "too many simultaneous", "maximum number of connections", "maximum connections", "connection limit", "connections exceeded", "too many failed", "too many login failures", "too many invalid", "too many bad", "too many errors", "too many auth", "连接数"}},
	{Cause: TLSRequired, Weight: strong, Phrase: []string{"under a layer", "stls", "tls negotiation*required", "ssl tls", "requires secure", "privacy layer", "only allowed over", "plaintext login", "clear text", "in the clear"}},
	{Cause: AccountRestricted, Weight: strong, Phrase: []string{"mailbox*disabled", "mailbox*suspended", "pop access", "not enabled for pop", "pop3 is not enabled", "pop3 not enabled", "pop not enabled", "pop3 access", "pop disabled", "pop is not enabled", "not enabled pop", "pop3 service", "not authorized to use pop", "not allowed to use pop", "no pop3", "未开通pop", "pop3服务"}},
	{Cause: MailboxInUse, Weight: strong, Phrase: []string{"mailbox*locked", "maildrop*locked", "mailbox lock", "maildrop lock", "mail drop lock", "lock busy", "lock file", "lock on", "pop lock", "popper lock", "unable to lock", "cannot lock", "cant lock", "could not lock", "failed to lock", "obtain lock", "get lock", "acquire lock", "already locked", "is locked by", "in use", "another session", "another pop3", "another client", "another user", "another process", "is busy", "already logged in", "already open", "is being accessed", "exclusive", "正在使用", "已被锁定"}},
	{Cause: MessageNotFound, Weight: strong, Phrase: []string{"no such message", "no message", "message*does not exist", "message*doesnt exist", "message*not exist", "message*not found", "theres no message", "there is no message", "invalid message", "bad message", "unknown message", "message number", "message out of range", "out of range", "message*deleted", "already deleted", "marked for deletion", "only*messages in maildrop", "messages in maildrop", "message not available", "nonexistent message", "no such msg", "msg", "邮件不存在"}},
	{Cause: BadSequence, Weight: strong, Phrase: []string{"current state", "this state", "wrong state", "invalid state", "bad state", "in transaction state", "in authorization state", "authorization state", "transaction state", "no username", "username required", "user first", "user command first", "need user", "give user first", "must give user", "already authenticated", "out of sequence", "bad sequence", "tls already", "already secured", "not allowed at this", "valid only", "command is not valid"}},
	{Cause: AuthRequired, Weight: strong, Phrase: []string{"log in first", "login first", "not logged in", "not authenticated yet", "please login", "please log in", "authenticate first", "authorization first", "authorize first", "must authenticate", "authentication required"}},
	{Cause: NotImplemented, Phrase: []string{"not implemented", "unimplemented", "unknown command", "unrecognized command", "unrecognised command", "command not recognized", "command unrecognized", "unsupported command", "not supported", "unsupported", "invalid command", "bad command", "command not", "what ", "command disabled", "illegal command", "未知命令"}},
	{Cause: SyntaxError, Phrase: []string{"syntax", "missing argument", "invalid argument", "bad argument", "argument", "invalid parameter", "line too long", "invalid arguments", "bad arguments", "parameter", "protocol error", "base64"}},
	{Cause: AuthFailed, Phrase: []string{"username", "user name", "password", "credentials", "apop", "sorry", "密码"}},
}

// popLoginWordings say that a login failed. They stand behind loginWordings,
// which say why it did: "Login failed, use an app password".
var popLoginWordings = []phrases{
	{Cause: AuthFailed, Weight: strong, Phrase: []string{"password supplied", "authorization failed", "authorisation failed", "permission denied", "access denied", "user*not found", "account*not found", "mailbox*not found", "mailbox*unknown", "mailbox unknown", "not a valid", "invalid user", "unknown user", "no such user", "no mailbox here", "bad authentication", "bad login", "login failed", "authentication failed", "logon failure", "not authenticated", "invalid password", "incorrect password", "wrong password", "user*unknown", "account does not exist", "unable to log", "login fail", "login incorrect", "invalid login", "密码错误", "用户不存在"}},
}

// popServerWordings are about the state of a POP3 server.
var popServerWordings = []phrases{
	{Cause: IdleTimeout, Phrase: []string{"timeout", "timed out", "time out", "idle", "inactivity", "inactive", "autologout", "took too long", "超时"}},
	{Cause: ShuttingDown, Phrase: []string{"shutting down", "shut down", "shutdown", "going down", "maintenance", "closing", "disconnected", "维护"}},
	{Cause: MailboxFull, Phrase: []string{"mailbox is full", "mailbox full", "maildrop is full", "maildrop full", "over quota"}},
	{Cause: ServerStorage, Phrase: []string{"no space", "disk full", "disk quota", "quota exceeded", "out of disk"}},
	{Cause: ServerTemporary, Phrase: []string{"system error", "internal error", "internal server", "server error", "temporar", "try again", "try later", "later", "unable to open", "cannot open", "could not open", "cant open", "failed to open", "unable to read", "unable to access", "cannot access", "unable to process", "failed to fetch", "can not", "cannot", "cant", "unable", "unavailable", "busy", "out of memory", "backend", "proxy", "connect to", "connection", "error", "failure", "failed", "系统繁忙", "系统错误", "稍后"}},
}
