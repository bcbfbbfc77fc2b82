package explain

// serverWordings are about the state of the server.
var serverWordings = []phrases{
	{Cause: NoService, Phrase: []string{"no smtp service", "no mail service", "does not accept mail", "doesnt accept mail", "not accept mail", "not accepting mail", "not accept incoming", "not accepting incoming", "no mail accepted", "not accepting network messages", "host does not receive mail", "never accepts mail", "no smtp here", "does not receive mail"}},
	{Cause: ServerStorage, Phrase: []string{"insufficient system storage", "insufficient system resources", "insufficient storage", "insufficient disk", "insufficient space", "not enough disk", "not enough space", "no space left", "disk full", "disk is full", "out of disk", "low disk", "low on disk", "system storage", "free space", "out of space", "spool*full", "磁盘", "存储空间"}},
	{Cause: IdleTimeout, Phrase: []string{"idle", "inactivity", "timeout exceeded", "timeout waiting", "timed out waiting for", "command timeout", "read timeout", "session timeout", "data timeout", "timeout on client", "client timeout", "timeout*closing connection", "timeout*closing transmission", "timed out*closing connection"}},
	{Cause: ShuttingDown, Phrase: []string{"shutting down", "shut down", "shutdown", "going down", "server closing", "under maintenance", "maintenance", "being restarted", "restarting", "stopping", "terminated by", "维护"}},
	{Cause: ServerTemporary, Weight: strong, Only: "4", Phrase: []string{"temporary authentication failure"}},
	{Cause: ServerTemporary, Phrase: []string{
		"service unavailable", "temporary local problem", "temporary local", "temporary lookup", "temporary server", "temporary system", "temporary failure", "temporary error", "temporary internal", "temporary problem", "temporary resolution", "temporarily unavailable", "temporarily unable", "temporarily not available", "temporarily busy", "temporarily out of", "local error", "local problem", "local configuration error", "internal error", "internal server error", "internal software error", "internal failure", "internal problem", "server error", "system error", "system failure", "system busy", "system is busy", "server busy", "server too busy", "too busy", "is busy", "busy", "overload", "load average", "high load", "load too high", "server*load", "server configuration", "configuration error", "misconfigur", "queue file write error", "database", "ldap", "backend", "back end", "lookup error", "cannot allocate", "out of memory", "resources temporarily", "resource unavailable", "i o error", "unable to write", "cannot process", "unable to process", "processing error", "could not be processed", "unable to accept", "cannot accept", "failed to process", "error in processing", "service not available", "service currently", "service is temporarily", "software error", "unexpected error", "unexpected failure", "transient", "tls not available", "tls is not available", "tls currently unavailable", "authentication failure*temporary", "系统繁忙", "系统错误", "内部错误", "服务器忙", "服务不可用", "暂时",
	}},
	{Cause: Greylisted, Only: "4", Phrase: []string{"policy*try again later", "rejected*try again later", "rejected*please try", "try again in*minutes", "retry in*minutes", "in a few minutes", "try again after"}},
	{Cause: Greylisted, Only: "policy-450", Phrase: []string{"try again", "try later", "retry later", "later"}},
	{Cause: ServerTemporary, Only: "4", Phrase: []string{"try again", "try later", "retry later", "please retry", "later", "稍后"}},
}

// protocolWordings are about how the client speaks.
var protocolWordings = []phrases{
	{Cause: BadSequence, Phrase: []string{
		"bad sequence", "out of sequence", "out of order", "wrong sequence", "wrong order", "need mail", "need rcpt", "need a mail", "rcpt first", "mail first", "need a recipient", "no valid recipients", "no recipients", "valid rcpt command must precede", "must precede", "helo first", "ehlo first", "hello first", "polite people", "need helo", "need ehlo", "expected helo", "expecting helo", "nested mail", "sender already", "sender not", "pipelining", "synchronization", "synchronisation", "already authenticated", "already in tls", "tls already", "command not allowed", "not allowed in this state", "not allowed at this", "protocol error", "protocol violation", "expected", "command*issued out", "mail command", "without mail", "without rcpt", "data without", "命令顺序",
	}},
	{Cause: ParameterUnsupported, Phrase: []string{"unsupported option", "option not supported", "parameter*not", "unsupported parameter", "unrecognized parameter", "unknown parameter", "parameters not", "smtputf8", "8bit", "internationalized", "non ascii", "unsupported address", "argument not supported", "mailbox internationalization"}},
	{Cause: NotImplemented, Phrase: []string{"not implemented", "unimplemented", "command not recognized", "command unrecognized", "unrecognized command", "unrecognised command", "unknown command", "command unknown", "command not supported", "command disabled", "command is disabled", "not supported", "unsupported command", "invalid command", "vrfy", "expn", "命令不支持", "未知命令"}},
	{Cause: SyntaxError, Phrase: []string{"syntax error", "syntax", "malformed address", "bad address syntax", "line too long", "line length exceed", "invalid argument", "bad argument", "missing argument", "requires an argument", "bad parameter", "angle brackets", "invalid characters", "cannot decode", "base64", "bad command", "bad helo", "invalid helo", "illegal", "语法"}},
}

// refusalWordings say that it was refused, and hardly why.
var refusalWordings = []phrases{
	{Cause: PolicyRejected, Weight: strong, Phrase: []string{"helo command rejected", "helo rejected", "helo name rejected", "invalid helo name", "policy violation", "mailpolicy violation", "violates*policy", "violation of*policy"}},
	{Cause: PolicyRejected, Phrase: []string{"policy", "policies", "administrative prohibition", "administratively", "client host rejected", "access denied", "local policy", "security reasons", "not welcome", "go away", "your message was rejected by", "rejected by the recipient", "rejected by recipient", "only accept", "restricted", "trusted sender", "mailing list*members", "not a member", "closed list", "moderated", "策略", "拒收"}},
	{Cause: PolicyRejected, Weight: weak, Phrase: []string{"rejected", "reject", "refused", "refuse", "blocked", "block", "denied", "deny", "not allowed", "not permitted", "prohibited", "forbidden", "not accepted", "unacceptable", "not authorized", "unauthorized", "no access", "violation", "filter", "security", "拒绝", "禁止", "被拒"}},
	{Cause: ServerTemporary, Weight: weak, Only: "4", Phrase: []string{"temporar", "unavailable", "deferred", "defer", "problem", "error", "failed", "failure"}},
}
