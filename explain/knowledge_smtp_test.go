package explain

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"mailproto/internal/lang"
	"mailproto/internal/rfc"
	"mailproto/trace"
)

// smtpSlices are the slices of topics that the SMTP tables fill.
func smtpSlices() map[string][]Topic {
	return map[string][]Topic{
		"commands": smtpCommands, "replies": smtpReplies, "enhanced": smtpEnhanced,
		"extensions": smtpExtensions, "params": smtpParams, "terms": smtpTerms,
	}
}

// smtpRows reads a fact table: one map a row, by column name.
func smtpRows(t *testing.T, name string) []map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
	head := strings.Split(lines[0], "\t")
	var out []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range strings.Split(line, "\t") {
			row[head[i]] = cell
		}
		out = append(out, row)
	}
	return out
}

func smtpHas(list []Topic, id string) bool {
	return slices.ContainsFunc(list, func(t Topic) bool { return t.ID == id })
}

// wantTopics fails for a row without a topic in list.
func wantTopics(t *testing.T, list []Topic, row string, ids ...string) {
	t.Helper()
	if len(ids) == 0 {
		t.Errorf("row %q: no topic is meant for it", row)
	}
	for _, id := range ids {
		if !smtpHas(list, id) {
			t.Errorf("row %q: no topic %q", row, id)
		}
	}
}

func TestEverySMTPRowHasItsTopic(t *testing.T) {
	for _, r := range smtpRows(t, "smtp_commands") {
		wantTopics(t, smtpCommands, r["verb"], commandIDs(r["verb"])...)
	}
	for _, r := range smtpRows(t, "smtp_replies") {
		wantTopics(t, smtpReplies, r["code"], r["code"])
	}
	for _, r := range smtpRows(t, "enhanced_status") {
		if r["kind"] == "class" {
			if enhancedClass(r["code"][0]).IsZero() {
				t.Errorf("no class %s", r["code"])
			}
			continue
		}
		wantTopics(t, smtpEnhanced, r["code"], strings.TrimSuffix(r["code"], ".YYY"))
	}
	for _, r := range smtpRows(t, "esmtp_extensions") {
		wantTopics(t, smtpExtensions, r["ehlo_keyword"], extensionIDs(r["ehlo_keyword"])...)
	}
	for _, r := range smtpRows(t, "smtp_params") {
		wantTopics(t, smtpParams, r["parameter"], paramID(r["parameter"]))
	}
	for _, r := range smtpRows(t, "with_protocols") {
		wantTopics(t, smtpTerms, r["received_keyword"], withIDs(r["received_keyword"])...)
	}
	for _, r := range smtpRows(t, "timeouts_limits") {
		if r["protocol"] != "POP3" {
			wantTopics(t, smtpTerms, r["item"], limitIDs(r["item"])...)
		}
	}
}

func commandIDs(verb string) []string {
	switch verb {
	case "(connect)":
		return []string{"greeting"}
	case "(end-of-data .)":
		return []string{"end-of-data"}
	case "(AUTH response)":
		return []string{"AUTH response"}
	case "(AUTH cancel *)":
		return []string{"AUTH cancel"}
	}
	return strings.Split(verb, "/")
}

func extensionIDs(keyword string) []string {
	switch keyword {
	case "AUTH=LOGIN ...":
		return []string{"AUTH=LOGIN"}
	case "XOAUTH2 (inside AUTH list)":
		return []string{"XOAUTH2"}
	}
	return strings.Fields(keyword)
}

func paramID(name string) string {
	switch name {
	case "SMTPUTF8", "REQUIRETLS", "CONPERM", "CONNEG", "PRDR", "XVERP", "BODY=BINARYMIME":
		return name
	}
	return name + "="
}

func withIDs(keyword string) []string {
	if keyword == "clause tls / group" {
		return []string{"clause tls", "clause group"}
	}
	return []string{keyword}
}

