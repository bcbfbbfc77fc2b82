package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"mailproto/internal/lab"
	"mailproto/internal/render"
)

// labProcess is a lab in a process of its own.
type labProcess struct {
	cmd  *exec.Cmd
	addr map[string]string // by service
}

// labOf starts a lab with empty maildrops on free ports.
func labOf(t *testing.T, bin string, more ...string) *labProcess {
	t.Helper()
	args := []string{"--json", "lab", "--empty", "--ca-out", filepath.Join(t.TempDir(), "ca.pem")}
	for _, service := range lab.Services() {
		args = append(args, "--"+service+"-port", "0")
	}
	p := &labProcess{cmd: exec.Command(bin, append(args, more...)...), addr: map[string]string{}}
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var sheet render.LabSheet
	if err := json.NewDecoder(out).Decode(&sheet); err != nil {
		t.Fatalf("the lab's sheet: %v", err)
	}
	for _, s := range sheet.Services {
		p.addr[s.Name] = net.JoinHostPort(s.Host, s.Port)
	}
	go io.Copy(io.Discard, out)
	return p
}

// kill ends the lab as a power cut would, in the middle of anything.
func (p *labProcess) kill() { _ = p.cmd.Process.Signal(syscall.SIGKILL) }

// load sends mail to a lab from several senders at once until the lab is killed,
// after an octet that chance has chosen.
type load struct {
	lab   *labProcess
	round int
	left  atomic.Int64 // octets until the lab is killed

	mu    sync.Mutex
	acked []string // ids of the messages that were answered with 250
}

// Write sends octets, and kills the lab when it is time.
func (l *load) write(nc net.Conn, s string, rnd *rand.Rand) error {
	for s != "" {
		n := min(len(s), 1+rnd.IntN(700))
		if _, err := io.WriteString(nc, s[:n]); err != nil {
			return err
		}
		s = s[n:]
		if l.left.Add(int64(-n)) <= 0 {
			l.lab.kill()
		}
	}
	return nil
}

// send sends messages until the connection breaks.
func (l *load) send(sender int) {
	rnd := rand.New(rand.NewPCG(uint64(l.round), uint64(sender)))
	nc, err := net.Dial("tcp", l.lab.addr["mx"])
	if err != nil {
		return
	}
	defer nc.Close()
	r := bufio.NewReader(nc)
	ask := func(line, want string) bool {
		if line != "" && l.write(nc, line, rnd) != nil {
			return false
		}
		for {
			reply, err := r.ReadString('\n')
			if err != nil || !strings.HasPrefix(reply, want) {
				return false
			}
			if reply[3] == ' ' {
				return true
			}
		}
	}
	if !ask("", "220") || !ask("EHLO client.test\r\n", "250") {
		return
	}
	for n := 0; ; n++ {
		id := fmt.Sprintf("%d.%d.%d", l.round, sender, n)
		if !ask("MAIL FROM:<>\r\n", "250") || !ask("RCPT TO:<alice@lab.test>\r\n", "250") || !ask("RCPT TO:<bob@lab.test>\r\n", "250") ||
			!ask("DATA\r\n", "354") || !ask(hashed(id, rnd.IntN(3000))+".\r\n", "250") {
			return
		}
		l.mu.Lock()
		l.acked = append(l.acked, id)
		l.mu.Unlock()
	}
}

// hashed is a message that tells whether it is whole.
func hashed(id string, size int) string {
	body := strings.Repeat("0123456789 "+id+"\r\n", size/20+1)
	return fmt.Sprintf("X-Id: %s\r\nX-Sum: %x\r\n\r\n%s", id, sha256.Sum256([]byte(body)), body)
}

// intact returns the id of a message's file, and whether it is whole.
func intact(file []byte) (id string, ok bool) {
	text := strings.ReplaceAll(string(file), "\n", "\r\n")
	_, text, _ = strings.Cut(text, "X-Id: ")
	id, text, _ = strings.Cut(text, "\r\nX-Sum: ")
	sum, body, _ := strings.Cut(text, "\r\n\r\n")
	return id, sum == fmt.Sprintf("%x", sha256.Sum256([]byte(body)))
}

