package lab

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What the value of a fault is.
const (
	TakesChance = "CHANCE" // from 0 to 1, how often it happens
	TakesTime   = "TIME"   // how long it takes
)

// faultValue is the value of a fault.
type faultValue struct {
	chance float64
	time   time.Duration
}

// maxFaultTime bounds how long a fault may take.
const maxFaultTime = 10 * time.Minute

// FaultError says what is wrong with a fault that was asked for.
type FaultError struct {
	Name    string
	Value   string   // not empty: it is none that the fault takes
	Service string   // not empty: the service cannot have the fault
	Has     []string // the services that can
	Near    []string // names like it, where there is none of this name
	Takes   string   // what the fault's value is; empty: it takes none
}

func (e *FaultError) Error() string {
	switch {
	case e.Value != "" && e.Takes == "":
		return fmt.Sprintf("fault %q takes no value", e.Name)
	case e.Value != "":
		return fmt.Sprintf("%q is no value for the fault %q, which takes a %s", e.Value, e.Name, e.Takes)
	case e.Service != "":
		return fmt.Sprintf("fault %q is one of %s, not of %s", e.Name, strings.Join(e.Has, ", "), e.Service)
	case len(e.Near) > 0:
		return fmt.Sprintf("no fault is called %q; there are %s", e.Name, strings.Join(e.Near, ", "))
	}
	return fmt.Sprintf("no fault is called %q", e.Name)
}

// parseFault reads NAME or NAME=VALUE. A fault that takes a value does not need one.
func parseFault(s string) (f fault, v faultValue, err error) {
	name, value, has := strings.Cut(s, "=")
	i := slices.IndexFunc(faults(), func(f fault) bool { return f.Name == name })
	if i < 0 {
		return fault{}, v, &FaultError{Name: name, Near: nearest(name)}
	}
	f = faults()[i]
	v = f.usual
	if !has {
		return f, v, nil
	}
	ok := false
	switch f.Takes {
	case TakesChance:
		v.chance, err = strconv.ParseFloat(value, 64)
		ok = err == nil && v.chance >= 0 && v.chance <= 1 && !math.IsNaN(v.chance)
	case TakesTime:
		v.time, err = time.ParseDuration(value)
		ok = err == nil && v.time > 0 && v.time <= maxFaultTime
	}
	if !ok {
		return fault{}, faultValue{}, &FaultError{Name: name, Value: cmp.Or(value, "="), Takes: f.Takes}
	}
	return f, v, nil
}

// nearest are the names of faults that a word may have meant, the nearest first.
func nearest(word string) []string {
	word = strings.ToLower(word)
	type near struct {
		name string
		far  int
	}
	var all []near
	for _, f := range faults() {
		far := distance(clipped(word), f.Name)
		if len(word) > 2 && (strings.Contains(f.Name, word) || strings.Contains(word, f.Name)) {
			far = 1
		}
		if far <= max(2, len(f.Name)/3) {
			all = append(all, near{f.Name, far})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return a.far - b.far })
	var names []string
	for _, n := range all[:min(len(all), 5)] {
		names = append(names, n.name)
	}
	return names
}

// distance counts the letters that must be put in, taken out or changed to make one
// word the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// chance rolls a die that falls the same way in every lab of the same seed: the
// first, second and following rolls of a name.
func (l *Lab) chance(name string, p float64) bool {
	l.mu.Lock()
	l.rolls[name]++
	n := l.rolls[name]
	l.mu.Unlock()
	roll, _ := strconv.ParseUint(digest(8, l.opt.Seed, name, strconv.Itoa(n)), 16, 32) // it is a number
	return float64(roll) < p*(1<<32)
}
