package main

import (
	"regexp"
	"strings"
	"sync"

	"mailproto/internal/dialogue"
	"mailproto/internal/lang"
)

// plan is what a script will do on the servers that were named, known before
// anything connects.
type plan struct {
	script  *dialogue.Script
	counter bool
	lab     error // why only the lab can run it; nil if these servers can
	line    int   // where that shows

	// By part, alice and bob:
	copies  map[string]int  // test messages that will be delivered
	opened  map[string]bool // maildrops that are logged in to
	touched map[string]bool // maildrops that must be empty before
	logins  map[login]bool  // who logs in, and where
	wrong   int             // logins with a wrong password
}

// login is the login of a part at a service.
type login struct{ part, service string }

// only says that a script needs the lab, and why.
func only(why lang.Text) error { return &userError{msg: why, err: dialogue.ErrNeedsLab} }

// planner follows a script line by line.
type planner struct {
	*plan
	s        *setup
	sessions map[string]*dialogue.Opening
	rcpts    map[string][]string // of the transaction of a session
	data     map[string]bool     // its lines are text of a message
}

// plan foresees what a script does.
func (s *setup) plan(script *dialogue.Script, counter bool) *plan {
	p := &plan{script: script, counter: counter, copies: map[string]int{}, opened: map[string]bool{}, touched: map[string]bool{}, logins: map[login]bool{}}
	f := &planner{plan: p, s: s, sessions: map[string]*dialogue.Opening{}, rcpts: map[string][]string{}, data: map[string]bool{}}
	unrolled(script.Lines, f.follow)
	if p.lab == nil && len(s.people) == 1 && p.twoPeople() {
		p.lab = only(text("it needs two people, and there is one --user", "它需要两个人，而 --user 只有一个"))
		p.line = script.Lines[0].Number
	}
	return p
}

// twoPeople reports whether what the script shows is who gets a message: one part
// gets it while the other looks.
func (p *plan) twoPeople() bool {
	for part := range p.copies {
		if !p.opened[part] && len(p.opened) > 0 {
			return true
		}
	}
	return false
}

// unrolled visits lines as they are run: those of a loop as often as it says.
func unrolled(lines []dialogue.Line, visit func(dialogue.Line)) {
	for i := 0; i < len(lines); i++ {
		if lines[i].Verb != dialogue.Repeat {
			visit(lines[i])
			continue
		}
		end := i + 1
		for lines[end].Verb != dialogue.EndLoop {
			end++
		}
		for range lines[i].Times {
			unrolled(lines[i+1:end], visit)
		}
		i = end
	}
}

// needsLab notes the first reason why only the lab can run the script.
func (f *planner) needsLab(l dialogue.Line, why lang.Text) {
	if f.lab == nil {
		f.lab, f.line = only(why), l.Number
	}
}

func (f *planner) follow(l dialogue.Line) {
	switch l.Verb {
	case dialogue.Open:
		f.open(l)
	case dialogue.Lab:
		f.needsLab(l, map[string]lang.Text{
			"hold":    text("a real server does not hold its deliveries back when it is told to", "真实服务器不会听令暂停投递"),
			"release": text("a real server does not hold its deliveries back when it is told to", "真实服务器不会听令暂停投递"),
			"stop":    text("a real server is not to be stopped", "真实服务器不能说停就停"),
		}[l.Text])
	case dialogue.Send:
		f.deliver(l, l.To)
	case dialogue.Client:
		if o := f.sessions[l.Session]; o != nil && isPOP3(o.Service) {
			f.pop3(o, l)
		} else {
			f.smtp(l)
		}
	}
}

func isPOP3(service string) bool { return service == "pop3" || service == "pop3s" }

// open foresees an opening.
func (f *planner) open(l dialogue.Line) {
	o := l.Opening
	f.sessions[l.Session], f.data[l.Session], f.rcpts[l.Session] = o, false, nil
	if o.Fault != "" {
		f.needsLab(l, text("a server is needed that does something wrong on purpose (%s)", "需要一台故意出错的服务器（%s）").Sprintf(o.Fault))
	}
	if _, err := f.s.server(o, f.script); err != nil && f.lab == nil {
		f.lab, f.line = err, l.Number
	}
	if o.User == "" {
		return
	}
	if _, ok := f.s.accounts[o.User]; !ok {
		f.needsLab(l, text("it logs in, and no --user is named", "它要登录，而没有给出 --user"))
	}
	if isPOP3(o.Service) {
		f.opened[o.User] = true
	}
	f.logins[login{part: o.User, service: o.Service}] = true
	if o.Pass != "" {
		f.wrong++
	}
}

