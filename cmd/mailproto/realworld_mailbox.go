package main

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"strings"
	"sync"

	"mailproto/internal/dialogue"
	"mailproto/trace"
	"mailproto/trace/session"
)

// mailbox is the maildrop of a user on a real server, seen by connections of our
// own that are not part of any experiment.
type mailbox struct {
	run     *realRun
	account dialogue.Account

	mu       sync.Mutex      // of what events change while connections close
	accepted int             // test messages for it that the server has accepted
	maybe    int             // those whose final dot is not answered yet
	open     int             // POP3 sessions that experiments have with it
	seen     map[string]bool // unique-ids of messages that were there: whether they are ours
	spoilt   error           // why it is not used any more
}

// stored is a message as it stands in a maildrop during one session.
type stored struct {
	number, uid string
	ours        bool
}

func (m *mailbox) count(n *int, by int) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	*n += by
	return *n
}

// awaited is how many accepted messages were not seen yet, and how many may come
// all the same because their acceptance was never heard of.
func (m *mailbox) awaited() (certain, possible int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	ours := 0
	for _, own := range m.seen {
		if own {
			ours++
		}
	}
	return m.accepted - ours, m.accepted + m.maybe - ours
}

// login opens a session of our own, which is not shown.
func (m *mailbox) login(ctx context.Context) (*session.Conversation, error) {
	service := "pop3s"
	if m.run.servers[service] == nil {
		service = "pop3"
	}
	return m.run.login(ctx, service, m.run.servers[service], m.account)
}

// ask sends a command that must succeed.
func ask(c *session.Conversation, line string) (trace.Reply, error) {
	if err := c.Send(line); err != nil {
		return trace.Reply{}, err
	}
	r, err := c.Read()
	if err == nil && !r.OK {
		err = &userError{msg: text("%s was refused: %s", "%s 被拒绝：%s").Sprintf(line, strings.Join(r.Lines, " "))}
	}
	return r, err
}

// list lists a maildrop. Which messages are ours is asked only where one can be.
func (m *mailbox) list(c *session.Conversation) ([]stored, error) {
	r, err := ask(c, "UIDL")
	if err != nil {
		return nil, err
	}
	var all []stored
	for _, line := range r.Lines[1:] {
		number, uid, _ := strings.Cut(line, " ")
		own, known := m.known(uid)
		if !known {
			if _, possible := m.awaited(); possible > 0 {
				if own, err = m.ours(c, number); err != nil {
					return nil, err
				}
			}
			m.note(uid, own)
		}
		all = append(all, stored{number, uid, own})
	}
	return all, nil
}

func (m *mailbox) known(uid string) (own, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	own, ok = m.seen[uid]
	return own, ok
}

func (m *mailbox) note(uid string, own bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seen[uid] = own
}

// ours reports by its Message-ID whether a message is one of this run's.
func (m *mailbox) ours(c *session.Conversation, number string) (bool, error) {
	if _, err := ask(c, "TOP "+number+" 0"); err != nil {
		return false, err
	}
	header, _ := c.Body()
	return m.run.ours(header), nil
}

// ours reports whether a header section has one Message-ID, and that is ours.
func (r *realRun) ours(header string) bool {
	m, err := mail.ReadMessage(strings.NewReader(header + "\r\n"))
	if err != nil {
		return false
	}
	ids := m.Header["Message-Id"]
	return len(ids) == 1 && r.pattern.MatchString(strings.TrimSpace(ids[0]))
}

// pattern is how the Message-IDs of a run look.
func pattern(token string) *regexp.Regexp {
	return regexp.MustCompile(`^<` + regexp.QuoteMeta(token) + `\.[a-z0-9.-]+@mailproto\.invalid>$`)
}

// leave ends a session in good order; what it has marked is deleted with it.
func leave(c *session.Conversation) error {
	_, err := ask(c, "QUIT")
	return errors.Join(err, c.Close())
}

// look lists the maildrop over a session of its own.
func (m *mailbox) look(ctx context.Context) (all []stored, err error) {
	c, err := m.login(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, leave(c)) }()
	return m.list(c)
}

// check refuses to touch a maildrop in which there is anything else than messages
// of ours; those go.
func (m *mailbox) check(ctx context.Context) error {
	if m.spoilt != nil {
		return m.spoilt
	}
	c, err := m.login(ctx)
	if err != nil {
		return m.run.explained(err, m.run.popServer())
	}
	if !c.Offers("TOP") {
		c.Close()
		return only(text("the server does not offer TOP, so that test messages could not be told from others", "服务器不提供 TOP，因此无法区分测试邮件与其他邮件"))
	}
	all, err := m.list(c)
	if err = errors.Join(err, leave(c)); err != nil {
		return err
	}
	foreign := 0
	for _, l := range all {
		if !l.ours {
			foreign++
		}
	}
	switch {
	case foreign > 0:
		return m.occupied(foreign)
	case len(all) > 0:
		_, err = m.sweep(ctx)
	}
	return err
}

// occupied says that there is other mail, and what helps.
func (m *mailbox) occupied(foreign int) error {
	return &userError{msg: text("the maildrop of %s must be empty, and is not touched: other messages in it: %d", "%s 的邮件存放区必须是空的，因此不去碰它：其中别的邮件有 %d 封").Sprintf(m.account.Name, foreign),
		hint: text("empty it, or name a user whose maildrop is empty; mailproto's own lab has empty ones when it is started with --empty", "请先清空它，或改用邮件存放区为空的用户；若服务器是 mailproto 的实验服务器，启动时加 --empty 即可")}
}

// sweep deletes our messages and nothing else. foreign is how many others there are.
func (m *mailbox) sweep(ctx context.Context) (foreign int, err error) {
	var c *session.Conversation
	err = m.retry(ctx, func() error { c, err = m.login(ctx); return err })
	if err != nil {
		return 0, err
	}
	all, err := m.list(c)
	for _, l := range all {
		if err != nil {
			break
		}
		if !l.ours {
			foreign++
			continue
		}
		// Numbers hold for one session (RFC 1939 §4): in this one it is asked again.
		ours, terr := m.ours(c, l.number)
		if err = terr; err == nil && ours {
			_, err = ask(c, "DELE "+l.number)
		}
	}
	if err != nil {
		c.Close() // without QUIT nothing is deleted (RFC 1939 §6)
		return foreign, err
	}
	return foreign, leave(c)
}

// clean leaves the maildrop as it was: what was accepted is waited for, and what is
// ours deleted. foreign is how many other messages have come meanwhile.
func (m *mailbox) clean(ctx context.Context) (foreign int, err error) {
	certain, possible := m.awaited()
	if certain > 0 && m.spoilt == nil {
		err = m.await(ctx)
	} else if possible > 0 && m.spoilt == nil {
		m.linger(ctx)
	}
	n, serr := m.sweep(ctx)
	if serr != nil {
		serr = &userError{msg: text("test messages may be left in the maildrop of %s: %s", "%s 的邮件存放区里可能还有测试邮件：%s").Sprintf(m.account.Name, explainedText(m.run, serr)), err: serr}
	}
	if err = errors.Join(serr, err); err != nil {
		m.spoilt = err
	}
	return n, m.spoilt
}

// popServer is where the maildrops are.
func (r *realRun) popServer() *target {
	if t := r.servers["pop3s"]; t != nil {
		return t
	}
	return r.servers["pop3"]
}

// explainedText is an error in the user's language.
func explainedText(r *realRun, err error) string {
	msg, _ := r.u.message(r.explained(err, r.popServer()))
	return strings.TrimSpace(fmt.Sprint(msg))
}
