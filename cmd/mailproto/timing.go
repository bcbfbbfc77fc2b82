package main

import (
	"context"
	"time"

	"github.com/spf13/pflag"

	"mailproto/explain"
	"mailproto/trace"
	"mailproto/trace/session"
)

// clock measures where the time of a session goes, and is the option to show it in
// a pipe, too.
type clock struct {
	tls    trace.Millis
	paused time.Duration
}

func (c *clock) flags(u *ui, f *pflag.FlagSet) {
	f.BoolVar(&u.timing, "timing", false, u.in2("show the time of each step, and where the time went: DNS, TCP, TLS, server", "显示每一步的用时，以及时间花在哪里：DNS、TCP、TLS、服务器"))
}

// observe adds up the time of handshakes.
func (c *clock) observe(s explain.Step) {
	if s.Kind == trace.Secured {
		c.tls += s.Took
	}
}

// timing is where the time went: waited was spent waiting for the other side, and
// total is the time since the connection stood.
func (c *clock) timing(spent session.Spent, waited, total trace.Millis) *trace.Timing {
	t := &trace.Timing{DNS: tenths(spent.Lookup), Connect: tenths(spent.Connect), TLS: c.tls, Paused: tenths(c.paused)}
	t.Server = max(0, waited-c.tls)
	t.Own = max(0, total-max(waited, c.tls)-t.Paused)
	t.Total = t.DNS + t.Connect + t.TLS + t.Server + t.Own + t.Paused
	return t
}

// account puts the times of a session into what it came to.
func (c *clock) account(r *trace.Result, spent session.Spent, total trace.Millis) {
	r.Waited = tenths(time.Duration(r.Waited))
	r.Timing = c.timing(spent, r.Waited, total)
}

// tenths is a time as exactly as JSON holds it, so that a recording shows the same.
func tenths(d time.Duration) trace.Millis { return trace.Millis(d.Truncate(time.Millisecond / 10)) }

// pause is the session.Pause of a session that waits for a person.
func (o *traceOptions) pause(ctx context.Context, keep func() error) error {
	start := time.Now()
	defer func() { o.clock.paused += time.Since(start) }()
	return o.pacer.before(ctx, "", keep)
}
