package faq

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/internal/lang"
)

// Parse reads a point from a txtar file: a header of "key: value" lines, a
// section en and a section zh of keyed blocks, and for each claim, if it has
// them, its experiment and its counter-run. An error names the line and what
// was expected there.
func Parse(data []byte) (*Point, error) {
	d, err := read(data, "number", "refs", "try")
	if err != nil {
		return nil, err
	}
	number, err := d.number()
	if err != nil {
		return nil, err
	}
	p := &Point{Number: number, Refs: d.list("refs"), Try: d.values("try")}
	claims := func(key string) bool { return isClaim(key, number) }
	if err := d.known(p.keys(), claims); err != nil {
		return nil, err
	}
	if err := p.fill(d); err != nil {
		return nil, err
	}
	if p.Claims, err = readClaims(d, claims, strconv.Itoa(number)+"a"); err != nil {
		return nil, err
	}
	return p, addExperiments(p.Claims, d.rest)
}

// ParsePage reads a page of running text: a header with its refs, and the
// sections en and zh, each with a title and a text.
func ParsePage(data []byte) (*Page, error) {
	d, err := read(data, "refs")
	if err != nil {
		return nil, err
	}
	if len(d.rest) > 0 {
		s := d.rest[0]
		return nil, wrong(s.line-1, "unknown section %q: expected en or zh", "未知的一节 %q：应为 en 或 zh", s.name)
	}
	if err := d.known([]string{"title", "text"}, func(string) bool { return false }); err != nil {
		return nil, err
	}
	p := &Page{Refs: d.list("refs")}
	if p.Title, err = d.text("title"); err != nil {
		return nil, err
	}
	p.Text, err = d.paragraphs("text")
	return p, err
}

// A field is a key that each language of a point must have, and where its one
// paragraph goes.
type field struct {
	key string
	to  *lang.Text
}

func (p *Point) fields() []field {
	return []field{
		{"title", &p.Title}, {"question", &p.Question}, {"common", &p.Common}, {"answer", &p.Answer},
		{"smtp", &p.SMTP}, {"pop3", &p.POP3}, {"smtp-more", &p.SMTPMore}, {"pop3-more", &p.POP3More},
	}
}

// keys are the keys that each language must have, beside the claims.
func (p *Point) keys() []string {
	var keys []string
	for _, f := range p.fields() {
		keys = append(keys, f.key)
	}
	return append(keys, "wrong")
}

// fill sets the point's texts from the blocks of the two languages.
func (p *Point) fill(d *document) (err error) {
	for _, f := range p.fields() {
		if *f.to, err = d.text(f.key); err != nil {
			return err
		}
	}
	p.Wrong, err = d.paragraphs("wrong")
	return err
}

// readClaims takes the claims in the order of the English section; both languages
// must have the same. example is a key that a claim could have.
func readClaims(d *document, is func(string) bool, example string) ([]Claim, error) {
	var claims []Claim
	for _, b := range d.zh.blocks {
		if is(b.key) && d.en.find(b.key) == nil {
			return nil, wrong(b.line, "claims differ: zh has %s, en has not", "两种语言的论断不一致：zh 有 %s，en 没有", b.key)
		}
	}
	for _, b := range d.en.blocks {
		if !is(b.key) {
			continue
		}
		if d.zh.find(b.key) == nil {
			return nil, wrong(b.line, "claims differ: en has %s, zh has not", "两种语言的论断不一致：en 有 %s，zh 没有", b.key)
		}
		t, err := d.text(b.key)
		if err != nil {
			return nil, err
		}
		claims = append(claims, Claim{ID: b.key, Text: t})
	}
	if len(claims) == 0 {
		return nil, wrong(d.en.line, "no claim: expected the key %s", "没有论断：应有键 %s", example)
	}
	return claims, nil
}

// addExperiments keeps each section named by a claim's ID, and its counter-run.
func addExperiments(claims []Claim, rest []section) error {
	seen := map[string]bool{}
	for _, s := range rest {
		id, counter := strings.CutSuffix(s.name, " counter")
		i := slices.IndexFunc(claims, func(c Claim) bool { return c.ID == id })
		if i < 0 {
			return wrong(s.line-1, "unknown section %q: expected en, zh, or a claim's ID, alone or with counter", "未知的一节 %q：应为 en、zh，或论断的编号（可加 counter）", s.name)
		}
		if seen[s.name] {
			return wrong(s.line-1, "section %q a second time", "%q 一节重复出现", s.name)
		}
		seen[s.name] = true
		if c := &claims[i]; counter {
			c.Counter, c.CounterLine = s.text, s.line
		} else {
			c.Experiment, c.ExperimentLine = s.text, s.line
		}
	}
	return nil
}

// isClaim reports whether key is the ID of a claim of point n: 7a.
func isClaim(key string, n int) bool {
	letter, ok := strings.CutPrefix(key, strconv.Itoa(n))
	return ok && len(letter) == 1 && 'a' <= letter[0] && letter[0] <= 'z'
}
