package explain

import (
	"encoding/json"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// oauthMessage explains a message of XOAUTH2 or OAUTHBEARER.
func oauthMessage(n Note, s *trace.SASL, peer trace.Peer) (Note, []Note) {
	refs := func(section string) []string {
		if s.Mechanism == "XOAUTH2" { // no RFC has it
			return nil
		}
		return []string{section}
	}
	switch {
	case peer == trace.Server:
		return oauthError(n, s.Text, refs("RFC 7628 §3.2.2"))
	case s.Text == `\x01`:
		n.Title, n.Refs = lang.Text{En: "one octet of value 1: the error is read; the refusal itself may come",
			Zh: "一个值为 1 的字节：错误说明已读，请发来拒绝的应答"}, refs("RFC 7628 §3.2.3")
		return n, nil
	}
	user := ""
	for f := range strings.SplitSeq(s.Text, `\x01`) {
		if name, ok := strings.CutPrefix(f, "user="); ok {
			user = name
		}
		if _, name, ok := strings.Cut(strings.TrimSuffix(f, ","), ",a="); ok {
			user = name
		}
	}
	n.Label = strings.TrimRight(strings.ReplaceAll(s.Text, `\x01`, " ^A "), " ")
	n.Title, n.Refs = lang.Text{En: "user %s, and a token in place of a password, hidden: whoever has it can log in until it expires",
		Zh: "用户 %s，以及代替密码的令牌（不显示）：在它失效之前，谁有它谁就能登录"}.Sprintf(clip(user)), refs("RFC 7628 §3.1")
	return n, nil
}

// oauthError explains the challenge that tells why a token was refused: it is JSON.
func oauthError(n Note, text string, refs []string) (Note, []Note) {
	var fields map[string]any
	if text == "" || json.Unmarshal([]byte(text), &fields) != nil {
		return n, nil
	}
	n.Title, n.Refs = lang.Text{En: "an error in JSON: the token was not taken; the refusal follows the client's next line",
		Zh: "JSON 格式的错误说明：令牌没有被接受；客户端再发一行之后，才会得到拒绝的应答"}, refs
	var parts []Note
	for _, f := range []attribute{
		{"status", lang.Text{En: "what is wrong: %s", Zh: "错在哪里：%s"}},
		{"schemes", lang.Text{En: "the kinds of token that it takes: %s", Zh: "接受的令牌种类：%s"}},
		{"scope", lang.Text{En: "what the token must be good for: %s", Zh: "令牌应有的权限范围：%s"}},
		{"openid-configuration", lang.Text{En: "where a program learns how to get a token: %s", Zh: "程序可在此得知怎样取得令牌：%s"}},
	} {
		if value, ok := fields[f.key].(string); ok {
			if meaning := oauthStatus(value); f.key == "status" && !meaning.IsZero() {
				parts = append(parts, part(f.key, lang.Text{En: "%s: %s", Zh: "%s：%s"}.Sprintf(clip(value), meaning), refs...))
				continue
			}
			parts = append(parts, part(f.key, f.text.Sprintf(clip(value)), refs...))
		}
	}
	return n, parts
}

// oauthStatus says what a status means, as OAuth and HTTP name it.
func oauthStatus(status string) lang.Text {
	switch status {
	case "invalid_token", "401":
		return lang.Text{En: "the token is wrong, expired or revoked", Zh: "令牌错误、过期或已被撤销"}
	case "insufficient_scope", "403":
		return lang.Text{En: "the token is good, but not for mail", Zh: "令牌有效，但没有邮件的权限"}
	case "invalid_request", "400":
		return lang.Text{En: "the token is malformed, wrong or expired", Zh: "令牌格式不对、错误或过期"}
	}
	return lang.Text{}
}
