package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/term"
)

// terminal is mailproto on a pseudo-terminal of 80 columns.
type terminal struct {
	t           *testing.T
	master, tty *os.File
	cmd         *exec.Cmd
	before      *term.State
	seen        bytes.Buffer
	from        int // what was seen before is not looked at again
}

// openTerminal makes a pseudo-terminal.
func openTerminal(t *testing.T) *terminal {
	t.Helper()
	fd, err := syscall.Open("/dev/ptmx", syscall.O_RDWR|syscall.O_NOCTTY|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	m := os.NewFile(uintptr(fd), "ptmx") // non-blocking, so that reads have deadlines
	t.Cleanup(func() { m.Close() })
	var number uint32
	var unlock int32
	control, err := m.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	size := [4]uint16{50, 80, 0, 0}
	if err := control.Control(func(fd uintptr) {
		for _, c := range []struct {
			request uintptr
			arg     unsafe.Pointer
		}{
			{syscall.TIOCGPTN, unsafe.Pointer(&number)},
			{syscall.TIOCSPTLCK, unsafe.Pointer(&unlock)},
			{syscall.TIOCSWINSZ, unsafe.Pointer(&size)},
		} {
			if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, fd, c.request, uintptr(c.arg)); errno != 0 {
				t.Errorf("ioctl %#x: %v", c.request, errno)
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return &terminal{t: t, master: m, tty: tty, before: before}
}

// onTerminal runs mailproto on a terminal of its own.
func onTerminal(t *testing.T, args ...string) *terminal {
	t.Helper()
	x := openTerminal(t)
	x.cmd = exec.Command("mailproto", args...) // testscript.Main puts it on the PATH
	x.cmd.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=", "NO_COLOR=1", "TERM=xterm", "ACCESSIBLE=", "MAILPROTO_PASSWORD=")
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = x.tty, x.tty, x.tty
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := x.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.cmd.Process.Kill() }) // it may have ended
	return x
}

// sees waits until text is on the terminal, behind what was seen before, wherever
// its lines were broken.
func (x *terminal) sees(text string) *terminal {
	x.t.Helper()
	buf := make([]byte, 4096)
	if err := x.master.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		x.t.Fatal(err)
	}
	for {
		all := strings.Join(strings.Fields(x.seen.String()), " ")[x.from:]
		if i := strings.Index(all, text); i >= 0 {
			x.from += i + len(text)
			return x
		}
		n, err := x.master.Read(buf)
		x.seen.Write(buf[:n])
		if err != nil {
			x.t.Fatalf("%q never came (%v); behind what was seen before there is:\n%s", text, err, all)
		}
	}
}

// press sends keys once the program waits for them: only then the terminal gives
// them one by one.
func (x *terminal) press(keys string) *terminal {
	x.t.Helper()
	if _, err := x.master.WriteString(keys); err != nil {
		x.t.Fatal(err)
	}
	return x
}

// ends waits for the program's end, and checks its exit code, and that the terminal
// is as it was before.
func (x *terminal) ends(code int) string {
	x.t.Helper()
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		buf := make([]byte, 4096)
		for {
			n, err := x.master.Read(buf)
			x.seen.Write(buf[:n])
			if err != nil {
				return
			}
		}
	}()
	var exit *exec.ExitError
	if err := x.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		x.t.Fatal(err)
	}
	after, err := term.GetState(int(x.tty.Fd()))
	if err != nil {
		x.t.Fatal(err)
	}
	x.tty.Close()
	<-drained
	if got := x.cmd.ProcessState.ExitCode(); got != code {
		x.t.Errorf("exit code %d, want %d:\n%s", got, code, x.seen.String())
	}
	if *after != *x.before {
		x.t.Error("the terminal was not given back as it was")
	}
	return x.seen.String()
}

// checkColumns checks that no line is wider than 80 columns.
func checkColumns(t *testing.T, seen string) {
	t.Helper()
	for line := range strings.SplitSeq(seen, "\n") {
		for part := range strings.SplitSeq(strings.TrimRight(line, "\r"), "\r") {
			if w := width(part); w > 80 {
				t.Errorf("%d columns: %q", w, part)
			}
		}
	}
}
