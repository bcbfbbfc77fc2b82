package main

import (
	"errors"
	"os"
	"runtime/debug"

	"github.com/spf13/pflag"

	"mailproto/internal/lab"
	"mailproto/internal/lang"
)

// labStorage are lab's options for where mail is kept and how much is served.
type labStorage struct {
	maildir  string
	sessions int
}

func (o *labStorage) flags(f *pflag.FlagSet, u *ui) {
	f.StringVar(&o.maildir, "maildir", "", u.in2("keep mail in `DIR`, a Maildir for each user, and serve what lies there; else it lives in memory and ends with the lab", "把邮件保存在`目录`里，每个用户一个 Maildir，其中已有的邮件照样提供；否则只存在于内存中，随实验服务器一起消失"))
	f.IntVar(&o.sessions, "max-sessions", 4096, u.in2("serve `N` connections at one time; one more is told 421, or -ERR", "同时服务 `N` 个连接；再多一个，就应答 421 或 -ERR"))
}

// labMemory is what the garbage collector keeps to where it can, in octets, while the
// lab runs: three thousand sessions in TLS take half of it.
const labMemory = 224 << 20

// check refuses what means nothing, and sees to the room for what is asked.
func (o *labStorage) check() error {
	if o.sessions < 1 {
		return usage(text("--max-sessions %d: there must be room for one at least", "--max-sessions %d：至少要能服务一个连接"), o.sessions)
	}
	debug.SetMemoryLimit(labMemory)
	return nil
}

// maildirError says why the lab cannot keep mail in the folder that it was given.
func maildirError(e *lab.MaildirError) error {
	own := userError{msg: text("--maildir %s: %s", "--maildir %s：%s").Sprintf(e.Dir, pathReason(e.Err)), err: e}
	switch {
	case errors.Is(e, lab.ErrDirInUse):
		own.msg = text("--maildir %s: another lab keeps its mail there", "--maildir %s：另一台实验服务器正在用这个目录").Sprintf(e.Dir)
		own.hint = text("end that lab, or choose another folder", "请结束那台实验服务器，或换一个目录")
	case errors.Is(e, lab.ErrNoMaildir):
		own.msg = text("--maildir: there is no Maildir on this system, for its file names hold a colon", "--maildir：本系统上没有 Maildir，因为它的文件名里有冒号")
	}
	return &localError{own}
}

// pathReason names the file that an error is about, and says what is wrong.
func pathReason(err error) lang.Text {
	var path *os.PathError
	if errors.As(err, &path) {
		return text("%s: %s", "%s：%s").Sprintf(path.Path, reason(path.Err))
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return text("%s: %s", "%s：%s").Sprintf(link.New, reason(link.Err))
	}
	return reason(err)
}

// labTrouble is about what goes wrong while the lab runs.
func labTrouble(err error) error {
	var storage *lab.StorageError
	if errors.As(err, &storage) {
		return &userError{msg: text("%s: %s", "%s：%s").Sprintf(storage.What, pathReason(storage.Err)), err: err}
	}
	return err
}
