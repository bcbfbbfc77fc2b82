package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"mailproto/trace"
)

// built builds a program of this module and returns its file.
func built(t *testing.T, folder string) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "program.exe")
	if out, err := exec.Command("go", "build", "-o", bin, folder).CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

// unix skips a test of what only UNIX has: signals, and streams such as /dev/full.
func unix(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("signals are UNIX's")
	}
}

// process is a run of the built program as a process of its own.
type process struct {
	*exec.Cmd
	out, err bytes.Buffer
}

func newProcess(bin string, args ...string) *process {
	p := &process{Cmd: exec.Command(bin, args...)}
	p.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=", "MAILPROTO_PASSWORD=")
	p.Stdout, p.Stderr = &p.out, &p.err
	return p
}

// ended waits for the process and returns its exit code, -1 for a signal.
func (p *process) ended(t *testing.T) int {
	t.Helper()
	var exit *exec.ExitError
	if err := p.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	for _, s := range []string{p.out.String(), p.err.String()} {
		if strings.Contains(s, "panic:") || strings.Contains(s, "goroutine ") {
			t.Errorf("it panicked:\n%s", s)
		}
	}
	return p.ProcessState.ExitCode()
}

// TestInterrupt presses Ctrl-C in the middle of things.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	unix(t)
	bin := built(t, ".")
	for _, c := range []struct{ name, proto, script, args string }{
		{"greeting", "smtp", "met: x|hang|met: gone", ""},
		{"EHLO", "smtp", "S: 220 x|C: EHLO|met: x|hang|met: gone", ""},
		{"handshake", "smtp", "S: 220 x|C: EHLO|S: 250-x|S: 250 STARTTLS|C: STARTTLS|S: 220 x|octet|met: x|hang|met: gone", ""},
		{"EHLO in TLS", "smtp", "tls|S: 220 x|C: EHLO|met: x|hang|met: gone", "--tls implicit --insecure"},
		{"final dot", "smtp", "S: 220 x|C: EHLO|S: 250 x|C: MAIL|S: 250 x|C: RCPT|S: 250 x|C: DATA|S: 354 x|data|met: x|hang|met: gone", "-f a@x.test -t b@x.test --json"},
		{"RETR", "pop3", "S: +OK|C: CAPA|S: -ERR|C: USER|S: +OK|C: PASS|S: +OK|C: STAT|S: +OK 1 1|C: LIST|S: +OK|S: 1 1|S: .|C: UIDL|S: -ERR|C: RETR|S: +OK|S: Subject: x|met: x|hang|met: gone", "-u bob --tls none --retr 1 --dele 1 --json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := serve(t, strings.Split(c.script, "|")...)
			p := newProcess(bin, append([]string{"trace", c.proto, f.addr, "--width=1000", "--passwordeval=echo builder"}, strings.Fields(c.args)...)...)
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			<-f.met
			if err := p.Process.Signal(syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
			if code := p.ended(t); code != exitInterrupted {
				t.Fatalf("exit code %d\n%s%s", code, p.out.String(), p.err.String())
			}
			<-f.met // the server has seen the connection close
			if !strings.HasSuffix(p.err.String(), "mailproto: interrupted; the connection is closed\n") {
				t.Errorf("it is told so: %s", p.err.String())
			}
			if strings.Contains(f.heard(), "DELE") || strings.Contains(f.heard(), "QUIT") {
				t.Errorf("it went on: %q", f.heard())
			}
			if strings.Contains(c.args, "--json") {
				parseJSON(t, outcome{code: exitInterrupted, out: p.out.String()}, false)
			}
		})
	}
}

// silence is a standard input on which nothing comes.
type silence struct {
	asked chan struct{} // closed when somebody waits for it
	once  sync.Once
}

func (s *silence) Read([]byte) (int, error) {
	s.once.Do(func() { close(s.asked) })
	select {}
}

