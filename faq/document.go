package faq

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"mailproto/internal/lang"
)

// A document is a txtar file taken apart: the header's fields, the two languages
// and the sections that follow, with the line that each begins at.
type document struct {
	header []block
	en, zh *part
	rest   []section
}

// A section is a txtar section; line is that of its first line, below the marker.
type section struct {
	name, text string
	line       int
}

// A part is a language's section: keyed blocks in the order of the file.
type part struct {
	name   string
	line   int
	blocks []block
}

// A block is a key and the paragraphs of its value.
type block struct {
	key        string
	line       int
	paragraphs []string
}

func (p *part) find(key string) *block {
	for i := range p.blocks {
		if p.blocks[i].key == key {
			return &p.blocks[i]
		}
	}
	return nil
}

// read takes a file apart and checks that it has the header keys that it may
// have, and both languages, once.
func read(data []byte, headerKeys ...string) (*document, error) {
	d, line, err := split(data, headerKeys)
	if err == nil && (d.en == nil || d.zh == nil) {
		missing := lang.En
		if d.en != nil {
			missing = lang.Zh
		}
		return nil, wrong(line, "the file ends without a section %s: expected en and zh", "文件到此结束，缺少 %s 一节：应有 en 和 zh", missing)
	}
	return d, err
}

// split takes a file apart. line is its last.
func split(data []byte, headerKeys []string) (d *document, line int, err error) {
	if !utf8.Valid(data) {
		return nil, 0, wrong(0, "not UTF-8", "不是 UTF-8 编码")
	}
	if err := readable(string(data)); err != nil {
		return nil, 0, err
	}
	archive := txtar.Parse(data)
	d = &document{}
	if d.header, err = header(string(archive.Comment), headerKeys); err != nil {
		return nil, 0, err
	}
	line = 1 + bytes.Count(archive.Comment, []byte("\n"))
	for _, f := range archive.Files {
		line++ // the marker
		s := section{name: f.Name, text: string(f.Data), line: line}
		line += bytes.Count(f.Data, []byte("\n"))
		if err := d.add(s); err != nil {
			return nil, 0, err
		}
	}
	return d, line, nil
}

func (d *document) add(s section) error {
	var to **part
	switch lang.Lang(s.name) {
	case lang.En:
		to = &d.en
	case lang.Zh:
		to = &d.zh
	default:
		d.rest = append(d.rest, s)
		return nil
	}
	if *to != nil {
		return wrong(s.line-1, "section %q a second time", "%q 一节重复出现", s.name)
	}
	blocks, err := parseBlocks(s)
	*to = &part{name: s.name, line: s.line - 1, blocks: blocks}
	return err
}

// header reads the lines above the first section. Only try may stand twice.
func header(text string, keys []string) ([]block, error) {
	var fields []block
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, ok := cutKey(line)
		if len(keys) == 0 {
			return nil, wrong(n, "%q above the first section: expected -- en -- or -- zh --", "第一节之前有 %q：这里应是 -- en -- 或 -- zh --", line)
		}
		if !ok || !slices.Contains(keys, key) {
			return nil, wrong(n, "%q in the header: expected %s", "文件头中有 %q：应为 %s", line, orList(keys))
		}
		if value == "" {
			return nil, wrong(n, "%s has no value", "%s 没有值", key)
		}
		if key != "try" && slices.ContainsFunc(fields, func(b block) bool { return b.key == key }) {
			return nil, wrong(n, "%s a second time", "%s 重复出现", key)
		}
		fields = append(fields, block{key: key, line: n, paragraphs: []string{value}})
	}
	for _, key := range keys {
		if key != "try" && !slices.ContainsFunc(fields, func(b block) bool { return b.key == key }) {
			return nil, wrong(1, "the header has no %s", "文件头中缺少 %s", key)
		}
	}
	return fields, nil
}

func (d *document) values(key string) []string {
	var values []string
	for _, b := range d.header {
		if b.key == key {
			values = append(values, b.paragraphs[0])
		}
	}
	return values
}

// list is the value of a header key whose items are parted by semicolons.
func (d *document) list(key string) []string {
	var items []string
	for _, value := range d.values(key) {
		for item := range strings.SplitSeq(value, ";") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, item)
			}
		}
	}
	return items
}

func (d *document) number() (int, error) {
	i := slices.IndexFunc(d.header, func(b block) bool { return b.key == "number" })
	n, err := strconv.Atoi(d.header[i].paragraphs[0])
	if err != nil || n < 1 || n > Count {
		return 0, wrong(d.header[i].line, "number %q: expected 1 to %d", "number 为 %q：应为 1 到 %d", d.header[i].paragraphs[0], Count)
	}
	return n, nil
}

