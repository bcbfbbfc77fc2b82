package servertest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// inGroup puts a program that is to be started into a process group, or
// into a new one of its own if pgid is 0.
func inGroup(pgid int) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pgid: pgid}
}

// terminateGroup asks all processes of a group to end. Dovecot's first
// process alone would wait a second for the others.
func terminateGroup(pgid int) { _ = syscall.Kill(-pgid, syscall.SIGTERM) }

// killGroup ends all processes of a group. That there are none is fine.
func killGroup(pgid int) { _ = syscall.Kill(-pgid, syscall.SIGKILL) }

// groupRuns reports whether a process of the group still runs. One that has
// ended and only waits to be reaped does not: whoever inherited it (in a
// container, often nobody) may leave it so.
func groupRuns(pgid int) bool {
	if syscall.Kill(-pgid, 0) != nil {
		return false
	}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		stat, _ := os.ReadFile(path)
		// pid (name) state ppid pgrp …; a name may hold spaces and brackets.
		_, rest, _ := strings.Cut(string(stat[max(0, strings.LastIndexByte(string(stat), ')')):]), " ")
		f := strings.Fields(rest)
		if len(f) > 2 && f[2] == strconv.Itoa(pgid) && f[0] != "Z" && f[0] != "X" {
			return true
		}
	}
	return false
}

// reservePort finds a port that is free on every one of the loopback
// addresses and reserves it until release is called: its sockets are bound
// but do not listen, so that a server may still bind and listen there (all
// set SO_REUSEADDR), while the kernel gives the port to nobody who asks for
// any free one. Tests that run at the same time cannot meet on a port.
func reservePort(addrs []string) (port int, release func(), err error) {
	for range 20 {
		if port, release, err = tryPort(addrs); err == nil {
			break
		}
	}
	return port, release, err
}

// tryPort reserves a port that is free on the first address, if it is free
// on the others too.
func tryPort(addrs []string) (port int, release func(), err error) {
	var sockets []int
	release = func() {
		for _, fd := range sockets {
			_ = syscall.Close(fd)
		}
	}
	for _, addr := range addrs {
		var fd int
		fd, port, err = bindShared(addr, port)
		if err != nil {
			release()
			return 0, nil, err
		}
		sockets = append(sockets, fd)
	}
	return port, release, nil
}

// bindShared binds a socket to an address and port, or to a port of the
// kernel's choice if port is 0.
func bindShared(addr string, port int) (fd, bound int, err error) {
	family, sockaddr := syscall.AF_INET, syscall.Sockaddr(&syscall.SockaddrInet4{Port: port, Addr: [4]byte{127, 0, 0, 1}})
	if addr == ipv6Loopback {
		family, sockaddr = syscall.AF_INET6, &syscall.SockaddrInet6{Port: port, Addr: [16]byte{15: 1}}
	}
	fd, err = syscall.Socket(family, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, 0, err
	}
	if err = syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err == nil {
		err = syscall.Bind(fd, sockaddr)
	}
	if err == nil {
		sockaddr, err = syscall.Getsockname(fd)
	}
	if err != nil {
		_ = syscall.Close(fd)
		return -1, 0, err
	}
	switch a := sockaddr.(type) {
	case *syscall.SockaddrInet4:
		bound = a.Port
	case *syscall.SockaddrInet6:
		bound = a.Port
	}
	return fd, bound, nil
}
