package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport says which of our packages each may import; a package that is not
// listed may import none, and nothing imports cmd. Test-only packages are the
// targets of external tests alone.
var mayImport = map[string][]string{
	"internal/bench":      {},
	"internal/dnstest":    {},
	"internal/lang":       {},
	"internal/peertest":   {},
	"internal/rfc":        {},
	"internal/servertest": {},
	"trace":               {},
	"trace/wire":          {"trace"},
	"trace/session":       {"trace", "trace/wire"},
	"explain":             {"trace", "internal/lang"},
	"internal/lab":        {"trace", "trace/wire", "internal/lang"},
	"internal/dialogue":   {"trace", "trace/wire", "trace/session", "internal/lang"},
	"internal/transcript": {"trace"},
	"internal/probe":      {"trace", "trace/wire", "trace/session"},
	"faq":                 {"internal/dialogue", "internal/lang"},
	"internal/render":     {"explain", "faq", "internal/dialogue", "internal/probe", "trace", "internal/lang"},
	"cmd/mailproto": {"trace", "trace/wire", "trace/session", "explain", "faq", "internal/lang",
		"internal/lab", "internal/dialogue", "internal/transcript", "internal/render", "internal/probe"},
}

// onlyImporters are the packages that alone may import a library.
var onlyImporters = map[string][]string{
	"github.com/spf13/cobra":               {"cmd/mailproto"},
	"github.com/fatih/color":               {"internal/render"},
	"github.com/olekukonko/tablewriter":    {"internal/render"},
	"github.com/clipperhouse/displaywidth": {"internal/render"},
	"github.com/rivo/uniseg":               {"internal/render"},
}

// listed is what the go command says of a package.
type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "mailproto/...")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// TestImports checks the build's own import graph: who may import whom.
func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "mailproto/")
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s: a new package: say in mayImport what it may import", name)
		}
		for _, i := range p.Imports {
			if own, ok := strings.CutPrefix(i, "mailproto/"); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s, which it may not", name, own)
			}
			for lib, who := range onlyImporters {
				if (i == lib || strings.HasPrefix(i, lib+"/")) && !slices.Contains(who, name) {
					t.Errorf("%s imports %s, which only %v may", name, i, who)
				}
			}
		}
	}
}
