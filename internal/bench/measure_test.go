// Package bench measures mailproto beside the programs that people use today: whole
// processes, in one run, against the same servers, turn by turn, so that whatever
// else the machine does meets them all alike. Run once, as CI does, it only shows
// that everything works; .ci/bench runs it often enough for medians.
package bench

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// tables is where the results go, beside the benchmark's own output.
var tables = flag.String("tables", "", "append the tables of results to `FILE`")

// client is one program doing one thing.
type client struct {
	name    string
	command string // split at blanks
	stdin   string // a file, or none
}

// program is the name of the program that the client is.
func (c client) program() string {
	program, _, _ := strings.Cut(c.command, " ")
	return program
}

// run is what one run of a client took.
type run struct {
	Wall, CPU time.Duration
	Peak      int64 // octets
	turns     int
}

// bench is a comparison: runs of clients, by the clients' names.
type bench struct {
	b       *testing.B
	dir     string
	measure string // the program that measures
	clients []client
	runs    map[string][]run
}

// newBench builds what it needs, and leaves out the clients that are not installed.
// In a CI run they must be.
func newBench(b *testing.B, clients ...client) *bench {
	b.Helper()
	if runtime.GOOS != "linux" {
		b.Skip("processes are measured on Linux only")
	}
	x := &bench{b: b, dir: b.TempDir(), runs: map[string][]run{}}
	x.measure = build(b, "./testdata/measure")
	for _, c := range clients {
		if _, err := exec.LookPath(c.program()); err == nil {
			x.clients = append(x.clients, c)
		} else if os.Getenv("CI") == "true" {
			b.Fatalf("%s is not installed; .ci/run installs it", c.program())
		}
	}
	return x
}

// build builds a program of this module as it is released.
func build(b *testing.B, folder string) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), "program")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", bin, folder)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

// once runs every client once. around, if there is one, counts turns.
func (x *bench) once(around func() (turns int)) {
	x.b.Helper()
	for _, c := range x.clients {
		r := x.run(c)
		if around != nil {
			r.turns = around()
		}
		x.runs[c.name] = append(x.runs[c.name], r)
	}
}

// run runs one client.
func (x *bench) run(c client) run {
	x.b.Helper()
	result := filepath.Join(x.dir, "result")
	cmd := exec.CommandContext(x.b.Context(), x.measure, append([]string{result}, strings.Fields(c.command)...)...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + x.dir, "LC_ALL=C.UTF-8", "MAILPROTO_PASSWORD=wonderland"}
	if c.stdin != "" {
		f, err := os.Open(c.stdin)
		if err != nil {
			x.b.Fatal(err)
		}
		defer f.Close()
		cmd.Stdin = f
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		x.b.Fatalf("%s: %v\n%.2000s", c.name, err, out)
	}
	text, err := os.ReadFile(result)
	var r run
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		x.b.Fatal(err)
	}
	return r
}

// median is the middle one of what the runs of a client took.
func median[T cmp.Ordered](runs []run, of func(run) T) T {
	var all []T
	for _, r := range runs {
		all = append(all, of(r))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

func wall(r run) time.Duration { return r.Wall }
func cpu(r run) time.Duration  { return r.CPU }
func peak(r run) int64         { return r.Peak }
func turns(r run) int          { return r.turns }

// table writes the medians, and what they are in relation to curl's. octets, if not
// 0, gives a rate.
func (x *bench) table(title string, octets int64) {
	x.b.Helper()
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	base := x.runs["curl"]
	var s strings.Builder
	fmt.Fprintf(&s, "\n%s; medians of %d runs each, taken in turns\n\n%-22s %10s %10s %9s %9s %6s %9s\n", title,
		len(x.runs[x.clients[0].name]), "", "clock ms", "CPU ms", "of curl's", "peak MiB", "turns", "MB/s")
	for _, c := range x.clients {
		runs := x.runs[c.name]
		fmt.Fprintf(&s, "%-22s %10.1f %10.1f", c.name, ms(median(runs, wall)), ms(median(runs, cpu)))
		ratio := "-"
		if len(base) > 0 {
			ratio = fmt.Sprintf("%.2f", float64(median(runs, cpu))/float64(median(base, cpu)))
		}
		fmt.Fprintf(&s, " %9s %9.1f", ratio, float64(median(runs, peak))/(1<<20))
		turned, rate := "-", "-"
		if n := median(runs, turns); n > 0 {
			turned = fmt.Sprint(n)
		}
		if octets > 0 {
			rate = fmt.Sprintf("%.0f", float64(octets)/1e6/median(runs, wall).Seconds())
		}
		fmt.Fprintf(&s, " %6s %9s\n", turned, rate)
	}
	if *tables == "" {
		x.b.Log(s.String())
		return
	}
	f, err := os.OpenFile(*tables, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		x.b.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(s.String()); err != nil {
		x.b.Fatal(err)
	}
}