// known refuses a key that is neither in keys nor taken by also, and a key that
// a language lacks.
func (d *document) known(keys []string, also func(string) bool) error {
	for _, p := range []*part{d.en, d.zh} {
		for _, b := range p.blocks {
			if !slices.Contains(keys, b.key) && !also(b.key) {
				return wrong(b.line, "unknown key %q: expected %s", "未知的键 %q：应为 %s", b.key, orList(keys))
			}
		}
		for _, key := range keys {
			if p.find(key) == nil {
				return wrong(p.line, "section %s has no %s", "%s 一节缺少 %s", p.name, key)
			}
		}
	}
	return nil
}

// paragraphs pairs the paragraphs of a key's two languages.
func (d *document) paragraphs(key string) ([]lang.Text, error) {
	en, zh := d.en.find(key), d.zh.find(key)
	if len(en.paragraphs) != len(zh.paragraphs) {
		return nil, wrong(zh.line, "%s: paragraphs %d, expected %d as in en", "%s 有 %d 段：应与 en 相同，为 %d 段", key, len(zh.paragraphs), len(en.paragraphs))
	}
	texts := make([]lang.Text, len(en.paragraphs))
	for i := range texts {
		texts[i] = lang.Text{En: en.paragraphs[i], Zh: zh.paragraphs[i]}
	}
	return texts, nil
}

// text is the value of a key that holds one paragraph.
func (d *document) text(key string) (lang.Text, error) {
	for _, p := range []*part{d.en, d.zh} {
		if b := p.find(key); len(b.paragraphs) != 1 {
			return lang.Text{}, wrong(b.line, "%s: paragraphs %d, expected 1", "%s 有 %d 段：应为 1 段", key, len(b.paragraphs))
		}
	}
	return lang.Text{En: d.en.find(key).paragraphs[0], Zh: d.zh.find(key).paragraphs[0]}, nil
}

// parseBlocks reads a language's section. A key stands at the start of a line;
// its value goes on to the next key, and a blank line parts its paragraphs.
func parseBlocks(s section) ([]block, error) {
	var blocks []block
	n := s.line - 1
	fresh := true // the next line begins a paragraph
	for line := range strings.Lines(s.text) {
		n++
		if key, value, ok := cutKey(line); ok {
			if slices.ContainsFunc(blocks, func(b block) bool { return b.key == key }) {
				return nil, wrong(n, "key %s a second time", "键 %s 重复出现", key)
			}
			blocks = append(blocks, block{key: key, line: n})
			line, fresh = value, true
		}
		if line = strings.TrimSpace(line); line == "" {
			fresh = true
			continue
		}
		if len(blocks) == 0 {
			return nil, wrong(n, "text before the first key: expected a line like %q", "第一个键之前有文字：这里应是 %q 这样的一行", "title: …")
		}
		b := &blocks[len(blocks)-1]
		if fresh {
			b.paragraphs = append(b.paragraphs, line)
		} else {
			last := &b.paragraphs[len(b.paragraphs)-1]
			*last = join(*last, line)
		}
		fresh = false
	}
	for _, b := range blocks {
		if len(b.paragraphs) == 0 {
			return nil, wrong(b.line, "%s has no text", "%s 没有内容", b.key)
		}
	}
	return blocks, nil
}

// cutKey parts "key: value". A key is of a to z, digits and hyphens.
func cutKey(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	if !ok || key == "" {
		return "", "", false
	}
	for _, r := range key {
		if r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') {
			return "", "", false
		}
	}
	return key, strings.TrimSpace(value), true
}

// join puts two lines of a paragraph together: with a space, but none between
// two characters of Chinese, which is written without.
func join(a, b string) string {
	left, _ := utf8.DecodeLastRuneInString(a)
	right, _ := utf8.DecodeRuneInString(b)
	if wide(left) && wide(right) {
		return a + b
	}
	return a + " " + b
}

// wide reports whether r is a Chinese character or Chinese punctuation.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) ||
		r >= 0x3000 && r <= 0x303f || // CJK symbols and punctuation
		r >= 0xff00 && r <= 0xffef || // fullwidth forms
		strings.ContainsRune("“”‘’—…·", r)
}

func orList(keys []string) lang.Text {
	last := len(keys) - 1
	if last == 0 {
		return lang.Same(keys[0])
	}
	return lang.Text{
		En: strings.Join(keys[:last], ", ") + " or " + keys[last],
		Zh: strings.Join(keys[:last], "、") + " 或 " + keys[last],
	}
}
