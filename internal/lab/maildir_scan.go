package lab

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// scan finds what is in new and in cur, the oldest first, and counts it.
func (b *maildir) scan() ([]*message, error) {
	var all []*message
	seen := map[string]bool{}
	for _, folder := range []string{"cur", "new"} {
		entries, err := b.disk.list(b.path(folder, ""))
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			f := &mailFile{box: b, folder: folder, name: e.Name()}
			if !isMail(e) || seen[f.first()] {
				continue
			}
			m, err := b.message(f)
			switch {
			case errors.Is(err, fs.ErrNotExist): // another program was faster
				continue
			case err != nil:
				return nil, err
			}
			seen[f.first()] = true
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(x, y *message) int { return byAge(x.file.name, y.file.name) })
	b.recount(all)
	return all, nil
}

// message describes a file. Its unique-id hangs on the part of its name that never
// changes and that no other file is ever given (RFC 1939 §7).
func (b *maildir) message(f *mailFile) (*message, error) {
	size, err := f.measure()
	if err != nil {
		return nil, err
	}
	uid := func() string { return digest(20, "maildir", f.first()) }
	return &message{uid: uid, size: size, file: f}, nil
}

// recount takes what a scan has found for the truth. What is staged is counted
// anew when it is next in the way.
func (b *maildir) recount(all []*message) {
	sizes := make(map[string]int64, len(all))
	b.messages, b.octets = len(all), 0
	for _, m := range all {
		b.octets += m.size
		sizes[m.file.first()] = m.size
	}
	b.sizes = sizes
}

// byAge orders file names: they begin with the second of their delivery.
func byAge(x, y string) int { return cmp.Or(cmp.Compare(second(x), second(y)), strings.Compare(x, y)) }

func second(name string) int64 {
	digits, _, _ := strings.Cut(name, ".")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0 // a name of somebody's own: before all others
	}
	return n
}

// fileNames makes names for files, no two alike: the time, the process, a count,
// and a number by chance, for process and time may come again. Nothing that a
// client has sent enters them. The sizes stand in them where Dovecot looks for
// them, too.
type fileNames struct {
	chance string
	n      atomic.Uint64
}

func newFileNames() *fileNames { return &fileNames{chance: rand.Text()[:8]} }

func (f *fileNames) next(size int, wireSize int64) string {
	now := time.Now()
	return fmt.Sprintf("%d.M%06dQ%06dP%dR%s.%s,S=%d,W=%d",
		now.Unix(), now.Nanosecond()/1000, f.n.Add(1), os.Getpid(), f.chance, Hostname, size, wireSize)
}

// ours reports whether a name was made by next, in whatever process.
func ours(name string) bool { return strings.Contains(name, "."+Hostname+",S=") }
