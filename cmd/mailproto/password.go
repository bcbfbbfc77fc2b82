package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"golang.org/x/term"
)

// password finds the password of the user that was named: it is never an
// argument, for arguments are seen by everybody on the machine.
func (o *traceOptions) password(ctx context.Context, t *target) (string, error) {
	switch {
	case o.needsNoPassword():
		return "", nil
	case o.passwordFile != "" && o.passwordEval != "":
		return "", usage(text("--password-file and --passwordeval exclude each other", "--password-file 与 --passwordeval 不能同时使用"))
	case o.passwordFile == "-":
		return firstLine("--password-file", interruptible{ctx, o.u.in})
	case o.passwordFile != "":
		f, err := os.Open(o.passwordFile)
		if err != nil {
			return "", fileError("--password-file", err)
		}
		defer f.Close()
		return firstLine("--password-file", f)
	case o.passwordEval != "":
		return o.evaluate(ctx)
	}
	// The variable is meant for the user's own account, not for the lab's.
	if p := o.u.getenv("MAILPROTO_PASSWORD"); p != "" && !o.labUser {
		return p, cleanPassword("MAILPROTO_PASSWORD", p)
	}
	if secret, ok := o.labSecret(t); ok {
		return secret, nil
	}
	return o.prompt(ctx)
}

// firstLine reads a password: the first line, without its line end.
func firstLine(flag string, r io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, 1<<16)).ReadString('\n')
	if err != nil && err != io.EOF {
		return "", fileError(flag, err)
	}
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", &localError{userError{msg: text("%s: the password is empty", "%s：密码是空的").Sprintf(flag)}}
	}
	return line, cleanPassword(flag, line)
}

// evaluate runs the command that prints the password.
func (o *traceOptions) evaluate(ctx context.Context) (string, error) {
	cmd := exec.CommandContext(ctx, "sh", "-c", o.passwordEval)
	cmd.Stderr = o.u.err
	cmd.WaitDelay = time.Second / 10 // what the shell has started may outlive it, and hold its output
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return "", context.Canceled
	}
	if err != nil {
		return "", &localError{userError{msg: text("--passwordeval: the command failed: %s", "--passwordeval：命令失败：%s").Sprintf(err.Error()), err: err}}
	}
	return firstLine("--passwordeval", strings.NewReader(string(out)))
}

// prompt asks for the password without showing it. An interrupt gives the
// terminal its echo back.
func (o *traceOptions) prompt(ctx context.Context) (string, error) {
	in, ok := o.u.in.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", &userError{msg: text("no password for %s, and no terminal to ask for it", "没有 %s 的密码，也没有可供询问的终端").Sprintf(o.user),
			hint: text("set MAILPROTO_PASSWORD, or use --password-file or --passwordeval", "请设置 MAILPROTO_PASSWORD，或使用 --password-file 或 --passwordeval")}
	}
	before, err := term.GetState(int(in.Fd()))
	if err != nil {
		return "", fileError("terminal", err)
	}
	fmt.Fprint(o.u.err, text("Password for %s: ", "%s 的密码：").Sprintf(o.user).In(o.u.lang))
	type answer struct {
		b   []byte
		err error
	}
	got := make(chan answer, 1)
	go func() {
		b, err := term.ReadPassword(int(in.Fd()))
		got <- answer{b, err}
	}()
	select {
	case <-ctx.Done():
		_ = term.Restore(int(in.Fd()), before) // the terminal may be gone as well
		fmt.Fprintln(o.u.err)
		return "", context.Canceled
	case a := <-got:
		fmt.Fprintln(o.u.err)
		if a.err != nil {
			return "", fileError("terminal", a.err)
		}
		return answered(string(a.b))
	}
}

// answered is the password that was given at the prompt.
func answered(password string) (string, error) {
	if password == "" {
		return "", &localError{userError{msg: text("the password is empty", "密码是空的")}}
	}
	return password, cleanPassword("password", password)
}
