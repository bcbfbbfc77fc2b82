package explain

import (
	"slices"
	"strconv"
	"strings"
)

// mark is how a vendor is known.
type mark struct {
	Vendor string
	// In stands in the text or in the server's name, in lower case.
	In []string
}

// vendorMarks are tried in order: services before the servers that they run.
var vendorMarks = []mark{
	{"Google", []string{" gsmtp", ".google.com", "google.com/", "gmail.com/", "gmail-smtp-in", "gpop ready", "[gmail]", "gmail requires all senders"}},
	{"Outlook.com", []string{"mail.live.com", "postmaster.live.com", ".hotmail.com", "olc.protection.outlook.com", "(snt0", "(bay0", "(col0", "eop-nam"}},
	{"Exchange Online", []string{"outlook.com", "office365", "office.com", "aka.ms/", "go.microsoft.com", "microsoft.com", "tenantattribution", " as(", "(as1", "(as2", "(as4", "(as7", "(as8"}},
	{"Exchange", []string{"storedrv", "resolver.adr", "resolver.rst", "transport.rules", "routing.", "smtpsend", " smtp; ", "client was not authenticated", "client does not have permission", "smtp; ", "unrecognized authentication type", "logon failure: unknown user name"}},
	{"Yahoo", []string{"yahoo.com/", "postmaster.yahoo", "yahooinc", "yahoodns", "mail.yahoo", "verizonmedia", "aol.com", "[tss0", "[ts0", "[bl2", "(#auth0"}},
	{"iCloud", []string{"mail.icloud.com", ".me.com", "support.apple.com", "[cs01]", "[hm0", ".mac.com"}},
	{"QQ Mail", []string{"qq.com", "exmail.qq", "tencent"}},
	{"NetEase", []string{"163.com", "126.com", "126.net", "yeah.net", "netease"}},
	{"Alibaba", []string{"aliyun", "alibaba", "mxhichina", "hichina"}},
	{"mail.ru", []string{"mail.ru"}},
	{"Yandex", []string{"yandex", "ya.ru"}},
	{"Zoho", []string{"zoho", "relaying disallowed as"}},
	{"GMX / web.de", []string{"gmx.", "web.de", "1und1", "1and1", "ionos", "kundenserver"}},
	{"T-Online", []string{"t-online", "telekom.de"}},
	{"GoDaddy", []string{"secureserver.net", "x.co/", "godaddy", "starfield"}},
	{"OVH", []string{"ovh.net", "ovh.com", "mxplan"}},
	{"Strato", []string{"strato.", "rzone.de"}},
	{"Rackspace", []string{"emailsrvr", "rackspace"}},
	{"Comcast", []string{"comcast"}},
	{"Amazon SES", []string{"amazonses", "amazonaws", "following identities failed the check", "sending suspended for this account", "maximum sending rate exceeded", "daily message quota exceeded"}},
	{"SendGrid", []string{"sendgrid", "verified sender identity", "maximum credits exceeded"}},
	{"Mailgun", []string{"mailgun"}},
	{"Mailjet", []string{"mailjet"}},
	{"Mimecast", []string{"mimecast"}},
	{"Proofpoint", []string{"proofpoint", "pphosted"}},
	{"Barracuda", []string{"barracuda", "cudasvc"}},
	{"Cisco IronPort", []string{"ironport", "iphmx", " cisco", "senderbase"}},
	{"Fastmail", []string{"fastmail", "messagingengine"}},
	{"Zimbra", []string{"zimbra"}},
	{"hMailServer", []string{"hmailserver"}},
	{"MailEnable", []string{"mailenable", "this mail server requires authentication when attempting to send to a non-local"}},
	{"Kerio", []string{"kerio"}},
	{"CommuniGate", []string{"communigate"}},
	{"Dovecot", []string{"dovecot"}},
	{"Exim", []string{"exim", "unrouteable address", "relay not permitted", "sender verify failed", "temporary local problem", "administrative prohibition", "incorrect authentication data", "synchronization error", "auth command used when not advertised"}},
	{"Sendmail", []string{"sendmail", "... user unknown", "relaying denied", "domain of sender address", "ip name lookup failed", "ip name possibly forged", "message size exceeds fixed maximum message size"}},
	{"Postfix", []string{"postfix", "relay access denied", "recipient address rejected:", "sender address rejected:", "client host rejected:", "helo command rejected:", "in local recipient table", "in virtual mailbox table", "in virtual alias table", "in relay recipient table", "service unavailable; client host", "error: too many errors", "error: need mail command", "error: no valid recipients", "message size exceeds fixed limit", "error: timeout exceeded"}},
	{"qmail", []string{"qmail", "sorry, no mailbox here by that name", "sorry, that domain isn't in my list", "rcpthosts", "(#5.", "(#4."}},
	{"OpenSMTPD", []string{"opensmtpd", "invalid command: must issue"}},
	{"Haraka", []string{"haraka"}},
	{"Courier", []string{"courier"}},
	{"Cyrus", []string{"cyrus"}},
}

