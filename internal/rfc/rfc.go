// Package rfc knows which sections the cited RFCs have, so that tests can refuse
// a citation of one that does not exist. No program of ours imports it.
package rfc

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

//go:embed sections.tsv
var sections string

var index = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(sections) {
		number, section, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok {
			m[number] = true
			m[number+" "+section] = true
		}
	}
	return m
})

var form = regexp.MustCompile(`^RFC ([0-9]+)(?: §([0-9A-Z][0-9A-Z.]*))?$`)

// Check returns an error unless ref is a citation as we write them, "RFC 5321" or
// "RFC 5321 §4.2.3", of a section that exists.
func Check(ref string) error {
	m := form.FindStringSubmatch(ref)
	if m == nil {
		return fmt.Errorf("%q is not written as RFC NNNN §N", ref)
	}
	if !index()[m[1]] {
		return fmt.Errorf("%q: no RFC %s in the index", ref, m[1])
	}
	if m[2] != "" && !index()[m[1]+" "+m[2]] {
		return fmt.Errorf("%q: RFC %s has no section %s", ref, m[1], m[2])
	}
	return nil
}

// Cited finds every citation in a text, each in the form that Check takes.
func Cited(text string) []string { return cited.FindAllString(text, -1) }

var cited = regexp.MustCompile(`RFC [0-9]+(?: §[0-9A-Z]+(?:\.[0-9A-Z]+)*)?`)
