package explain

// checkWordings are about SPF, DKIM and DMARC. They stand before those about a
// login, because both speak of authentication.
var checkWordings = []phrases{
	{Cause: PolicyRejected, Weight: strong, Phrase: []string{"does not want your", "doesnt want your"}},
	{Cause: DMARCFailed, Weight: strong, Phrase: []string{
		"dmarc", "~.dmarc", "spf*dkim", "dkim*spf", "authentication information or fails to pass", "unauthenticated email", "mail is unauthenticated", "sender is unauthenticated", "message is unauthenticated", "unauthenticated mail", "email is unauthenticated",
		"required authentication level", "fails authentication checks", "failed authentication checks", "sender authentication fail", "failed sender authentication", "email authentication", "not pass authentication checks", "authentication results",
	}},
	{Cause: DKIMFailed, Weight: strong, Phrase: []string{"dkim", "domainkey"}},
	{Cause: SPFFailed, Weight: strong, Phrase: []string{
		"spf", "~openspf", "sender policy framework", "sender id pra", "is not a designated mailer", "not designated*sender", "not a designated", "is not authorized to send mail on behalf", "not authorized to send mail for the domain", "not an authorized sender for", "is not allowed to send mail from", "is not allowed to send mail for",
		"not permitted by domain", "not permitted to send mail for", "ip*not authorized*domain", "not authorized to use addr in",
	}},
}

// rateWordings are about too much mail, too many connections, or too soon.
var rateWordings = []phrases{
	{Cause: IdleTimeout, Only: "421", Phrase: []string{"timeout", "timed out", "time out", "idle", "inactivity", "autologout", "waiting for", "took too long", "lost input connection", "connection dropped", "connection lost", "connection reset", "超时"}},
	{Cause: Greylisted, Weight: strong, Only: "4", Phrase: []string{
		"~greylist", "~graylist", "grey list", "gray list", "grey listed", "gray listed", "postgrey", "greylst", "not yet authorized to deliver mail", "first contact", "first time*sender", "new sender*try", "come back in", "come back later", "unknown triplet", "灰名单", "try again in*seconds", "please retry in", "retry in*seconds", "try again after*seconds",
	}},
	{Cause: Greylisted, Weight: strong, Phrase: []string{"~greylist", "~graylist", "灰名单"}},
	{Cause: RateLimited, Weight: strong, Act: ActPerson, Phrase: []string{
		"daily user sending", "daily sending", "daily message quota", "daily quota", "daily limit", "daily message limit", "daily email limit", "daily mail limit", "hourly limit", "hourly quota", "monthly limit", "monthly quota", "sending limit", "sending quota", "sending rate", "send limit", "send quota", "submission quota", "submissionquotaexceeded", "mail quota", "message quota", "outgoing limit", "outgoing*quota", "outbound*quota", "queue quota", "outbound limit", "relay quota",
		"has sent to too many recipients", "sent too many", "sent more than", "sending too many", "too many recipients this hour", "too many recipients*hour", "too many recipients*day", "recipients per hour", "recipients per day", "unusual sending activity", "exceeded the maximum number of messages", "exceeded*messages per", "exceeded*emails per", "exceeded*recipients per",
		"reached*limit for sending", "limit on the number of messages", "limit on the number of allowed outgoing", "limit for outgoing", "max emails per", "max defers and failures", "limit*sender", "sender*limit", "thread limit exceeded", "exceeded your limit", "exceeded your sending", "exceeded your quota", "user*over quota for sending", "login frequency", "mail frequency", "sender frequency", "发信频率", "发送频率", "发信量", "发送数量", "频率超", "频率限制", "单日发送",
		"too many login", "too many failed", "too many auth", "too many bad auth", "too many invalid login", "too many unsuccessful", "login attempts",
	}},
	{Cause: RateLimited, Weight: strong, Phrase: []string{
		"rate limit", "ratelimit", "rate control", "rate exceeded", "message rate", "mail rate", "unusual rate", "receiving mail at a rate", "at too high a rate", "receiving mail too quickly", "too quickly", "too fast", "too frequent", "too often", "frequency limited", "throttl", "slow down", "slowdown", "flood",
		"too many messages", "too many emails", "too many mails", "too much mail", "too many mail", "too many connections", "too many concurrent", "too many sessions", "too many simultaneous", "too many smtp", "too many errors", "too many invalid recipients", "too many unknown recipients", "too many invalid commands", "too many bad", "too many wrong", "too many transactions", "too many requests", "too many unrecognized",
		"concurrent connections", "concurrent smtp", "connection limit", "connection rate", "connection frequency", "connections from your", "maximum number of connections", "maximum connections", "max connections", "maximum number of concurrent", "simultaneous connections", "connections exceed", "exceeded*connections", "exceeds the maximum number of connections", "number of connections",
		"per hour", "per day", "per minute", "this hour", "in an hour", "in the last hour", "messages allowed", "unexpected volume", "high volume", "excessive", "limit reached", "exceeded*rate", "exceeded the limit of", "volume*exceed", "deferred due to", "traffic*limit", "traffic from this ip", "maximum messages", "max message", "messages per connection", "message per connection", "messages per session", "too many*mails", "too many*messages", "quota*messages", "temporarily deferred", "temporarily rate", "too much fail", "intrusion prevention", "too much connection", "连接数", "连接过多", "数量超过", "次数超过", "次数过多", "过于频繁", "发信过多",
	}},
}

