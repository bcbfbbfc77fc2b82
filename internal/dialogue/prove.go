package dialogue

// Verdict is what the experiment of a claim came to. Its values stand in JSON.
type Verdict string

// The verdicts. What could not run is never counted as held.
const (
	Held        Verdict = "held"
	NotHeld     Verdict = "not-held"
	CouldNotRun Verdict = "could-not-run"
	OnlyInLab   Verdict = "needs-lab"
)

// Counter is what a counter-run came to. It must fail: where it holds, or breaks
// elsewhere than at a decisive line, the experiment proves nothing.
type Counter string

// What counter-runs come to.
const (
	CounterFailed Counter = "failed"
	CounterHeld   Counter = "held"
	CounterBroke  Counter = "could-not-run"
	CounterNone   Counter = "none"
)

// Proof is what the experiment and the counter-run of a claim came to together.
type Proof struct {
	Verdict    Verdict
	Counter    Counter
	Experiment Report
	Against    Report // the counter-run's
}

// Proves reports whether the claim held and its counter-run failed as it must.
func (p Proof) Proves() bool { return p.Verdict == Held && p.Counter == CounterFailed }

// Judge puts the reports of an experiment and of its counter-run together; a nil
// counter was not run. Where the claim is proven, what the experiment showed is told by
// the line at which the counter-run failed.
func Judge(experiment Report, counter *Report) Proof {
	p := Proof{Experiment: experiment, Counter: CounterNone}
	switch experiment.Ending {
	case Matched:
		p.Verdict = Held
	case Parted:
		p.Verdict = NotHeld
	case NeedsLab:
		p.Verdict = OnlyInLab
	default:
		p.Verdict = CouldNotRun
	}
	if counter == nil {
		return p
	}
	p.Against = *counter
	switch counter.Ending {
	case Parted:
		p.Counter = CounterFailed
	case Matched:
		p.Counter = CounterHeld
	case NeedsLab:
		p.Counter = CounterNone
	default:
		p.Counter = CounterBroke
	}
	if m, ok := counterpart(experiment, *counter); ok && p.Proves() {
		p.Experiment.Line, p.Experiment.Expected, p.Experiment.Observed = m.Line.Number, m.Expected, m.Observed
	}
	return p
}
