//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package lab

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// lockFile locks a file until it is closed, or the process ends in whatever way.
func lockFile(path string) (io.Closer, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return f, nil
	}
	f.Close() // nothing was written
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrDirInUse
	}
	return nil, err
}
