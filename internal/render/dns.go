package render

import (
	"mailproto/explain"
	"mailproto/internal/lang"
)

// lookup shows a question to the DNS and its answers.
func (t *Terminal) lookup(s explain.Step) {
	t.gap()
	asked := note(s.Notes, explain.RoleLookup)
	t.label("DNS", t.in(asked.Title), first(asked.Refs), StyleMeta)
	for _, n := range s.Notes {
		switch {
		case n.Role == explain.RoleRecord:
			t.note("", t.in(n.Title), n.Refs)
		case n.Role == explain.RoleWhy && t.Level != Brief:
			t.label(t.in(whyLabel), t.in(n.Title), "", StyleMeta)
		}
	}
}

// lookup says a question to the DNS and its answers.
func (p *Plain) lookup(s explain.Step) {
	p.say(lang.Text{En: "The DNS is asked.", Zh: "查询 DNS。"})
	p.notes(s.Notes, explain.RoleLookup, explain.RoleRecord, explain.RoleWhy)
}
