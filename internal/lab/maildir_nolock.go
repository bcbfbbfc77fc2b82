//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package lab

import "io"

// lockFile refuses: the name of a message that was read holds a colon, which is no
// part of a file's name on Windows.
func lockFile(string) (io.Closer, error) { return nil, ErrNoMaildir }
