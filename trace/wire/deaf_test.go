package wire_test

import (
	"errors"
	"net"
)

// deaf is a connection whose writes fail at once while its reads wait.
type deaf struct{ net.Conn }

func newDeaf() deaf { near, _ := net.Pipe(); return deaf{near} }

func (deaf) Write([]byte) (int, error) { return 0, errors.New("no route") }
