package session

import (
	"slices"
	"strconv"
	"strings"

	"mailproto/trace"
)

// maildrop looks at what is there and does what was asked with it.
func (s *pop3) maildrop() error {
	if err := s.listings(); err != nil {
		return err
	}
	if err := s.tops(); err != nil {
		return err
	}
	if err := s.after(StageTop); err != nil {
		return err
	}
	if err := s.retrieve(); err != nil {
		return err
	}
	if err := s.after(StageRetr); err != nil {
		return err
	}
	if err := s.deletions(); err != nil {
		return err
	}
	return s.after(StageDele)
}

// tops shows the beginnings of messages.
func (s *pop3) tops() error {
	var all []fetching
	for _, t := range s.cfg.Top {
		all = append(all, fetching{line: number("TOP", t.Message, t.Lines)})
	}
	return s.fetchAll(all)
}

// deletions marks the messages that are to go.
func (s *pop3) deletions() error {
	for chunk := range slices.Chunk(s.cfg.Dele, s.atOnce(group)) {
		var lines []string
		for _, n := range chunk {
			lines = append(lines, number("DELE", n))
		}
		if err := s.tell(lines...); err != nil {
			return err
		}
		var failed error
		for range chunk {
			r, err := s.c.ReadReply()
			switch {
			case err != nil:
				return wireError(err)
			case r.Status() == "+OK":
				s.res.Marked++
			case failed == nil:
				failed = refused(FailDelete, r, trace.POP3)
			}
		}
		if failed != nil {
			return failed
		}
	}
	return nil
}

// listings asks for the summary, the sizes and the unique-ids.
func (s *pop3) listings() error {
	if s.together(s.offered("PIPELINING"), StageStat, StageList) {
		return s.listingsTogether()
	}
	r, err := s.ask("STAT")
	if err != nil {
		return err
	}
	if err := s.stat(r); err != nil {
		return err
	}
	if err := s.after(StageStat); err != nil {
		return err
	}
	if r, err = s.askList("LIST"); err != nil {
		return err
	}
	if err := s.list(r); err != nil {
		return err
	}
	if err := s.after(StageList); err != nil {
		return err
	}
	if r, err = s.askList("UIDL"); err != nil {
		return err
	}
	if err := s.uidl(r); err != nil {
		return err
	}
	return s.after(StageUidl)
}

func (s *pop3) stat(r trace.Reply) error {
	if r.Status() != "+OK" {
		return refused(FailListing, r, trace.POP3)
	}
	return nil
}

// list takes in the message numbers.
func (s *pop3) list(r trace.Reply) error {
	if r.Status() != "+OK" {
		return refused(FailListing, r, trace.POP3)
	}
	seen := map[int]bool{}
	for _, line := range s.c.Exact()[1:] {
		if n, _, ok := entry(line); ok && !seen[n] { // to fetch one again would have no end
			seen[n] = true
			s.messages = append(s.messages, n)
		}
	}
	return nil
}

// uidl takes in the unique-ids. UIDL is optional (RFC 1939 §7): its refusal is shown
// and harmless.
func (s *pop3) uidl(r trace.Reply) error {
	if r.Outcome(trace.POP3) == trace.Unknown {
		return refused(FailListing, r, trace.POP3)
	}
	if r.Status() != "+OK" {
		return nil
	}
	for _, line := range s.c.Exact()[1:] {
		if n, uid, ok := entry(line); ok {
			s.uids[n] = uid
		}
	}
	return nil
}

// entry reads a line of LIST or UIDL: a message number and what belongs to it.
func entry(line string) (n int, rest string, ok bool) {
	first, rest, ok := strings.Cut(line, " ")
	n, err := strconv.Atoi(first)
	return n, rest, ok && err == nil && n > 0
}

// retrieve fetches the messages that were asked for.
func (s *pop3) retrieve() error {
	wanted := s.cfg.Retr
	if s.cfg.RetrAll {
		wanted = s.messages
	}
	var all []fetching
	for _, n := range wanted {
		all = append(all, fetching{line: number("RETR", n), counts: true,
			begin: func() (*saving, error) { return s.cfg.Save.begin(n, s.uids[n]) }})
	}
	return s.fetchAll(all)
}
