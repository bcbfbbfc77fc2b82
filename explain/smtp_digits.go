package explain

import "mailproto/internal/lang"

// firstDigit says what the first digit of a reply code means (RFC 5321 §4.2.1);
// empty for a digit that no SMTP reply may begin with (RFC 5321 §4.3.2).
func firstDigit(d byte) lang.Text {
	switch d {
	case '2':
		return lang.Text{En: "positive completion", Zh: "成功，已完成"}
	case '3':
		return lang.Text{En: "positive intermediate, more is expected", Zh: "中间肯定，等待后续"}
	case '4':
		return lang.Text{En: "transient negative, try again later", Zh: "暂时失败，可稍后重试"}
	case '5':
		return lang.Text{En: "permanent negative, do not repeat", Zh: "永久失败，不要重复"}
	case '1': // RFC 821 §4.2 names it; no SMTP command may be answered so.
		return lang.Text{En: "positive preliminary, never used in SMTP", Zh: "初步肯定，SMTP 从不使用"}
	}
	return lang.Text{}
}

// secondDigit says what the second digit of a reply code means (RFC 5321 §4.2.1);
// empty for a digit to which the standard gives none.
func secondDigit(d byte) lang.Text {
	switch d {
	case '0':
		return lang.Text{En: "syntax", Zh: "语法"}
	case '1':
		return lang.Text{En: "information", Zh: "信息"}
	case '2':
		return lang.Text{En: "connection", Zh: "连接"}
	case '3', '4':
		return lang.Text{En: "unspecified", Zh: "未规定"}
	case '5':
		return lang.Text{En: "mail system", Zh: "邮件系统"}
	}
	return lang.Text{}
}

// enhancedClass says what the first part of an enhanced status code means
// (RFC 3463 §2); empty for a class that does not exist.
func enhancedClass(d byte) lang.Text {
	switch d {
	case '2':
		return lang.Text{En: "success", Zh: "成功"}
	case '4':
		return lang.Text{En: "temporary", Zh: "暂时"}
	case '5':
		return lang.Text{En: "permanent", Zh: "永久"}
	}
	return lang.Text{}
}

// enhancedSubject says what the second part of an enhanced status code means
// (RFC 3463 §3); empty for a subject that is not registered.
func enhancedSubject(s string) lang.Text {
	if len(s) != 1 {
		return lang.Text{}
	}
	for i := range smtpEnhanced {
		if t := &smtpEnhanced[i]; len(t.ID) == len("X.1") && t.ID[2] == s[0] {
			return t.Gloss
		}
	}
	return lang.Text{}
}
