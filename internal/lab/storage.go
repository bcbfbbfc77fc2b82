package lab

import (
	"fmt"

	"mailproto/internal/lang"
)

// StorageError says that mail could not be kept, read or removed. What a client
// hears of it is a refusal; this is for the lab's owner.
type StorageError struct {
	What lang.Text // what did not happen
	Err  error
}

func (e *StorageError) Error() string { return fmt.Sprintf("%s: %v", e.What.En, e.Err) }

func (e *StorageError) Unwrap() error { return e.Err }

// spoilt tells the lab's owner what went wrong.
func (l *Lab) spoilt(err error, en, zh string) {
	l.opt.OnError(&StorageError{What: lang.Text{En: en, Zh: zh}, Err: err})
}
