package main

import (
	"testing"

	"github.com/spf13/pflag"

	"mailproto/internal/lang"
)

// TestDescribed: help and manual pages name an option's short form, too, and its
// value as its text has it.
func TestDescribed(t *testing.T) {
	f := pflag.NewFlagSet("x", pflag.ContinueOnError)
	f.StringP("user", "u", "", "`NAME` to log in with")
	f.Bool("pipeline", false, "in groups")
	f.BoolP("help", "h", false, "help for x")
	for flag, want := range map[string][3]string{
		"user":     {"-u, --user", "NAME", "NAME to log in with"},
		"pipeline": {"--pipeline", "", "in groups"},
		"help":     {"-h, --help", "", "显示此帮助"},
	} {
		name, value, what := described(f.Lookup(flag), lang.Zh)
		if got := [3]string{name, value, what}; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
