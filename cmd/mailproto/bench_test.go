package main

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"mailproto/explain"
	"mailproto/internal/lab"
	"mailproto/internal/lang"
	"mailproto/internal/render"
	"mailproto/trace"
	"mailproto/trace/session"
	"mailproto/trace/wire"
)

// build compiles a program as it is released.
func build(b *testing.B, name string, args ...string) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), name)
	cmd := exec.Command("go", append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", bin}, args...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

func start(b *testing.B, bin string, args ...string) {
	b.Helper()
	for b.Loop() {
		if err := exec.Command(bin, args...).Run(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStartFAQ is the whole process `mailproto faq 6`; it is to take no more
// than four times BenchmarkStartEmpty.
func BenchmarkStartFAQ(b *testing.B) { start(b, build(b, "mailproto", "."), "faq", "6") }

// BenchmarkStartEmpty is the whole process of a Go program that does nothing.
func BenchmarkStartEmpty(b *testing.B) {
	src := filepath.Join(b.TempDir(), "empty.go")
	if err := os.WriteFile(src, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	start(b, build(b, "empty", src))
}

// BenchmarkStartSession is the whole process `mailproto trace smtp`, lab included.
func BenchmarkStartSession(b *testing.B) { start(b, build(b, "mailproto", "."), "trace", "smtp") }

// BenchmarkLabSession is one submission to a lab that runs, with STARTTLS, AUTH
// and all annotation, rendered and thrown away.
func BenchmarkLabSession(b *testing.B) {
	l, err := lab.Start(context.Background(), lab.Options{Seed: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	letter := letter{from: "alice@lab.test", to: []string{"bob@lab.test"}, subject: "bench", body: "bench", host: "lab.test", date: time.Now()}
	for b.Loop() {
		nc, err := net.Dial("tcp", l.Addr(lab.Submission))
		if err != nil {
			b.Fatal(err)
		}
		fold, view := &explain.Session{}, render.NewTerminal(io.Discard, render.Options{Lang: lang.En, Width: 80, Palette: render.NewPalette(false), Level: render.Normal})
		_, err = session.SMTP(context.Background(), nc, &session.SMTPConfig{
			Config: session.Config{Log: wire.NewLog(func(e trace.Event) { view.Step(fold.Observe(e)) }),
				Timeout: 30 * time.Second, TLS: session.TLSAuto, Auth: session.AuthPassword, User: "alice", Password: "wonderland",
				TLSOptions: wire.TLSOptions{ServerName: l.Hostname(), RootCAs: l.CAs()}},
			Hello: "client.lab.test", From: "alice@lab.test", To: []string{"bob@lab.test"},
			Message: bytesMessage(letter.message(false)), DotTimeout: time.Minute,
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
