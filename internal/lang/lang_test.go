package lang

import "testing"

func TestFromEnv(t *testing.T) {
	for _, tt := range []struct {
		all, messages, lang string
		want                Lang
	}{
		{"", "", "", En},
		{"", "", "zh_CN.UTF-8", Zh},
		{"", "", "ZH_tw", Zh},
		{"", "", "zh", Zh},
		{"", "", "en_GB.UTF-8", En},
		{"", "", "C", En},
		{"", "", "de_DE", En},
		{"", "en_US", "zh_CN", En},
		{"", "zh_CN", "en_US", Zh},
		{"C", "zh_CN", "zh_CN", En},
		{"zh_CN", "en_US", "en_US", Zh},
	} {
		env := map[string]string{"LC_ALL": tt.all, "LC_MESSAGES": tt.messages, "LANG": tt.lang}
		if got := FromEnv(func(name string) string { return env[name] }); got != tt.want {
			t.Errorf("%v gives %s, want %s", env, got, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string]Lang{"en": En, "zh": Zh, "ZH": Zh, "En": En} {
		if got, err := Parse(in); got != want || err != nil {
			t.Errorf("Parse(%q) = %s, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "de", "zh-CN", "english"} {
		if got, err := Parse(in); got != En || err == nil {
			t.Errorf("Parse(%q) = %s, %v", in, got, err)
		}
	}
	for _, l := range All() {
		if got, err := Parse(string(l)); got != l || err != nil {
			t.Errorf("Parse(%q) = %s, %v", l, got, err)
		}
	}
}

func TestText(t *testing.T) {
	mail := Text{En: "mail", Zh: "邮件"}
	if mail.In(En) != "mail" || mail.In(Zh) != "邮件" || mail.In("de") != "mail" {
		t.Errorf("%q, %q, %q", mail.In(En), mail.In(Zh), mail.In("de"))
	}
	if Same("RCPT") != (Text{En: "RCPT", Zh: "RCPT"}) {
		t.Errorf("%+v", Same("RCPT"))
	}
	if !(Text{}).IsZero() || mail.IsZero() || (Text{Zh: "x"}).IsZero() {
		t.Error("IsZero")
	}
	got := Text{En: "%d %s, %s", Zh: "%[2]s %[1]d 封，%[3]s"}.Sprintf(3, mail, "x")
	if want := (Text{En: "3 mail, x", Zh: "邮件 3 封，x"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