func limitIDs(item string) []string {
	if strings.HasPrefix(item, "MAIL with ") || strings.HasPrefix(item, "RCPT with ") {
		return []string{"command line increase"}
	}
	return map[string][]string{
		"local-part":                        {"local-part length"},
		"domain":                            {"domain length"},
		"path (with < >)":                   {"path length"},
		"command line":                      {"command line length"},
		"reply line":                        {"reply line length"},
		"text line":                         {"line length"},
		"message content":                   {"message size minimum"},
		"recipients per transaction":        {"recipients limit"},
		"too many recipients code":          {"too many recipients"},
		"wait for 220 greeting":             {"greeting timeout"},
		"MAIL reply":                        {"MAIL timeout"},
		"RCPT reply":                        {"RCPT timeout"},
		"DATA -> 354":                       {"DATA timeout"},
		"each data block send":              {"data block timeout"},
		"final dot -> 250":                  {"final dot timeout"},
		"wait for next command":             {"server timeout"},
		"retry interval":                    {"retry interval"},
		"give-up time":                      {"give-up time"},
		"Received count for loop detection": {"loop detection"},
		"AUTH line":                         {"AUTH line"},
		"AUTH failures before drop":         {"AUTH failures"},
		"enhanced code digits":              {"enhanced code form"},
		"wait for queue":                    {"ATRN timeout"},
		"timeouts":                          {"submission timeouts"},
		"MAILMAX RCPTMAX RCPTDOMAINMAX":     {"MAILMAX", "RCPTMAX", "RCPTDOMAINMAX"},
		"MAIL with ENVID / RCPT with ORCPT": {"command line increase"},
	}[item]
}

func TestSMTPReplyDigits(t *testing.T) {
	for _, r := range smtpRows(t, "smtp_reply_digits") {
		var got lang.Text
		switch d := r["digit"]; r["position"] {
		case "1":
			got = firstDigit(d[0])
		case "2":
			got = secondDigit(d[0])
		default: // what separates code and text is no digit
			continue
		}
		if got.En == "" || got.Zh == "" {
			t.Errorf("%v: %q", r, got)
		}
	}
	if got := enhancedSubject("1").En; got != "addressing" {
		t.Errorf("subject 1 is %q", got)
	}
	if !firstDigit('6').IsZero() || !secondDigit('7').IsZero() {
		t.Error("a digit that means nothing was given a meaning")
	}
	if !enhancedSubject("9").IsZero() || !enhancedSubject("11").IsZero() || !enhancedClass('3').IsZero() {
		t.Error("a part that is not registered was given a meaning")
	}
}

// Every row of the vendor table is there, a range with each of its codes.
func TestEveryVendorRowHasItsCodes(t *testing.T) {
	for _, r := range smtpRows(t, "enhanced_status_vendor") {
		field, _, _ := strings.Cut(r["code_seen"], " with ")
		replies := strings.Fields(r["reply_codes_seen"])
		for _, code := range vendorRange(field) {
			i := slices.IndexFunc(vendorCodes, func(v VendorCode) bool {
				return v.Code == code && v.Vendor == strings.ReplaceAll(r["vendor"], " / ", ", ")
			})
			if i < 0 {
				t.Errorf("%s: %s is missing", r["code_seen"], code)
				continue
			}
			v := vendorCodes[i]
			if v.Conflict != vendorConflict(code, r["conflict"]) {
				t.Errorf("%s %s: conflict is %v", v.Vendor, code, v.Conflict)
			}
			for _, reply := range v.Replies {
				if s := strconv.Itoa(reply); !slices.Contains(replies, s) {
					t.Errorf("%s %s: reply %s is not in the table", v.Vendor, code, s)
				}
				if byte('0'+reply/100) != code[0] {
					t.Errorf("%s %s: class and reply %d differ", v.Vendor, code, reply)
				}
			}
		}
	}
}

// vendorConflict reads the table's column. What is not registered conflicts with
// nothing, although it stands in one row with what does.
func vendorConflict(code, column string) bool {
	if code == "4.7.32" || code == "5.7.135" {
		return false
	}
	return strings.HasPrefix(column, "yes") || strings.HasPrefix(column, "code conflict")
}

