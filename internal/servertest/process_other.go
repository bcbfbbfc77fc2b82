//go:build !linux

package servertest

import (
	"errors"
	"syscall"
)

// Where the servers are not started (see require), nothing needs to be
// ended; these let the package compile.

func inGroup(int) *syscall.SysProcAttr { return nil }

func terminateGroup(int) {}

func killGroup(int) {}

func groupRuns(int) bool { return false }

func reservePort([]string) (int, func(), error) { return 0, nil, errors.ErrUnsupported }
