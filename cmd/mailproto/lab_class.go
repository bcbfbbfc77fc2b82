package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"mailproto/explain"
	"mailproto/internal/lab"
	"mailproto/internal/render"
	"mailproto/trace"
)

// labClass are lab's options for a class: who is there, what is shown of it, and how
// much one client may do.
type labClass struct {
	students   int
	sheet      string
	watch      bool
	session    string
	coach      bool
	perAddress int
	guesses    int
	maxSize    int64
	idle       time.Duration
}

func (o *labClass) flags(f *pflag.FlagSet, u *ui) {
	f.IntVar(&o.students, "students", 0, u.in2("make `N` more accounts, student001 and on, with passwords that stay the same", "另建 `N` 个账号，从 student001 起；密码每次相同"))
	f.StringVar(&o.sheet, "sheet", "table", u.in2("`table|cards`: what to type into a mail program, as tables, or as a card for each student", "`table|cards`：邮件程序里该填的设置，用表格，或给每个学生一张卡片"))
	f.BoolVar(&o.watch, "watch", false, u.in2("show all sessions live; on a terminal, the arrows and Enter show one of them whole", "实时显示所有会话；在终端上可用方向键和回车查看其中一个的全部"))
	f.StringVar(&o.session, "session", "", u.in2("show whole, line by line, the sessions of this `NAME`, such as pop3-2, or of a service, such as pop3", "逐行显示这个`名称`的会话（如 pop3-2），或一个服务的全部会话（如 pop3）"))
	f.BoolVar(&o.coach, "coach", false, u.in2("say of each mistake of a client which rule it breaks and what would be right", "客户端每出一个错，就指出违反了哪条规则、怎样才对"))
	f.IntVar(&o.perAddress, "max-per-address", 100, u.in2("`N` connections at a time from one address beyond this machine", "除本机外，每个地址同时最多 `N` 个连接"))
	f.IntVar(&o.guesses, "max-failed-logins", 0, u.in2("`N` refused logins from one address within ten minutes; else 200, and no such limit for this machine", "一个地址在十分钟内最多 `N` 次登录失败；默认 200 次，本机不限"))
	f.Int64Var(&o.maxSize, "max-size", 10<<20, u.in2("`OCTETS` of a message at most; SIZE announces it", "邮件最大的`字节数`；由 SIZE 公布"))
	f.DurationVar(&o.idle, "idle", 0, u.in2("end a session after this `TIME` without a word; else 5m in SMTP and 10m in POP3, as the RFCs ask for", "会话空闲这么长`时间`就结束；否则按 RFC 的要求，SMTP 为 5m，POP3 为 10m"))
}

// check refuses what means nothing.
func (o *labClass) check(u *ui) error {
	switch {
	case o.students < 0 || o.students > 999:
		return usage(text("--students %d: a class has 0 to 999", "--students %d：人数是 0 到 999"), o.students)
	case o.sheet != "table" && o.sheet != "cards":
		return usage(text("--sheet is table or cards, not %q", "--sheet 只能是 table 或 cards，不能是 %q"), o.sheet)
	case o.perAddress < 1:
		return usage(text("--max-per-address %d: there must be room for one at least", "--max-per-address %d：至少要能有一个连接"), o.perAddress)
	case o.guesses < 0:
		return usage(text("--max-failed-logins %d: a number of logins is above zero", "--max-failed-logins %d：次数应大于零"), o.guesses)
	case o.maxSize < 1:
		return usage(text("--max-size %d: no message is that small", "--max-size %d：没有这么小的邮件"), o.maxSize)
	case o.idle < 0 || o.idle > 0 && o.idle < time.Second:
		return usage(text("--idle %s: a second is the least", "--idle %s：至少一秒"), o.idle)
	case o.session != "" && !slices.Contains(lab.Services(), serviceOf(o.session)):
		return usage(text("--session %q: sessions are called by their service and a number: %s", "--session %q：会话以服务名加编号命名：%s"), o.session, strings.Join(lab.Services(), " "))
	case o.session != "" && u.json:
		return usage(text("--json shows every session; --session does not go with it", "--json 显示所有会话，不能与 --session 同用"))
	}
	return nil
}