// vendorRange spells out "5.7.321-325 / 4.7.321-325".
func vendorRange(field string) []string {
	var codes []string
	for _, part := range strings.Split(field, " / ") {
		first, last, ranged := strings.Cut(part, "-")
		if !ranged {
			codes = append(codes, part)
			continue
		}
		dot := strings.LastIndexByte(first, '.') + 1
		from, _ := strconv.Atoi(first[dot:])
		to, _ := strconv.Atoi(last)
		for n := from; n <= to; n++ {
			codes = append(codes, first[:dot]+strconv.Itoa(n))
		}
	}
	return codes
}

func TestVendorTexts(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range vendorCodes {
		checkSMTPText(t, v.Vendor+" "+v.Code, "meaning", v.Meaning, true)
		if key := v.Code + v.Vendor; seen[key] {
			t.Errorf("%s %s twice", v.Vendor, v.Code)
		} else {
			seen[key] = true
		}
		if v.Source == "" || len(v.Replies) == 0 {
			t.Errorf("%s %s: no source or reply", v.Vendor, v.Code)
		}
	}
}

func TestSMTPTopics(t *testing.T) {
	kinds := map[string]Kind{
		"commands": KindCommand, "replies": KindReply, "enhanced": KindEnhanced,
		"extensions": KindExtension, "params": KindParameter, "terms": KindTerm,
	}
	for name, list := range smtpSlices() {
		for i, topic := range list {
			where := name + " " + topic.ID
			if topic.Kind != kinds[name] || topic.Proto != trace.SMTP {
				t.Errorf("%s: kind %q, proto %q", where, topic.Kind, topic.Proto)
			}
			if i > 0 && list[i-1].ID >= topic.ID {
				t.Errorf("%s: not sorted, or twice", where)
			}
			checkSMTPText(t, where, "gloss", topic.Gloss, true)
			checkSMTPText(t, where, "body", topic.Body, false)
			checkSMTPText(t, where, "why", topic.Why, false)
			if !topic.Pitfall.IsZero() {
				checkSMTPText(t, where, "pitfall", topic.Pitfall, false)
			}
			checkSMTPRefs(t, where, topic.Refs, topic.FAQ)
			checkSMTPRefs(t, where, rfc.Cited(topic.Body.En+topic.Why.En+topic.Pitfall.En), nil)
			for _, id := range topic.Related {
				if id == topic.ID || !relatedExists(id) {
					t.Errorf("%s: related topic %q", where, id)
				}
			}
		}
	}
}

func relatedExists(id string) bool {
	for _, list := range smtpSlices() {
		if smtpHas(list, id) {
			return true
		}
	}
	return false
}

// The pairs of command and reply that a session meets have a meaning of their own.
func TestSMTPMeanings(t *testing.T) {
	for i, m := range smtpMeanings {
		where := fmt.Sprintf("%s answered %s", m.Verb, m.Code)
		if i > 0 && smtpMeanings[i-1].Verb+" "+smtpMeanings[i-1].Code >= m.Verb+" "+m.Code {
			t.Errorf("%s: not sorted, or twice", where)
		}
		if m.Proto != trace.SMTP || !smtpHas(smtpReplies, m.Code) {
			t.Errorf("%s: proto %q, or a code without a topic", where, m.Proto)
		}
		checkSMTPText(t, where, "gloss", m.Gloss, true)
		checkSMTPText(t, where, "why", m.Why, false)
		checkSMTPRefs(t, where, m.Refs, m.FAQ)
	}
	usual := map[string]string{
		"": "220 554 521 421", "EHLO": "250 500 501 502 504 550", "HELO": "250 500 501 502 504 550",
		"STARTTLS": "220 454 501 502 503 500", "AUTH": "334 235 535 534 504 501 503 454 538 530 500 432",
		"=": "334 235 535 501 454", "MAIL": "250 530 501 503 550 552 553 451 452 455 555",
		"RCPT": "250 251 450 451 452 454 550 551 552 553 554 503 501 530 555 556",
		"DATA": "354 503 554 451 421", ".": "250 451 452 550 552 554 450", "BDAT": "250 503",
		"RSET": "250", "NOOP": "250", "HELP": "211 214 502", "VRFY": "250 251 252 550 502",
		"EXPN": "250 252 550 502", "QUIT": "221", "ETRN": "250 251 252 253 458 459", "*": "421",
	}
	for verb, codes := range usual {
		for _, code := range strings.Fields(codes) {
			if !slices.ContainsFunc(smtpMeanings, func(m Meaning) bool { return m.Verb == verb && m.Code == code }) {
				t.Errorf("no meaning of %s as the answer to %q", code, verb)
			}
		}
	}
}