// killBook is what is known of the Maildirs after some rounds.
type killBook struct {
	dir   string
	acked map[string]bool
	known map[string]string // the id in each file that was found whole
}

// audit finds every message that was acknowledged, and nothing that is not whole.
func (b *killBook) audit(t *testing.T, round int) {
	t.Helper()
	for _, user := range []string{"alice", "bob"} {
		there := map[string]bool{}
		for _, folder := range []string{"new", "cur"} {
			names, err := filepath.Glob(filepath.Join(b.dir, user, folder, "*"))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				if b.known[name] == "" {
					b.read(t, round, name)
				}
				there[b.known[name]] = true
			}
		}
		for id := range b.acked {
			if !there[id] {
				t.Errorf("round %d: %s has lost the message %s", round, user, id)
			}
		}
	}
}

func (b *killBook) read(t *testing.T, round int, name string) {
	t.Helper()
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	id, ok := intact(file)
	if !ok {
		t.Errorf("round %d: %s is not whole: %q", round, name, file)
	}
	b.known[name] = id
}

// marks logs in at POP3 and marks all that is there as deleted, and never says QUIT.
func (p *labProcess) marks() {
	nc, err := net.Dial("tcp", p.addr["pop3"])
	if err != nil {
		return
	}
	defer nc.Close()
	fmt.Fprintf(nc, "USER bob\r\nPASS builder\r\n%s", strings.Repeat("DELE 1\r\nDELE 2\r\n", 10))
	_, _ = io.Copy(io.Discard, nc) // until the lab is killed
}

// TestLabKilled kills the lab a hundred times while it works: no message that was
// answered with 250 is lost, none is there in half, and nothing is removed that was
// only marked.
func TestLabKilled(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 10
	}
	b := killBook{dir: t.TempDir(), acked: map[string]bool{}, known: map[string]string{}}
	rnd := rand.New(rand.NewPCG(5321, 1939))
	for round := range rounds {
		l := &load{lab: labOf(t, "mailproto", "--maildir", b.dir), round: round}
		l.left.Store(500 + rnd.Int64N(40_000))
		var wg sync.WaitGroup
		for sender := range 4 {
			wg.Go(func() { l.send(sender) })
		}
		wg.Go(l.lab.marks)
		_ = l.lab.cmd.Wait() // it was killed
		wg.Wait()
		for _, id := range l.acked {
			b.acked[id] = true
		}
		b.audit(t, round)
		if t.Failed() {
			return
		}
	}
	if len(b.acked) < rounds {
		t.Errorf("only %d messages were accepted", len(b.acked))
	}
	t.Logf("%d messages were accepted, %d files are there", len(b.acked), len(b.known))
	restarted(t, &b)
}

// restarted starts the lab once more: what was accepted it serves, what was left in
// halves it has removed, and it ends in its own time.
func restarted(t *testing.T, b *killBook) {
	t.Helper()
	p := labOf(t, "mailproto", "--maildir", b.dir)
	nc, err := net.Dial("tcp", p.addr["pop3"])
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	nc.SetDeadline(time.Now().Add(time.Minute))
	fmt.Fprint(nc, "USER bob\r\nPASS builder\r\nSTAT\r\nQUIT\r\n")
	said, err := io.ReadAll(nc)
	var n int
	if i := bytes.LastIndex(said, []byte("+OK ")); i >= 0 {
		lines := strings.Split(string(said), "\r\n")
		_, _ = fmt.Sscanf(lines[len(lines)-3], "+OK %d ", &n)
	}
	if err != nil || n < len(b.acked) {
		t.Errorf("the lab serves %d messages, and has accepted %d: %q, %v", n, len(b.acked), said, err)
	}
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v", err)
	}
	for _, user := range []string{"alice", "bob"} {
		if names, err := filepath.Glob(filepath.Join(b.dir, user, "tmp", "*")); err != nil || len(names) > 0 {
			t.Errorf("left in tmp: %q, %v", names, err)
		}
	}
}