func serviceOf(session string) string {
	service, _, _ := strings.Cut(session, "-")
	return service
}

// apply sets the options of a lab.
func (o *labClass) apply(l *lab.Options) {
	l.Students, l.MaxSize, l.Timeout, l.Limits.PerAddress = o.students, o.maxSize, o.idle, o.perAddress
	l.Limits.AddressLogins = o.guesses
	if o.coach {
		// Long enough to overhear who does not wait for the greeting, and hardly felt.
		l.Overhear = 100 * time.Millisecond
	}
}

// watcher shows what happens in a lab.
type watcher struct {
	room   *labRoom
	screen *labScreen // nil: lines only
	err    error
	begun  sync.Once
}

// begin lets events be shown. Until then whoever has one waits.
func (w *watcher) begin() {
	if w != nil {
		w.begun.Do(w.room.mu.Unlock)
	}
}

// hides keeps at the top of a live list what the sheet below it says.
func (w *watcher) hides(s render.LabSheet) {
	if w != nil && w.screen != nil {
		w.screen.sheet = s
	}
}

// trouble shows what goes wrong with the lab itself, where it does not disturb.
func (w *watcher) trouble(u *ui, err error) {
	if w == nil || w.screen == nil {
		u.fail(labTrouble(err))
		return
	}
	msg, _ := u.message(labTrouble(err))
	msg, _ = trace.Visible([]byte(msg))
	w.room.mu.Lock()
	defer w.room.mu.Unlock()
	w.screen.of = ""
	w.screen.latest = render.Hang("! ", "  ", msg, u.columns())
}

// watcher is nil where nothing is shown of sessions.
func (o *labClass) watcher(u *ui, stop context.CancelFunc) *watcher {
	if !o.watch && !o.coach && o.session == "" && !u.json {
		return nil
	}
	w := &watcher{}
	lines := &labLines{u: u, watch: o.watch, coach: o.coach, session: o.session, failed: func(err error) {
		w.err = err
		stop()
	}}
	if u.json || o.session != "" {
		options := u.options()
		options.Lab = true
		switch {
		case u.json:
			lines.whole = &flushed{render.NewJSON(u.out, u.lang), u.out}
		case u.plain:
			lines.whole = &flushed{render.NewPlain(u.out, options), u.out}
		default:
			lines.whole = &flushed{render.NewTerminal(u.out, options), u.out}
		}
	}
	if file, ok := u.in.(*os.File); ok && o.watch && lines.whole == nil && !u.plain && u.outTTY &&
		u.getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd())) {
		w.screen = newLabScreen(u, ttyKeys{file})
		w.room = newLabRoom(true, func(a *attendee, s explain.Step) { w.screen.note(a, s) })
	} else {
		w.room = newLabRoom(false, lines.show)
	}
	w.room.mu.Lock()
	return w
}

// run lets events be shown and waits for the end.
func (w *watcher) run(ctx context.Context) error {
	if w == nil {
		<-ctx.Done()
		return nil
	}
	w.begin()
	if w.screen != nil {
		return w.screen.run(ctx, w.room)
	}
	<-ctx.Done()
	w.room.mu.Lock()
	defer w.room.mu.Unlock()
	if w.err != nil {
		return outputError(w.err)
	}
	return nil
}

// printSheet prints what is typed into a mail program.
func (o *labClass) printSheet(u *ui, s render.LabSheet) error {
	if o.sheet == "table" || u.json {
		err := render.Sheet(u.out, u.options(), u.json, u.plain, s)
		return errors.Join(err, u.out.Flush())
	}
	users := s.Users
	if o.students > 0 {
		users = users[len(users)-o.students:]
	}
	return errors.Join(render.Cards(u.out, u.options(), u.plain, s, users), u.out.Flush())
}