// trustWordings are about who connects: its address, its name, its reputation.
var trustWordings = []phrases{
	{Cause: ContentRejected, Weight: strong, Phrase: []string{"~surbl", "~uribl", "url*blacklist", "url*blocklist", "uri*blacklist", "link*blacklist", "link*blocklist", "contains a url", "contains url", "contains a blacklisted", "url listed", "domain in the message", "spam content"}},
	{Cause: ReverseDNS, Weight: strong, Phrase: []string{
		"reverse dns", "rdns", "reversedns", "reverse lookup", "reverse host", "reverse name", "reverse address", "reverse record", "reverse resolution", "no reverse", "ptr", "cannot find your hostname", "cannot find your reverse hostname", "ip name lookup failed", "ip name possibly forged", "client host name*not", "fcrdns", "forward confirmed",
		"hostname lookup", "host lookup*failed", "could not resolve your", "cannot resolve your", "unable to resolve your", "your hostname does not", "dns*does not match*ip", "unresolvable", "no dns*for your ip", "in addr arpa", "~.in-addr.arpa", "generic hostname", "dynamic hostname", "generic rdns", "invalid dns ptr", "domain name of your ip", "反向解析", "反向域名",
	}},
	{Cause: Blocklisted, Weight: strong, Phrase: []string{
		"~spamhaus", "~spamcop", "~sorbs.net", "~barracudacentral", "~uceprotect", "~spamrats", "~abusix", "~invaluement", "~mailspike", "~psbl", "~dnsbl", "~.rbl", "~rbl.", "rbl", "~cbl.", "~cloudmark", "~senderscore", "~talosintelligence", "~senderbase", "~ipcheck.proofpoint",
		"blocked using", "rejected using", "blacklist", "black list", "black listed", "blocklist", "block list", "block listed", "denylist", "deny list", "ban list", "banlist", "badlist", "bad list", "listed at", "listed in", "listed on", "listed by", "is listed", "are listed", "listing", "delist", "removal from this list", "remove*from*list", "unblock", "banned",
		"your ip*blocked", "ip address*blocked", "ip*has been blocked", "ip*is blocked", "ip blocked", "blocked ip", "network*blocked", "server*blocked", "host*blocked", "messages from ip*not accepted", "messages from ip*blocked", "messages from ip werent sent", "mail from ip*rejected", "mail from ip*refused", "mail from ip*blocked", "permanently deferred", "bl2", "blocked for abuse", "blocked for spam", "block for spam", "blocked due to spam", "blocked due to abuse", "black ip", "ip*prison", "ip*jail", "bl ", "a problem occurred*ask your postmaster", "ip*spam source", "known spam", "spammer", "spam source", "bad ip", "ip*filtered", "register your ip",
		"reputation", "host network not allowed", "part of their network", "your network", "blocked from sending mail", "network is temporarily", "ip address*not allowed", "ip*rejected*policy", "ip*dynamic", "dynamic ip", "dynamic address", "dynamically assigned", "dial up", "dialup", "residential", "dul ", "poor ip", "not accepted from this ip", "not accept mail from ip", "open proxy", "黑名单", "信誉", "~ip被", "~ip地址被", "~ip 被", "~ip 地址被",
	}},
}