// server is the server that an opening dials. A session that may start in clear can
// start in TLS as well where the script is not about the difference.
func (s *setup) server(o *dialogue.Opening, script *dialogue.Script) (*target, error) {
	service := o.Service
	if o.Port != "" {
		service = o.Port
	}
	t := s.servers[service]
	implicit := s.servers[service+"s"]
	if t == nil && implicit != nil && o.Port == "" && (o.TLS == "" || o.TLS == "required") && !opens(script, service+"s") {
		t = implicit
	}
	flag := service
	if service == "mx" {
		flag = "smtp"
	}
	switch {
	case t == nil:
		return nil, only(text("it needs a server that is not named: --%s", "它需要一台没有给出的服务器：--%s").Sprintf(flag))
	case o.User == "" || service != "mx":
		return t, nil
	}
	for _, own := range []string{"submission", "submissions"} {
		if home := s.servers[own]; home != nil && strings.EqualFold(home.host, t.host) {
			return t, nil
		}
	}
	return nil, only(text("it tries to log in at %s, which is not the host that the password is for", "它会尝试在 %s 登录，而密码不是给那台主机的").Sprintf(t.host))
}

// opens reports whether a script opens a session of a service.
func opens(script *dialogue.Script, service string) bool {
	for _, l := range script.Lines {
		if l.Verb == dialogue.Open && l.Opening.Service == service {
			return true
		}
	}
	return false
}

// rcptTo is a RCPT command with its address.
var rcptTo = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^RCPT TO: ?<([^>]*)>`) })

// smtp foresees what a line does in an SMTP session.
func (f *planner) smtp(l dialogue.Line) {
	name := l.Session
	if f.data[name] {
		if l.Text == "." {
			f.deliver(l, f.rcpts[name])
			f.data[name], f.rcpts[name] = false, nil
		}
		return
	}
	if m := rcptTo().FindStringSubmatch(l.Text); m != nil {
		f.rcpts[name] = append(f.rcpts[name], m[1])
		f.part(l, m[1])
		return
	}
	verb, _, _ := strings.Cut(strings.ToUpper(l.Text), " ")
	switch verb {
	case "MAIL", "RSET", "EHLO", "HELO":
		f.rcpts[name] = nil
	case "DATA":
		f.data[name] = true
	case "BDAT", "BURL":
		f.needsLab(l, text("%s is not followed on real servers", "在真实服务器上不支持 %s").Sprintf(verb))
	}
}

// pop3 foresees what a line does in a POP3 session: numbers of messages mean
// something only where every message is ours.
func (f *planner) pop3(o *dialogue.Opening, l dialogue.Line) {
	words := strings.Fields(strings.ToUpper(l.Text))
	if len(words) > 1 && (words[0] == "RETR" || words[0] == "DELE" || words[0] == "TOP") && o.User != "" {
		f.touched[o.User] = true
	}
}

// deliver foresees a message.
func (f *planner) deliver(l dialogue.Line, to []string) {
	for _, a := range to {
		switch part := f.part(l, a); part {
		case "":
		case "elsewhere":
			f.needsLab(l, text("it sends a message to an address that leads nowhere", "它会给一个不存在的地址发信"))
		default:
			f.copies[part]++
			f.touched[part] = true
			if f.s.servers["pop3"] == nil && f.s.servers["pop3s"] == nil {
				f.needsLab(l, text("it sends a test message, and without --pop3 that could not be removed again", "它会发测试邮件，而没有 --pop3 就无法再删除"))
			}
			if _, ok := f.s.accounts[part]; !ok {
				f.needsLab(l, text("it sends to %s, and no --user is named", "它要给 %s 发信，而没有给出 --user").Sprintf(part))
			}
		}
	}
}

// plusAddress is bob+1@lab.test, as scripts write it.
var plusAddress = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(alice|bob)\+(\{i\}|[0-9]+)@lab\.test`) })

// part is who an address of a script stands for; empty if nobody does here.
func (f *planner) part(l dialogue.Line, a string) string {
	switch a {
	case "{alice}", "{bob}", "{elsewhere}":
		return strings.Trim(a, "{}")
	}
	if m := plusAddress().FindStringSubmatch(a); m != nil {
		if !f.s.opts.plus {
			f.needsLab(l, text("it uses addresses such as bob+1@…; --plus-addresses says that they reach bob", "它用到 bob+1@… 这样的地址；若确实能送到 bob，请加 --plus-addresses"))
		}
		return m[1]
	}
	f.needsLab(l, text("the address %s exists in the lab alone", "地址 %s 只存在于实验服务器").Sprintf(a))
	return ""
}
