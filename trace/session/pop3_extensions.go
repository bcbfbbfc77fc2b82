package session

import "mailproto/trace"

// international switches to UTF-8 and chooses the language of the replies, before the
// login and inside TLS if there is any: both may matter to what the login says
// (RFC 6856 §2.1, §3).
func (s *pop3) international() error {
	if s.cfg.UTF8 {
		if err := s.extension("UTF8", "UTF8"); err != nil {
			return err
		}
	}
	switch s.cfg.Language {
	case "":
		return nil
	case "list":
		return s.extension("LANG", "LANG")
	}
	return s.extension("LANG", "LANG "+s.cfg.Language)
}

// extension sends a command that the capability tag stands for.
func (s *pop3) extension(tag, line string) error {
	if !s.offered(tag) {
		return &Error{At: FailCapa, Why: "not-offered", Detail: tag}
	}
	ask := s.ask
	if line == "LANG" {
		ask = s.askList
	}
	r, err := ask(line)
	if err != nil {
		return err
	}
	if r.Status() != "+OK" {
		failed := refused(FailCapa, r, trace.POP3)
		if own := failed.(*Error); own.Why == "" {
			own.Why = tag
		}
		return failed
	}
	return nil
}

// listingsTogether is listings with its three commands in one group. Every reply is
// read before any is judged: what is sent next must not meet those of the group.
func (s *pop3) listingsTogether() error {
	if err := s.tell("STAT", "LIST", "UIDL"); err != nil {
		return err
	}
	var failed error
	r, err := s.c.ReadReply()
	if err == nil {
		failed = s.stat(r)
		r, err = s.c.ReadList()
	}
	if err == nil {
		if lerr := s.list(r); failed == nil {
			failed = lerr
		}
		r, err = s.c.ReadList()
	}
	if err != nil {
		return wireError(err)
	}
	if uerr := s.uidl(r); failed == nil {
		failed = uerr
	}
	if failed != nil {
		return failed
	}
	s.reached = append(s.reached, StageStat, StageList)
	return s.after(StageUidl)
}