func checkSMTPRefs(t *testing.T, where string, refs []string, faq []int) {
	t.Helper()
	for _, ref := range refs {
		if err := rfc.Check(ref); err != nil {
			t.Errorf("%s: %v", where, err)
		}
	}
	for _, n := range faq {
		if n < 1 || n > 13 {
			t.Errorf("%s: point %d of the FAQ", where, n)
		}
	}
}

const mostSMTPColumns = 44

var (
	smtpGlued = regexp.MustCompile(`\p{Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Han}`)
	// Terms that the glossary rules out. 增强状态码 is right, 状态码 alone is not.
	smtpWrongTerms = []string{"状态码", "响应", "管道", "回应", "返回码", "响应码", "鉴权", "认证", "服务端", "用户端", "报头", "握手协议", "字元", "伺服器"}
	// smtpForwarding are the topics that speak of forwarding, which is not relaying.
	smtpForwarding = regexp.MustCompile(`^(commands (RCPT|VRFY)|replies 25[012]|replies 551|RCPT answered (251|551)|VRFY answered 251|enhanced X\.(1\.6|7\.29)|params ORCPT=|terms path length)$`)
)

// checkSMTPText checks one text in both languages by the house rules.
func checkSMTPText(t *testing.T, where, field string, x lang.Text, gloss bool) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s, %s: "+format, append([]any{where, field}, args...)...)
	}
	if x.En == "" || x.Zh == "" {
		fail("a language is empty: %q", x)
		return
	}
	if strings.TrimSpace(x.En) != x.En || strings.TrimSpace(x.Zh) != x.Zh || strings.Contains(x.En+x.Zh, "  ") {
		fail("stray space: %q", x)
	}
	if strings.ContainsFunc(x.En, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		fail("hanzi in the English: %q", x.En)
	}
	if !strings.ContainsFunc(x.Zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		fail("no hanzi in the Chinese: %q", x.Zh)
	}
	if m := smtpGlued.FindString(x.Zh); m != "" {
		fail("no space between the scripts: %q", m)
	}
	for _, term := range smtpWrongTerms {
		if strings.Contains(strings.ReplaceAll(x.Zh, "增强状态码", ""), term) {
			fail("the glossary rules out %q", term)
		}
	}
	if strings.Contains(x.Zh, "转发") && !smtpForwarding.MatchString(where) {
		fail("转发 is forwarding: %q", x.Zh)
	}
	if gloss {
		checkSMTPGloss(fail, x)
		return
	}
	if !strings.HasSuffix(x.En, ".") || !strings.HasSuffix(x.Zh, "。") {
		fail("does not end as a sentence: %q", x)
	}
}

func checkSMTPGloss(fail func(string, ...any), x lang.Text) {
	for _, l := range lang.All() {
		if n := displaywidth.String(x.In(l)); n > mostSMTPColumns {
			fail("%d columns: %q", n, x.In(l))
		}
	}
	if strings.HasSuffix(x.En, ".") || strings.HasSuffix(x.Zh, "。") {
		fail("ends in a full stop: %q", x)
	}
}

