package servertest

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// How long a server may take to start and to stop.
const (
	startTimeout = 20 * time.Second
	stopTimeout  = 10 * time.Second
	pollInterval = 5 * time.Millisecond
)

// A process is a running server: the program that was started, and the
// process group of its own which holds that program's children.
type process struct {
	cmd      *exec.Cmd
	watchdog *exec.Cmd
	exited   chan struct{} // closed when the program has ended
	log      string        // the file that the server logs to
	out      string        // the file that takes its standard output and error
}

// launch starts a server whose log goes to the file log, and waits until
// the log holds ready. The server is ended with the test; if that failed,
// its log is printed.
func launch(t testing.TB, log, ready string, command ...string) *process {
	t.Helper()
	p := &process{exited: make(chan struct{}), log: log, out: log + ".out"}
	if err := p.start(command); err != nil {
		t.Fatalf("real servers: %v", err)
	}
	t.Cleanup(func() {
		p.stop()
		if t.Failed() {
			t.Logf("log of %s:\n%s", filepath.Base(command[0]), p.logs())
		}
	})
	if err := p.watch(); err != nil {
		t.Fatalf("real servers: %v", err)
	}
	if err := p.waitReady(ready); err != nil {
		t.Fatalf("real servers: %v", err)
	}
	return p
}

// start runs the command and returns when the program has been started.
func (p *process) start(command []string) error {
	out, err := os.Create(p.out)
	if err != nil {
		return err
	}
	defer func() { _ = out.Close() }()
	p.cmd = exec.Command(command[0], command[1:]...)
	p.cmd.Env = []string{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"}
	p.cmd.Dir = filepath.Dir(p.log)
	p.cmd.Stdout, p.cmd.Stderr = out, out
	p.cmd.SysProcAttr = inGroup(0)
	if err := p.cmd.Start(); err != nil {
		return err
	}
	go func() {
		_ = p.cmd.Wait() // a server that we end reports the signal
		close(p.exited)
	}()
	return nil
}

// watch has the server ended also where no cleanup runs, as after a test's
// timeout or SIGKILL: a shell in the server's process group waits for the
// end of its input, which comes when this process ends, however it does.
// (Linux's parent-death signal would not do: changing users, as Postfix
// does, takes it away.)
func (p *process) watch() error {
	p.watchdog = exec.Command("/bin/sh", "-c", "read -r line; kill -TERM 0")
	p.watchdog.SysProcAttr = inGroup(p.cmd.Process.Pid)
	// The pipe is closed by Wait, and until then held by p.watchdog.
	if _, err := p.watchdog.StdinPipe(); err != nil {
		return err
	}
	return p.watchdog.Start()
}

// waitReady waits until the log holds the words that the server writes when
// all its ports are open.
func (p *process) waitReady(words string) error {
	ready := func() bool {
		log, _ := os.ReadFile(p.log)
		return bytes.Contains(log, []byte(words))
	}
	ended := false
	ok := poll(startTimeout, func() bool {
		select {
		case <-p.exited:
			ended = true
			return true
		default:
			return ready()
		}
	})
	switch {
	case ended:
		return fmt.Errorf("%s ended at once", p.cmd.Path)
	case !ok:
		return fmt.Errorf("%s was not ready after %v", p.cmd.Path, startTimeout)
	}
	return nil
}

// stop asks the server to end, ends what is left of its process group, and
// returns when nothing of it runs.
func (p *process) stop() {
	group := p.cmd.Process.Pid
	terminateGroup(group)
	select {
	case <-p.exited:
	case <-time.After(stopTimeout):
	}
	killGroup(group)
	<-p.exited
	if p.watchdog != nil && p.watchdog.Process != nil {
		_ = p.watchdog.Wait() // it reports the signal
	}
	poll(stopTimeout, func() bool { return !groupRuns(group) })
}

// logs returns what the server has logged and printed.
func (p *process) logs() []byte {
	out, _ := os.ReadFile(p.out)
	log, _ := os.ReadFile(p.log)
	return append(out, log...)
}

// poll calls done until it reports true, and reports whether it did so
// before the time limit.
func poll(limit time.Duration, done func() bool) bool {
	deadline := time.Now().Add(limit)
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for !done() {
		if time.Now().After(deadline) {
			return false
		}
		<-tick.C
	}
	return true
}

// ipv4Loopback and ipv6Loopback are the addresses that servers listen on.
const ipv4Loopback, ipv6Loopback = "127.0.0.1", "::1"

// loopbacks returns those of the two that this machine has.
func loopbacks() []string {
	if hasIPv6() {
		return []string{ipv4Loopback, ipv6Loopback}
	}
	return []string{ipv4Loopback}
}

// hasIPv6 reports whether this machine has the IPv6 loopback address.
func hasIPv6() bool {
	l, err := net.Listen("tcp6", net.JoinHostPort(ipv6Loopback, "0"))
	if err != nil {
		return false
	}
	_ = l.Close()
	return true
}

// ports returns n ports, each free on every loopback address, that are this
// test's until it has ended.
func ports(t testing.TB, n int) []string {
	t.Helper()
	var all []string
	for range n {
		port, release, err := reservePort(loopbacks())
		if err != nil {
			t.Fatalf("real servers: no free port: %v", err)
		}
		t.Cleanup(release)
		all = append(all, strconv.Itoa(port))
	}
	return all
}

// IPv6 turns the address of a server's port into the same port's IPv6
// address, and reports whether this machine has IPv6 on loopback.
func IPv6(addr string) (string, bool) {
	_, port, err := net.SplitHostPort(addr)
	return net.JoinHostPort(ipv6Loopback, port), err == nil && hasIPv6()
}
