package main

import (
	"context"
	"errors"
	"os"

	"mailproto/internal/lang"
)

// fileError is about a local file.
func fileError(flag string, err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled // the user's own doing, while it was read
	}
	var path *os.PathError
	if errors.As(err, &path) {
		return &localError{userError{msg: text("%s: %s: %s", "%s：%s：%s").Sprintf(flag, path.Path, reason(path.Err)), err: err}}
	}
	return &localError{userError{msg: text("%s: %s", "%s：%s").Sprintf(flag, err.Error()), err: err}}
}

// reason says why a file operation failed.
func reason(err error) lang.Text {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return text("no such file", "文件不存在")
	case errors.Is(err, os.ErrPermission):
		return text("not permitted", "没有权限")
	case errors.Is(err, os.ErrExist):
		return text("exists already; it was not replaced", "已经存在，没有覆盖")
	}
	return lang.Same(err.Error())
}

// outputError is about standard output.
func outputError(err error) error {
	if path := new(os.PathError); errors.As(err, &path) {
		err = path.Err // the file's name says nothing
	}
	return &localError{userError{msg: text("cannot write the output: %s", "无法写出结果：%s").Sprintf(err.Error()), err: err}}
}