func TestSMTPKeywordArgs(t *testing.T) {
	tests := []struct{ line, en, zh string }{
		{"SIZE", "no fixed limit on message size is announced", "没有公布固定的邮件大小上限"},
		{"SIZE 0", "no fixed limit on message size is announced", "没有公布固定的邮件大小上限"},
		{"SIZE 500", "messages up to 500 octets", "单封邮件最大 500 字节"},
		{"SIZE 10485760", "messages up to 10 MiB (10485760 octets)", "单封邮件最大 10 MiB（10485760 字节）"},
		{"size 36700160", "messages up to 35 MiB (36700160 octets)", "单封邮件最大 35 MiB（36700160 字节）"},
		{"SIZE 99999999999999999999", "messages up to 99999999999999999999 octets", "单封邮件最大 99999999999999999999 字节"},
		{"SIZE big", unreadableArg.En, unreadableArg.Zh},
		{"SIZE 1 2", unreadableArg.En, unreadableArg.Zh},
		{"SIZE -1", unreadableArg.En, unreadableArg.Zh},
		{"AUTH", "no mechanism is listed", "没有列出任何机制"},
		{"AUTH SCRAM-SHA-256", "login by SCRAM-SHA-256", "可用 SCRAM-SHA-256 登录"},
		{"AUTH SCRAM-SHA-1 CRAM-MD5 EXTERNAL", "login by SCRAM-SHA-1, CRAM-MD5 or EXTERNAL", "可用 SCRAM-SHA-1、CRAM-MD5 或 EXTERNAL 登录"},
		{"AUTH PLAIN", "login by PLAIN; it shows the password without TLS", "可用 PLAIN 登录；不加密时会暴露密码"},
		{"AUTH PLAIN LOGIN", "login by PLAIN or LOGIN; both show the password without TLS", "可用 PLAIN 或 LOGIN 登录；不加密时两者都会暴露密码"},
		{"AUTH XOAUTH2", "login by XOAUTH2; it shows the token without TLS", "可用 XOAUTH2 登录；不加密时会暴露令牌"},
		{"AUTH PLAIN LOGIN XOAUTH2", "login by PLAIN, LOGIN or XOAUTH2; all show the password or token without TLS",
			"可用 PLAIN、LOGIN 或 XOAUTH2 登录；不加密时都会暴露密码或令牌"},
		{"AUTH PLAIN CRAM-MD5", "login by PLAIN or CRAM-MD5; PLAIN shows the password without TLS", "可用 PLAIN 或 CRAM-MD5 登录；不加密时 PLAIN 会暴露密码"},
		{"AUTH plain LOGIN CRAM-MD5", "login by PLAIN, LOGIN or CRAM-MD5; PLAIN and LOGIN show the password without TLS",
			"可用 PLAIN、LOGIN 或 CRAM-MD5 登录；不加密时 PLAIN 和 LOGIN 会暴露密码"},
		{"AUTH A \x07 PLAIN", "login by A, PLAIN and 1 more; PLAIN shows the password without TLS", "可用 A、PLAIN 等 3 种机制登录；不加密时 PLAIN 会暴露密码"},
		{"AUTH A1 A2 A3 A4 A5 A6 A7 A8 A9 PLAIN PLAIN", "11 ways to log in; PLAIN shows the password without TLS",
			"11 种登录机制；不加密时 PLAIN 会暴露密码"},
		{"AUTH=LOGIN PLAIN", "old form of AUTH; login by LOGIN or PLAIN; both show the password without TLS",
			"AUTH 的旧写法；可用 LOGIN 或 PLAIN 登录；不加密时两者都会暴露密码"},
		{
			"LIMITS MAILMAX=10 RCPTMAX=100 RCPTDOMAINMAX=1",
			"messages in a session: 10; recipients of a message: 100; recipient domains in a session: 1",
			"一次会话的邮件数：10；一封邮件的收件人数：100；一次会话的收件人域数：1",
		},
		{
			"LIMITS RCPTMAX=many OTHER=3",
			"recipients of a message: a value that cannot be read; OTHER: a limit not known to mailproto",
			"一封邮件的收件人数：值无法解读；OTHER：mailproto 不认识的限制",
		},
		{"DELIVERBY", "no shortest delivery time is announced", "没有公布最短投递期限"},
		{"DELIVERBY 240", "shortest time for return: 4 minutes", "可要求退回的最短期限：4 分钟"},
		{"DELIVERBY soon", unreadableArg.En, unreadableArg.Zh},
		{
			"FUTURERELEASE 86400 2030-01-01T00:00:00Z", "holds mail for at most 1 day, and not after 2030-01-01T00:00:00Z",
			"最多保留邮件 1 天，且不晚于 2030-01-01T00:00:00Z",
		},
		{"FUTURERELEASE 86400", unreadableArg.En, unreadableArg.Zh},
		{"MT-PRIORITY MIXER", "priorities by the policy MIXER", "优先级按 MIXER 策略"},
		{"MT-PRIORITY", "no priority policy is named", "没有写明优先级策略"},
		{"BURL imap imap://mail.lab.test", "may fetch from: imap imap://mail.lab.test", "可取自：imap imap://mail.lab.test"},
		{"XCLIENT NAME ADDR", "attributes that may be given: NAME ADDR", "可给出的属性：NAME ADDR"},
		{"XCLIENT NAME ADDR PROTO HELO PORT", "attributes that may be given: 5 in all", "可给出的属性：共 5 项"},
		{"XXXXXXXA", "a keyword that was overwritten on the way", "途中被涂改的关键字"},
		{"8BITMIME", "", ""},
		{"PIPELINING x", "", ""},
		{"NONSENSE 1 2 3", "", ""},
	}
	for _, test := range tests {
		words := strings.Fields(test.line)
		got := smtpKeywordArgs(words[0], words[1:])
		if want := (lang.Text{En: test.en, Zh: test.zh}); got != want {
			t.Errorf("%s:\n got %q\nwant %q", test.line, got, want)
		}
	}
	if got := smtpKeywordArgs("AUTH", slices.Repeat([]string{"PLAIN"}, 5000)); len(got.En) > 300 {
		t.Errorf("five thousand mechanisms give %d octets of text", len(got.En))
	}
}

