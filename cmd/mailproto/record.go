package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"mailproto/explain"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
)

// recorder keeps the events of a session in a file, one JSON object a line, as
// they are: what they mean is worked out anew by whoever reads them. The file
// appears when the session is over, whole, and never in the place of another.
type recorder struct {
	path string
	tmp  *os.File
	w    *bufio.Writer
	enc  *json.Encoder
	err  error // the first, of writing
}

// recording is the option that keeps a session.
type recording struct{ record string }

func (o *recording) flags(u *ui, f *pflag.FlagSet) {
	f.StringVar(&o.record, "record", "", u.in2("`FILE` to keep the events in, for mailproto replay; no file is replaced, no secret is kept", "保存事件的`文件`，供 mailproto replay 重放；绝不覆盖文件，也不含机密"))
}

// checkRecord refuses what cannot be recorded, before anything connects.
func (o *traceOptions) checkRecord() error {
	switch {
	case o.record == "":
		return nil
	case o.showSecrets:
		return &userError{msg: text("--record and --show-secrets exclude each other", "--record 与 --show-secrets 不能同时使用"),
			hint: text("a recording never holds a secret", "录制文件从不包含机密")}
	case o.record == "-":
		return &userError{msg: text("--record needs the name of a file", "--record 需要一个文件名"),
			hint: text("--json writes the events to standard output", "--json 把事件写到标准输出")}
	}
	if _, err := os.Lstat(o.record); err == nil {
		return fileError("--record", &fs.PathError{Op: "create", Path: o.record, Err: fs.ErrExist})
	}
	return nil
}

// startRecording opens the file that a recording is first written to, beside its
// place. The recorder is nil if none was asked for.
func (o *recording) startRecording() (*recorder, error) {
	if o.record == "" {
		return nil, nil
	}
	f, err := os.CreateTemp(filepath.Dir(o.record), ".mailproto-*.part") // mode 0600
	if err != nil {
		return nil, fileError("--record", renamed(err, o.record))
	}
	r := &recorder{path: o.record, tmp: f, w: bufio.NewWriter(f)}
	r.enc = render.Encoder(r.w)
	return r, nil
}

// add keeps an event.
func (r *recorder) add(e trace.Event) {
	if r != nil && r.err == nil {
		r.err = r.enc.Encode(e)
	}
}

// commit gives the recording its name.
func (r *recorder) commit() error {
	if r == nil {
		return nil
	}
	defer os.Remove(r.tmp.Name())
	err := errors.Join(r.err, r.w.Flush(), r.tmp.Sync(), r.tmp.Close())
	if err == nil {
		err = place(r.tmp.Name(), r.path)
	}
	if err != nil {
		return fileError("--record", renamed(err, r.path))
	}
	return nil
}

// recorded ends a recording with what the session came to, also where it failed.
// err is that failure; it counts for more than that of the file.
func (o *traceOptions) recorded(r *recorder, summary trace.Event, err error) error {
	r.add(summary)
	lost := r.commit()
	switch {
	case lost == nil:
		return err
	case err == nil:
		return lost
	}
	msg, _ := o.u.message(lost)
	o.u.note(lang.Same(msg))
	return err
}

// unconnected ends a session that never began: a program learns from JSON how it
// ended, as of every session.
func (o *traceOptions) unconnected(err *traceError, spent session.Spent, r *recorder) error {
	var result trace.Result
	failed(&result, err)
	o.clock.account(&result, spent, 0)
	a := render.Account{Event: trace.Event{Seq: 1, Kind: trace.Summary, Proto: o.proto, Result: &result}}
	a.Sentence = sentence(o.proto, result, explain.State{}, err)
	var ended error = err
	if o.u.json {
		if werr := o.u.view().Close(a); werr != nil {
			ended = outputError(werr)
		}
	}
	return o.recorded(r, a.Event, ended)
}

// place gives a finished file its name. A link never replaces a file, as a rename
// would; where there are no links an empty file reserves the name.
func place(tmp, path string) error {
	err := os.Link(tmp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	reserved, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = errors.Join(reserved.Close(), os.Rename(tmp, path)); err != nil {
		os.Remove(path)
	}
	return err
}

// renamed is an error about the file that the user named, not about the one that
// stands for it meanwhile.
func renamed(err error, path string) error {
	cause := err
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		cause = p.Err
	case errors.As(err, &l):
		cause = l.Err
	}
	return &fs.PathError{Op: "record", Path: path, Err: cause}
}
