package main

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// longestHeader is as much of a message as is searched for the end of its header.
const longestHeader = 1 << 20

// utf8Header reports that the header of a message holds UTF-8 as it is, which makes it an
// internationalized message (RFC 6532 §3). Octets of another character set do not: no
// extension allows them in a header.
func utf8Header(r io.Reader) (bool, error) {
	b, err := io.ReadAll(io.LimitReader(r, longestHeader))
	if err != nil {
		return false, err
	}
	header := b
	for _, end := range []string{"\n\r\n", "\n\n"} {
		if i := bytes.Index(header, []byte(end)); i >= 0 {
			header = header[:i]
		}
	}
	beyond := bytes.ContainsFunc(header, func(r rune) bool { return r >= utf8.RuneSelf })
	return beyond && utf8.Valid(header), nil
}
