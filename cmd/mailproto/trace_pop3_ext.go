package main

import (
	"strings"

	"github.com/spf13/pflag"

	"mailproto/trace/session"
)

// pop3Extensions are the options about extensions of POP3.
type pop3Extensions struct {
	utf8     bool
	language string
}

func (o *pop3Extensions) flags(u *ui, f *pflag.FlagSet) {
	f.BoolVar(&o.utf8, "utf8", false, u.in2("switch the session to UTF-8 before the login (RFC 6856)", "登录之前把会话切换到 UTF-8（RFC 6856）"))
	f.StringVar(&o.language, "pop3-lang", "", u.in2("`TAG|list`: the language of the server's texts, such as zh or *, or a list of those that there are", "`标签|list`：服务器文字所用的语言，例如 zh 或 *；list 列出有哪些"))
}

// read checks the options and enters them into cfg.
func (o *pop3Extensions) read(cfg *session.POP3Config) error {
	cfg.UTF8, cfg.Language = o.utf8, o.language
	switch {
	case o.language == "", o.language == "*":
		return nil
	case strings.EqualFold(o.language, "list"):
		cfg.Language = "list"
		return nil
	}
	// A language tag is letters, digits and hyphens.
	odd := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	}
	if strings.ContainsFunc(o.language, odd) || len(o.language) > 64 {
		return usage(text("--pop3-lang is a language such as zh or en-GB, or *, or list, not %q", "--pop3-lang 是语言标签，例如 zh 或 en-GB，或者 *、list，不能是 %q"), o.language)
	}
	return nil
}
