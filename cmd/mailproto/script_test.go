package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what scripts compare with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mailproto": main})
}

// TestScripts runs the command line as its users do, a process for each command.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			// A locale of our own: what the developer's is must not matter.
			e.Setenv("LANG", "C.UTF-8")
			e.Setenv("LC_ALL", "")
			e.Setenv("NO_COLOR", "")
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/cache")
			return os.MkdirAll(e.WorkDir+"/cache", 0o700)
		},
	})
}
