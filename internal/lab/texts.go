package lab

import (
	"bytes"
	"sync"
)

// texts are the buffers that messages are read into: what lies in a maildrop is a
// copy, with the trace fields on top.
type texts struct{ pool sync.Pool }

// maxKeptText bounds a buffer that is kept for the next message, in octets.
const maxKeptText = 64 << 10

func (t *texts) get() *bytes.Buffer {
	if b, ok := t.pool.Get().(*bytes.Buffer); ok {
		return b
	}
	return new(bytes.Buffer)
}

// put takes back a buffer that nobody looks at any more.
func (t *texts) put(b *bytes.Buffer) {
	if b.Cap() <= maxKeptText {
		b.Reset()
		t.pool.Put(b)
	}
}