// vendorOf is the vendor that the text, the server's name or a code betrays.
func vendorOf(e *evidence) string {
	text := " " + strings.Join(slices.DeleteFunc(strings.Fields(e.lower), func(word string) bool {
		return strings.Contains(word, "@") // whose address it is says nothing of the server
	}), " ") + " "
	if e.enhanced == "5.4.1" && hasPhrase(e.words, "recipient address rejected access denied") {
		return "Exchange Online" // Postfix words it so too, with another code
	}
	for _, list := range []string{text, " " + e.host} {
		for _, m := range vendorMarks {
			for _, s := range m.In {
				if strings.Contains(list, s) && list != " " {
					return m.Vendor
				}
			}
		}
	}
	if neteaseCode(e) != "" {
		return "NetEase"
	}
	if _, number, _ := strings.Cut(e.detail(), "."); len(number) == 3 {
		return "Exchange Online" // nobody else has details of three digits
	}
	return ""
}

// neteaseCauses are the codes in the text of NetEase's servers (163, 126, yeah)
// and of Coremail, which they run.
var neteaseCauses = []codeCause{
	{"hl rep", Blocklisted, Certain},
	{"hl icc", RateLimited, Certain},
	{"hl ifc", RateLimited, Certain},
	{"hl mep", Blocklisted, Certain},
	{"hl ihu", Blocklisted, Certain},
	{"hl ipb", Blocklisted, Certain},
	{"mi cel", RateLimited, Certain},
	{"mi dmc", RateLimited, Certain},
	{"mi ccl", RateLimited, Certain},
	{"mi sfq", RateLimited, Certain},
	{"mi stc", RateLimited, Certain},
	{"mi imf", SenderNotAllowed, Certain},
	{"mi nhd", SyntaxError, Certain},
	{"mi spf", SPFFailed, Certain},
	{"mi dma", DMARCFailed, Certain},
	{"mi spb", Blocklisted, Certain},
	{"rp cel", RateLimited, Certain},
	{"rp ccl", RateLimited, Certain},
	{"rp drc", TooManyRecipients, Certain},
	{"rp rcl", TooManyRecipients, Certain},
	{"rp qrc", RateLimited, Certain},
	{"rp trc", RateLimited, Certain},
	{"rp frl", RelayDenied, Certain},
	{"dt rbl", Blocklisted, Certain},
	{"dt spm", ContentRejected, Certain},
	{"dt sum", SenderNotAllowed, Certain},
	{"wm bli", Blocklisted, Certain},
	{"wm blu", Blocklisted, Certain},
}

// neteaseCode is the cause of a code of NetEase's that begins the text.
func neteaseCode(e *evidence) Cause {
	for _, c := range neteaseCauses {
		if strings.HasPrefix(e.words, " "+c.Code+" ") && strings.HasPrefix(e.lower, c.Code[:2]+":") {
			return c.Cause
		}
	}
	return ""
}

// vendorVerdict reads an enhanced code as the vendor means it that sent the reply.
func vendorVerdict(e *evidence) (verdict, bool) {
	var c Cause
	act := Act("")
	switch vendorFamily(e.vendor) {
	case "Google":
		if c = googleCause(e); c == RateLimited && e.detail() == "4.5" {
			act = ActPerson // a user's own limit for a day
		}
	case "Microsoft":
		c, act = microsoftCause(e)
	case "Yahoo":
		if e.enhanced == "5.7.9" && e.code == 554 {
			c = PolicyRejected
		}
	case "NetEase":
		c = neteaseCode(e)
	case "Yandex":
		if e.enhanced == "5.7.7" && e.code == 530 {
			c = TLSRequired
		}
	}
	return verdict{cause: c, certainty: Certain, act: act}, c != ""
}

