package lab

import (
	"fmt"
	"mime"
	"strings"
	"time"
)

// letter is an instructive message that lies in a maildrop from the start. In it
// {to}, {name} and {id} stand for the recipient's address and name and for its
// Message-ID.
type letter struct {
	from   string        // the reverse-path
	age    time.Duration // how long ago it came
	local  bool          // it came by submission, else from another site
	header string        // its own fields, behind those that all have
	body   string
}

// stock puts the letters into every maildrop that is new, the oldest first.
func (l *Lab) stock() error {
	now := l.opt.Clock()
	for _, a := range l.accounts {
		if a.trouble != "" || a.old {
			continue
		}
		for _, m := range letters() {
			if err := l.deliver(l.letter(m, a, now.Add(-m.age))); err != nil {
				return fmt.Errorf("put the letters into the maildrops: %w", err)
			}
		}
	}
	return nil
}

// letter is a letter as if it had just come in for a user.
func (l *Lab) letter(m letter, to *account, at time.Time) queued {
	from, _, _ := parsePath("<" + m.from + ">") // a test parses them all
	id := strings.ToLower(l.ids.next()) + "@" + from.domain
	text := "Date: " + date(at.Add(-3*time.Second)) + "\nTo: {to}\nMessage-ID: <{id}>\nMIME-Version: 1.0\n" + m.header + "\n" + m.body
	name := strings.ToUpper(to.Name[:1]) + to.Name[1:]
	text = strings.NewReplacer("{to}", to.Address, "{name}", name, "{id}", id, "\n", "\r\n").Replace(text)
	q := queued{
		id: l.ids.next(), from: from, at: at, text: []byte(text),
		to:   []recipient{{path: path{to.Name, Domain}, account: to}},
		helo: "mail." + from.domain, literal: "[192.0.2.25]", with: with("ESMTP", false, true, false),
	}
	if m.local {
		q.helo, q.literal, q.with = "laptop."+Domain, "[127.0.0.1]", with("ESMTP", false, true, true)
	}
	return q
}

// letters are the instructive messages: each shows something that a reader of
// mail must get right.
func letters() []letter {
	return []letter{
		plainLetter(), chineseLetter(), alternativeLetter(), dotLetter(), longLetter(), attachmentLetter(),
	}
}

func plainLetter() letter {
	return letter{
		from: "postmaster@" + Domain, age: 50 * time.Hour, local: true,
		header: `From: Postmaster <postmaster@lab.test>
Subject: Welcome to the lab
Content-Type: text/plain; charset=us-ascii
`,
		body: `Hello {name},

this maildrop lies on the lab's server. POP3 lists it, copies from it, and
removes what you mark with DELE, once you say QUIT.

The first lines of this message, Return-Path: and Received:, were written
by the server that delivered it.
`,
	}
}

// chineseLetter has Chinese text: the header in encoded words (RFC 2047 §2), the
// body in UTF-8 as it is.
func chineseLetter() letter {
	return letter{
		from: "teacher@example.org", age: 26 * time.Hour,
		header: "From: " + encoded("李老师") + ` <teacher@example.org>
Subject: ` + encoded("第三课：邮件是怎样到达的") + `
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
`,
		body: `同学你好：

SMTP 把邮件送到收件人的服务器，POP3 把邮件从服务器取回来。

首部中的汉字要编码，正文可以直接使用 UTF-8。
请看一看这封邮件的首部，找出编码后的主题。

李老师
`,
	}
}

func encoded(s string) string { return mime.BEncoding.Encode("utf-8", s) }

// alternativeLetter says the same twice: as plain text and as HTML.
func alternativeLetter() letter {
	return letter{
		from: "news@example.net", age: 20 * time.Hour,
		header: `From: "Campus News" <news@example.net>
Subject: Library opens later on Monday
Content-Type: multipart/alternative; boundary="part-of-the-news"
`,
		body: `A reader that knows MIME does not show this line.

--part-of-the-news
Content-Type: text/plain; charset=us-ascii

The library opens at ten on Monday.

--part-of-the-news
Content-Type: text/html; charset=us-ascii

<!DOCTYPE html>
<html><body><p>The library opens at <b>ten</b> on Monday.</p></body></html>

--part-of-the-news--
`,
	}
}

// dotLetter has lines that begin with a dot, which are given a second one on the
// way (RFC 1939 §3).
func dotLetter() letter {
	return letter{
		from: "carol@example.org", age: 6 * time.Hour,
		header: `From: Carol <carol@example.org>
Subject: Lines that begin with a dot
Content-Type: text/plain; charset=us-ascii
`,
		body: `The next line is a dot and nothing else:
.
and it does not end this message.
..
.profile, .gitignore and ... begin with dots, too.
`,
	}
}

// longLetter has a line beyond the 78 characters that are advised, and one of
// 998, the longest that is allowed (RFC 5322 §2.1.1).
func longLetter() letter {
	const text = "This line is longer than the 78 characters that a line should have, and still well below 998. "
	return letter{
		from: "dave@example.net", age: 3 * time.Hour,
		header: `From: Dave <dave@example.net>
Subject: Long lines
Content-Type: text/plain; charset=us-ascii
`,
		body: strings.TrimSpace(text) + "\n\nThe next line has 998 characters:\n" + strings.Repeat("0123456789", 100)[:998] + "\n",
	}
}

// attachmentLetter carries a file, with a Chinese name encoded, in base64.
func attachmentLetter() letter {
	const marks = "name,mark\r\nalice,95\r\nbob,88\r\n"
	return letter{
		from: "teacher@example.org", age: time.Hour,
		header: "From: " + encoded("李老师") + ` <teacher@example.org>
Subject: Your marks
Content-Type: multipart/mixed; boundary="part-of-the-marks"
`,
		body: `--part-of-the-marks
Content-Type: text/plain; charset=us-ascii

Hello {name}, the table is attached.

--part-of-the-marks
Content-Type: text/csv; charset=us-ascii
Content-Disposition: attachment; filename*=UTF-8''%E6%88%90%E7%BB%A9.csv
Content-Transfer-Encoding: base64

` + encode64(marks) + `
--part-of-the-marks--
`,
	}
}