func TestSMTPParamText(t *testing.T) {
	tests := []struct{ verb, param, en, zh string }{
		{"MAIL", "SIZE=2048", "declares a size of 2 KiB (2048 octets)", "声明大小为 2 KiB（2048 字节）"},
		{"MAIL", "size=x", unreadableArg.En, unreadableArg.Zh},
		{"MAIL", "BODY=8bitmime", "the content may hold 8-bit text", "内容可含 8 位文本"},
		{"MAIL", "BODY=9BIT", unreadableArg.En, unreadableArg.Zh},
		{"MAIL", "SMTPUTF8", "addresses or headers are in UTF-8", "地址或首部含有 UTF-8"},
		{"MAIL", "SMTPUTF8=1", "addresses or headers are in UTF-8, though this parameter takes no value", "地址或首部含有 UTF-8，但这个参数不带值"},
		{"VRFY", "SMTPUTF8", "addresses or headers are in UTF-8", "地址或首部含有 UTF-8"},
		{"MAIL", "AUTH=<>", "the submitter is not known or not told", "提交者未知或不透露"},
		{"MAIL", "AUTH=e+3Dmc2@lab.test", "submitted at first by e=mc2@lab.test", "最初由 e=mc2@lab.test 提交"},
		{"MAIL", "RET=HDRS", "a bounce should hold the header only", "退信只须附上首部"},
		{"RCPT", "RET=HDRS", "belongs on MAIL, not here", "应出现在 MAIL 上，而不是这里"},
		{"RCPT", "NOTIFY=SUCCESS,DELAY", "send a notice of: success, delay", "这些情况发通知：成功、延误"},
		{"RCPT", "NOTIFY=NEVER", "send no notice, not even of failure", "不发任何通知，失败也不发"},
		{"RCPT", "NOTIFY=NEVER,DELAY", unreadableArg.En, unreadableArg.Zh},
		{"RCPT", "ORCPT=rfc822;bob@lab.test", "the recipient as first written: bob@lab.test", "最初写下的收件人：bob@lab.test"},
		{"MAIL", "BY=3600;R", "deliver within 1 hour, else return it", "限 1 小时内投递，否则退回"},
		{"MAIL", "BY=120;NT", "deliver within 2 minutes, else tell the sender; report the way", "限 2 分钟内投递，否则通知发件人；并报告途经"},
		{"MAIL", "BY=-120;N", "was due 2 minutes ago; tell the sender", "已逾期 2 分钟；通知发件人"},
		{"MAIL", "BY=-120;R", unreadableArg.En, unreadableArg.Zh},
		{"MAIL", "HOLDFOR=86400", "hold the message for 1 day", "把邮件保留 1 天"},
		{"MAIL", "HOLDUNTIL=2030-01-01T00:00:00Z", "hold the message until 2030-01-01T00:00:00Z", "把邮件保留到 2030-01-01T00:00:00Z"},
		{"MAIL", "MT-PRIORITY=-3", "priority -3, of -9 to 9", "优先级 -3（范围 -9 到 9）"},
		{"MAIL", "MT-PRIORITY=10", unreadableArg.En, unreadableArg.Zh},
		{"RCPT", "RRVS=2014-04-03T23:01:00Z;C", "only if the owner is the same since 2014-04-03T23:01:00Z; go on where this is unknown", "仅当主人自 2014-04-03T23:01:00Z 起未变；不支持时继续"},
		{"MAIL", "ENVID=", unreadableArg.En, unreadableArg.Zh},
		{"MAIL", "XVERP", "puts each recipient into the sender address", "把每个收件人写进发件人地址"},
		{"MAIL", "FOO=bar", "", ""},
	}
	for _, test := range tests {
		got := smtpParamText(test.verb, test.param)
		if want := (lang.Text{En: test.en, Zh: test.zh}); got != want {
			t.Errorf("%s %s:\n got %q\nwant %q", test.verb, test.param, got, want)
		}
	}
	for _, r := range smtpRows(t, "smtp_params") {
		name, _, _ := strings.Cut(r["parameter"], "=")
		verb, _, _ := strings.Cut(r["on_command"], " ")
		if smtpParamText(verb, name).IsZero() {
			t.Errorf("%s %s: nothing to say", verb, name)
		}
	}
}

