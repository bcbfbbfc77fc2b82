package lab

import (
	"bytes"
	"sync/atomic"
)

// The room in memory for messages that are on their way in, in octets: what each
// session has for itself, so that a small message always finds room, and what all of
// them share beyond that.
const (
	ownRoom    = 64 << 10
	sharedRoom = 512 << 20
)

// arrivals are the messages on their way in.
type arrivals struct {
	most  int64 // of the shared room
	taken atomic.Int64
}

// arrival is what has come of one of them.
type arrival struct {
	text  *bytes.Buffer
	all   *arrivals
	taken int64 // of the shared room
}

func (a *arrivals) begin(text *bytes.Buffer) *arrival { return &arrival{text: text, all: a} }

// Write keeps octets; errFull says that there is no room for them now.
func (a *arrival) Write(b []byte) (int, error) {
	if more := int64(a.text.Len()+len(b)) - ownRoom - a.taken; more > 0 {
		if a.all.taken.Add(more) > a.all.most {
			a.all.taken.Add(-more)
			return 0, errFull
		}
		a.taken += more
	}
	return a.text.Write(b)
}

// done gives the room back.
func (a *arrival) done() {
	a.all.taken.Add(-a.taken)
	a.taken = 0
}

// noRoom refuses a message for now, as others are in the way (RFC 5321 §4.5.3.1).
func noRoom() smtpReply {
	return no(452, "4.3.1", "There is no room for so large a message just now, try again later")
}