// googleCause reads Google's own use of X.7.23 to X.7.40 and a few others.
func googleCause(e *evidence) Cause {
	switch e.detail() {
	case "7.23", "7.25":
		return ReverseDNS
	case "7.24", "7.27":
		return SPFFailed
	case "7.26":
		return oneCheck(e)
	case "7.28":
		return RateLimited
	case "7.29":
		return TLSRequired
	case "7.30":
		return DKIMFailed
	case "7.31", "7.32", "7.40":
		return DMARCFailed
	case "7.14":
		if e.code == 534 {
			return AccountRestricted
		}
	case "7.9":
		if hasPhrase(e.words, "web browser") {
			return AccountRestricted
		}
		return AppPassword
	case "7.10":
		return BadSequence
	case "5.1":
		if e.code == 530 {
			return AuthRequired
		}
	case "4.5":
		if e.code == 550 {
			return RateLimited
		}
	}
	return ""
}

// microsoftCause reads the codes of Exchange and Exchange Online, most of which
// the registry does not know.
func microsoftCause(e *evidence) (Cause, Act) {
	if e.code == 432 && e.enhanced == "4.3.2" {
		return RateLimited, ""
	}
	subject, number, _ := strings.Cut(e.detail(), ".")
	n, err := strconv.Atoi(number)
	if err != nil {
		return "", ""
	}
	switch subject {
	case "1":
		switch {
		case n == 10:
			return RecipientUnknown, ""
		case n == 90:
			return RateLimited, ActPerson
		case n == 8 && hasPhrase(e.words, "bad outbound sender"):
			return AccountRestricted, ActSender
		}
	case "2":
		if n == 121 || n == 122 {
			return RateLimited, ActSender
		}
	case "4":
		return microsoftRouting(e, n), ""
	case "6":
		if n == 11 {
			return ContentRejected, ""
		}
	case "7":
		return microsoftPolicy(e, n)
	}
	return "", ""
}

// microsoftRouting reads Microsoft's codes of the subject 4.
func microsoftRouting(e *evidence, n int) Cause {
	switch {
	case n == 1 && e.code == 550:
		return RecipientUnknown
	case n == 14:
		return LoopDetected
	case n >= 300 && n < 400:
		return RoutingFailed
	}
	return ""
}

// microsoftPolicy reads Microsoft's codes of the subject 7.
func microsoftPolicy(e *evidence, n int) (Cause, Act) {
	switch {
	case n == 3 && e.code == 535:
		return AuthFailed, ""
	case (n == 12 || n == 13) && e.code == 550, n == 124, n >= 129 && n <= 136:
		return PolicyRejected, ActRecipient
	case n == 57:
		return AuthRequired, ""
	case n == 60:
		return SenderNotAllowed, ""
	case n == 64:
		return RelayDenied, ActSender
	case n == 139:
		return switchedOff(e)
	case n >= 321 && n <= 325:
		return TLSRequired, ActRecipient
	case n == 509 || n == 515:
		return DMARCFailed, ""
	case n >= 500 && n < 700 && e.class() == 4, n == 508, n == 705:
		return RateLimited, ""
	case n >= 501 && n <= 503:
		return AccountRestricted, ActSender
	case n == 504:
		return RecipientUnknown, ""
	case n == 51, n == 505, n == 506, n == 507, n == 510:
		return PolicyRejected, ""
	case n == 511, n == 513, n >= 606 && n <= 649, n == 708:
		return Blocklisted, ""
	case n == 512:
		return ContentRejected, ""
	case n == 750:
		return SenderNotAllowed, ActSender
	case n >= 700 && n < 750:
		if e.class() == 4 || slices.Contains([]int{701, 702, 703}, n) {
			return RateLimited, ""
		}
		return AccountRestricted, ActSender
	}
	return "", ""
}

// switchedOff reads 5.7.139, which Microsoft gives to several refusals of a login.
func switchedOff(e *evidence) (Cause, Act) {
	for _, s := range []string{"smtpclientauthentication is disabled", "did not meet the criteria", "locked", "security defaults", "conditional access"} {
		if hasPhrase(e.words, s) {
			return AccountRestricted, ActSender
		}
	}
	if hasPhrase(e.words, "basic authentication") {
		return MechanismUnavailable, ""
	}
	return AuthFailed, ""
}
