package explain

import (
	"slices"
	"strings"

	"mailproto/internal/lang"
	"mailproto/trace"
)

// unoffered marks the parameters whose extension the server did not list: it may
// refuse the whole command for them (RFC 5321 §4.1.1.11).
func (c *conn) unoffered(step *Step) {
	if step.Proto != trace.SMTP || c.offers == nil {
		return
	}
	for i := range step.Notes {
		n := &step.Notes[i]
		if n.Role != RoleParam || n.Unknown {
			continue
		}
		keywords := paramKeywords(n.Label)
		if len(keywords) > 0 && !slices.ContainsFunc(keywords, c.offers.has) {
			n.Title = lang.Text{En: "%s; the server did not offer %s", Zh: "%s；服务器没有提供 %s"}.Sprintf(n.Title, keywords[0])
		}
	}
}

// paramKeywords are the keywords of EHLO any of which allows a parameter.
func paramKeywords(param string) []string {
	key, value, _ := strings.Cut(strings.ToUpper(param), "=")
	switch key {
	case "SIZE", "AUTH", "SMTPUTF8", "MT-PRIORITY", "REQUIRETLS", "MTRK", "CONPERM", "CONNEG", "SUBMITTER",
		"PRDR", "XVERP", "RRVS", "XOORG":
		return []string{key}
	case "BODY":
		if value == "BINARYMIME" {
			return []string{value}
		}
		return []string{"8BITMIME"}
	case "RET", "ENVID", "NOTIFY", "ORCPT":
		return []string{"DSN"}
	case "BY":
		return []string{"DELIVERBY"}
	case "HOLDFOR", "HOLDUNTIL":
		return []string{"FUTURERELEASE"}
	case "SOLICIT":
		return []string{"NO-SOLICITING"}
	case "TRANSID":
		return []string{"CHECKPOINT"}
	case "ALT-ADDRESS":
		return []string{"UTF8SMTP"}
	}
	return nil
}
