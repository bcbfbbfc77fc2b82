package lab

import (
	"bytes"
	"encoding/base64"
	"mime"
	"strings"
)

// maxNesting is how deep parts within parts are looked at.
const maxNesting = 20

// unbinary gives the binary parts of a MIME message the encoding base64, which
// keeps every octet, and says so in their headers (RFC 3030 §3, RFC 2045 §6.8). What
// it cannot take apart it leaves as it is.
func unbinary(text []byte) []byte { return recode(text, maxNesting) }

// recode recodes an entity: a header, a blank line, a body.
func recode(entity []byte, nesting int) []byte {
	head, body, ok := splitEntity(entity)
	if !ok || nesting == 0 {
		return entity
	}
	kind, params, err := mime.ParseMediaType(fieldValue(head, "Content-Type"))
	if err != nil {
		kind = "text/plain" // as if there were none (RFC 2045 §5.2)
	}
	binary := strings.EqualFold(fieldValue(head, "Content-Transfer-Encoding"), "binary")
	coding := "base64"
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		body = recodeParts(body, params["boundary"], nesting-1)
		coding = encoding(body)
	case kind == "message/rfc822", kind == "message/global": // base64 is not for them (RFC 2046 §5.2.1)
		body = recode(body, nesting-1)
		coding = encoding(body)
	case binary:
		body = base64Lines(body)
	default:
		return entity
	}
	if binary {
		head = setField(head, "Content-Transfer-Encoding", coding)
	}
	return bytes.Join([][]byte{head, []byte("\r\n"), body}, nil)
}

// splitEntity cuts an entity behind its header. The blank line belongs to neither.
func splitEntity(entity []byte) (head, body []byte, ok bool) {
	if rest, ok := bytes.CutPrefix(entity, []byte("\r\n")); ok {
		return nil, rest, true
	}
	head, body, ok = bytes.Cut(entity, []byte("\r\n\r\n"))
	return append(bytes.Clone(head), "\r\n"...), body, ok
}

// recodeParts recodes the parts of a multipart body (RFC 2046 §5.1.1).
func recodeParts(body []byte, boundary string, nesting int) []byte {
	if boundary == "" {
		return body
	}
	var out bytes.Buffer
	within := false // behind a delimiter, so that a part is next
	for {
		at, end, last := nextDelimiter(body, "--"+boundary)
		if at < 0 {
			out.Write(body) // the epilogue, or what has lost its end
			return out.Bytes()
		}
		part, line := body[:at], body[at:end]
		if within {
			part = recode(part, nesting)
		}
		out.Write(part)
		out.Write(line)
		body, within = body[end:], !last
		if last {
			out.Write(body)
			return out.Bytes()
		}
	}
}

// nextDelimiter finds a delimiter line. The line end in front of it is part of it;
// at -1 there is none.
func nextDelimiter(body []byte, dashes string) (at, end int, last bool) {
	for from := 0; ; {
		i := bytes.Index(body[from:], []byte(dashes))
		if i < 0 {
			return -1, 0, false
		}
		at = from + i
		rest := body[at+len(dashes):]
		rest, last = bytes.CutPrefix(rest, []byte("--"))
		rest = bytes.TrimLeft(rest, " \t")
		tail, ends := bytes.CutPrefix(rest, []byte("\r\n"))
		begins := at == 0 || bytes.HasSuffix(body[:at], []byte("\r\n"))
		if begins && (ends || last && len(rest) == 0) {
			if at > 0 {
				at -= 2
			}
			return at, len(body) - len(tail), last
		}
		from += i + len(dashes)
	}
}

// base64Lines encodes in lines of 76 characters (RFC 2045 §6.8).
func base64Lines(b []byte) []byte {
	const octets = 57 // come to 76 characters
	var out bytes.Buffer
	for len(b) > 0 {
		n := min(octets, len(b))
		out.WriteString(base64.StdEncoding.EncodeToString(b[:n]))
		out.WriteString("\r\n")
		b = b[n:]
	}
	return out.Bytes()
}

// fields cuts a header into its fields, each with its folded lines.
func fields(head []byte) (all [][]byte) {
	for len(head) > 0 {
		end := 0
		for {
			i := bytes.Index(head[end:], []byte("\r\n"))
			if i < 0 {
				end = len(head)
				break
			}
			end += i + 2
			if end == len(head) || head[end] != ' ' && head[end] != '\t' {
				break
			}
		}
		all = append(all, head[:end])
		head = head[end:]
	}
	return all
}

// named reports a field of a name.
func named(field []byte, name string) (value string, ok bool) {
	key, rest, found := bytes.Cut(field, []byte(":"))
	if !found || !strings.EqualFold(string(bytes.TrimRight(key, " \t")), name) {
		return "", false
	}
	return strings.TrimSpace(strings.ReplaceAll(string(rest), "\r\n", "")), true
}

// fieldValue is the unfolded value of the first field of a name.
func fieldValue(head []byte, name string) string {
	for _, f := range fields(head) {
		if v, ok := named(f, name); ok {
			return v
		}
	}
	return ""
}

// setField gives all fields of a name another value.
func setField(head []byte, name, value string) []byte {
	var out bytes.Buffer
	for _, f := range fields(head) {
		if _, ok := named(f, name); ok {
			f = []byte(name + ": " + value + "\r\n")
		}
		out.Write(f)
	}
	return out.Bytes()
}
