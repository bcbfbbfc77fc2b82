package explain

import (
	"slices"

	"mailproto/trace"
)

// shows lists the points of the FAQ that a step does not only touch but shows:
// whoever saw it has seen what the point says.
func shows(s *Step) []int {
	switch {
	case s.Kind == trace.Secured:
		return []int{6}
	case slices.ContainsFunc(s.Problems, func(f Finding) bool { return f.Name == "password-in-clear" }):
		return []int{6}
	case s.Reply == nil:
		return nil
	case s.Outcome == trace.No && foreign(s.Proto, s.Answers) != nil:
		return []int{4}
	case s.Proto == trace.POP3:
		return showsPOP3(s)
	}
	return showsSMTP(s)
}

func showsSMTP(s *Step) []int {
	ok := s.Outcome == trace.OK
	switch {
	case s.Reply.Code == 530:
		return []int{3}
	case s.Reply.Code == 452, s.Reply.Code == 450:
		return []int{13}
	}
	switch s.Answers {
	case "EHLO":
		return []int{11}
	case "AUTH", "=":
		if s.Outcome != trace.More {
			return []int{3}
		}
	case "RCPT":
		switch {
		case ok && s.After.Recipients > 1:
			return []int{13}
		case !ok:
			return []int{3}
		}
	case ".":
		if ok {
			return []int{1, 2, 5}
		}
		return []int{5}
	case "BDAT":
		if ok && s.After.Phase == PhaseReady {
			return []int{1, 2, 5, 13}
		}
	}
	return nil
}

func showsPOP3(s *Step) []int {
	ok := s.Outcome == trace.OK
	switch s.Reply.ResponseCode() {
	case "IN-USE":
		return []int{9}
	case "LOGIN-DELAY":
		return []int{12}
	}
	if s.Before.Phase == PhaseAuthorization && afterLogin(s.Answers) {
		return []int{3}
	}
	switch s.Answers {
	case "CAPA":
		return []int{11}
	case "PASS", "AUTH", "=", "APOP":
		switch {
		case ok:
			return []int{3, 8}
		case s.Outcome != trace.More:
			return []int{3, 11}
		}
	case "STAT", "LIST", "DELE", "RSET":
		return []int{7}
	case "UIDL":
		return []int{9}
	case "RETR", "TOP":
		if ok {
			return []int{2, 10}
		}
	case "QUIT":
		if s.Before.Phase == PhaseUpdate {
			return []int{7}
		}
	}
	return nil
}

// afterLogin reports a command of POP3 that works after the login only.
func afterLogin(verb string) bool {
	return slices.ContainsFunc(pop3Forms, func(f pop3Form) bool { return f.verb == verb && f.afterLogin })
}

// touch notes the points of the FAQ that a step shows.
func (s *Session) touch(step *Step) {
	slices.Sort(step.FAQ)
	step.FAQ = slices.Compact(step.FAQ)
	for _, n := range shows(step) {
		at := s.faq[n]
		if step.Exchange > 0 && !slices.Contains(at, step.Exchange) && len(at) < 100 {
			at = append(at, step.Exchange)
			slices.Sort(at)
		}
		s.faq[n] = at
	}
}
