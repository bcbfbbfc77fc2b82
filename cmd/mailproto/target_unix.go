package main

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"mailproto/internal/lang"
	"mailproto/trace"
	"mailproto/trace/session"
)

// unixPath is the longest path of a UNIX socket that systems take.
const unixPath = 103

// unixTarget is a socket of this machine: unix:PATH.
func unixTarget(path string) (*target, error) {
	shown, odd := trace.Visible([]byte(path))
	if path == "" || odd || len(path) > unixPath {
		return nil, usage(text("unix:PATH names a socket by a path of at most %d octets, not \"%s\"", "unix:路径 指一个套接字，路径最多 %d 字节，不能是 \"%s\""), unixPath, shown)
	}
	return &target{network: "unix", address: path, host: "localhost", shown: "unix:" + path}, nil
}

// unix reports whether the target is a socket of this machine.
func (t *target) unix() bool { return t.network == "unix" }

// typed is the target as it is written on a command line.
func (t *target) typed() string {
	if t.unix() {
		return "unix:" + t.address
	}
	return t.address
}

// socketText says why a socket could not be connected to.
func (e *traceError) socketText(f *session.Error) (msg, hint lang.Text) {
	at := e.target.typed()
	switch {
	case errors.Is(f.Err, fs.ErrNotExist):
		return text("there is no %s", "没有 %s").Sprintf(at), text("a server makes its socket when it starts", "套接字由服务器在启动时建立")
	case errors.Is(f.Err, fs.ErrPermission):
		return text("%s: not permitted", "%s：没有权限").Sprintf(at), text("its owner decides who may connect", "能否连接由它的属主决定")
	case errors.Is(f.Err, syscall.ECONNREFUSED):
		return text("nothing listens at %s", "%s 上没有程序在监听").Sprintf(at), text("the server that made it is gone", "建立它的服务器已经不在")
	}
	return text("cannot connect to %s: %s", "无法连接 %s：%s").Sprintf(at, strings.TrimPrefix(netError(f.Err), "connect: ")), hint
}