// What a server sends is only repeated where it is printable ASCII, and never at
// any length.
func FuzzSMTPArgs(f *testing.F) {
	for _, s := range []string{
		"SIZE 10\x1b[31m", "AUTH PLAIN \x07LOGIN", "LIMITS RCPTMAX=1 A\x9b=2", "LIMITS \u202eA=1 B=2",
		"BURL imap://\x00", "FUTURERELEASE 1 2030-01-01T00:00:00Z", "AUTH=\x7f PLAIN", "XCLIENT 名字",
		"DELIVERBY 1,\x1b", "MT-PRIORITY \u009b", "ENVID=+1B+5B31m", "ORCPT=rfc822;+E4+B8", "BY=1;R\x1b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		keyword, rest, _ := strings.Cut(line, " ")
		texts := []lang.Text{
			smtpKeywordArgs(keyword, strings.Fields(rest)), smtpKeywordArgs(keyword, strings.Split(rest, " ")),
			smtpParamText("MAIL", line), smtpParamText("RCPT", line), smtpParamText(keyword, rest),
		}
		for _, x := range texts {
			if (x.En == "") != (x.Zh == "") || len(x.En) > 1200 || len(x.Zh) > 1500 {
				t.Errorf("%q gives %q", line, x)
			}
			if i := strings.IndexFunc(x.En, func(r rune) bool { return r < ' ' || r > '~' }); i >= 0 {
				t.Errorf("%q gives an unprintable %q", line, x.En)
			}
			if i := strings.IndexFunc(x.Zh, unicode.IsControl); i >= 0 {
				t.Errorf("%q gives a control character: %q", line, x.Zh)
			}
		}
	})
}