// TestInterruptStdin interrupts the wait for the message or the password that is to
// come from standard input.
func TestInterruptStdin(t *testing.T) {
	spools := t.TempDir()
	t.Setenv("TMPDIR", spools)
	l := lonely(t)
	for _, args := range []string{"-f a@x.test -t b@x.test --message -", "-u bob --password-file -"} {
		ctx, cancel := context.WithCancel(t.Context())
		in := &silence{asked: make(chan struct{})}
		go func() { <-in.asked; cancel() }()
		o := call{args: append([]string{"trace", "smtp", l.Addr().String()}, strings.Fields(args)...), in: in, ctx: ctx}.run(t)
		if o.want(t, exitInterrupted); o.err != "mailproto: interrupted\n" {
			t.Errorf("it is told so: %s", o.err)
		}
	}
	if left, _ := os.ReadDir(spools); len(left) > 0 {
		t.Errorf("it left %s behind", left[0].Name())
	}
	checkLonely(t, l)
}

// TestBrokenOutput has a standard output that takes nothing, or not all.
func TestBrokenOutput(t *testing.T) {
	t.Parallel()
	unix(t)
	bin := built(t, ".")
	for _, view := range []string{"--level=deep", "--plain", "--json"} {
		t.Run("closed pipe "+view, func(t *testing.T) { closedPipe(t, newProcess(bin, "trace", "smtp", view)) })
		t.Run("full "+view, func(t *testing.T) { fullDevice(t, newProcess(bin, "trace", "smtp", view)) })
	}
}

// closedPipe reads a little of the output and closes the pipe, as head -1 does.
func closedPipe(t *testing.T, p *process) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stdout = w
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	_, rerr := r.Read(make([]byte, 1))
	if err := errors.Join(w.Close(), rerr, r.Close()); err != nil {
		t.Error(err)
	}
	// It ends by SIGPIPE or with an error, or was done before: the pipe may have held
	// it all.
	code := p.ended(t)
	if code == -1 && p.ProcessState.Sys().(syscall.WaitStatus).Signal() == syscall.SIGPIPE {
		return
	}
	if code != exitFile && code != exitOK {
		t.Errorf("%v: %s", p.ProcessState, p.err.String())
	}
}

// fullDevice has no room for the output.
func fullDevice(t *testing.T, p *process) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer func() { _ = full.Close() }()
	p.Stdout = full
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	if code := p.ended(t); code != exitFile || p.err.String() != "mailproto: cannot write the output: no space left on device\n" {
		t.Errorf("exit code %d: %s", code, p.err.String())
	}
}

// measure runs the built program and returns the most memory that it held at once.
func (p *process) measure(t *testing.T, maxrss string) (code int, peak int64) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "peak")
	p.Path, p.Args = maxrss, append([]string{maxrss, file}, p.Args...)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	code = p.ended(t)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v\n%s", err, p.err.String())
	}
	kib, err := strconv.ParseInt(string(b), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return code, kib << 10
}

// maxPeak is the budget for memory, whatever a server sends.
const maxPeak = 64 << 20

// TestEndless meets answers without an end: they are cut off at a bound, and the
// memory that they take has one.
func TestEndless(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("memory is measured on Linux only")
	}
	bin, maxrss := built(t, "."), built(t, "./testdata/maxrss")
	for _, c := range endless() {
		t.Run(c.proto+" "+c.name, func(t *testing.T) {
			f := serve(t, strings.Split(c.script, "|")...)
			p := newProcess(bin, append([]string{"trace", c.proto, f.addr, "--json", "--timeout=50s", "--passwordeval=echo builder"}, strings.Fields(c.args)...)...)
			code, peak := p.measure(t, maxrss)
			if t.Logf("%d MiB at most", peak>>20); peak > maxPeak {
				t.Errorf("it held %d MiB", peak>>20)
			}
			o := outcome{code: code, out: p.out.String(), err: p.err.String()}
			checkVisible(t, o)
			o.want(t, exitProtocol)
			if !strings.Contains(o.out, `"name":"`+c.fault+`"`) && !strings.Contains(o.out, c.fault) {
				t.Errorf("%s is not reported:\n%.2000s%s", c.fault, o.out, o.err)
			}
			if last := parseJSON(t, o, false); last[len(last)-1].Kind != trace.Summary {
				t.Errorf("no summary: %+v", last[len(last)-1])
			}
		})
	}
}
