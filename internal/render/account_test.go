package render

import (
	"slices"
	"strings"
	"testing"
	"time"

	"mailproto/internal/lang"
	"mailproto/trace"
)

func TestRanges(t *testing.T) {
	for _, test := range []struct {
		in   []int
		want string
	}{{nil, ""}, {[]int{4}, "4"}, {[]int{1, 2, 3, 5}, "1-3 5"}, {[]int{1, 3, 5}, "1 3 5"}, {[]int{7, 8}, "7-8"}} {
		if got := ranges(test.in); got != test.want {
			t.Errorf("%v: %q, want %q", test.in, got, test.want)
		}
	}
}

func TestCost(t *testing.T) {
	r := &trace.Result{Turns: 11, Sent: 528, Received: 602, Waited: trace.Millis(42 * time.Millisecond), Unreached: []string{"rcpt", "dot"}}
	in := func(r *trace.Result, live bool, l lang.Lang) []string {
		var all []string
		for _, x := range cost(r, trace.SMTP, &Options{Live: live}) {
			all = append(all, x.In(l))
		}
		return all
	}
	for _, test := range []struct {
		name string
		got  []string
		want string
	}{
		{"piped", in(r, false, lang.En), "11 round trips; 528 octets sent, 602 received.|The stage rcpt was not reached.|The stage dot was not reached."},
		{"live", in(r, true, lang.En)[:1], "11 round trips; 528 octets sent, 602 received; 42 ms spent waiting."},
		{"Chinese", in(r, false, lang.Zh), "11 个往返；发出 528 字节，收到 602 字节。|会话没有到达 rcpt 这一步。|会话没有到达 dot 这一步。"},
		{"one turn", in(&trace.Result{Turns: 1, Received: 3}, false, lang.En), "1 round trip; 0 octets sent, 3 received."},
		{"nothing was said", in(&trace.Result{}, false, lang.En), ""},
		{"not even reached", in(&trace.Result{Unreached: []string{"dot"}}, false, lang.En), "The stage dot was not reached."},
		{"none", in(nil, true, lang.En), ""},
	} {
		if got := strings.Join(test.got, "|"); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestShownPoints(t *testing.T) {
	a := Account{Points: []int{1, 6, 13}, Exchanges: map[int][]int{1: {8}, 13: {5, 6, 9}}}
	for l, want := range map[lang.Lang]string{
		lang.En: "It showed these points of the FAQ (at the steps): 1 (8), 6, 13 (5-6 9). To read one: mailproto faq N",
		lang.Zh: "本次会话演示了 FAQ 的这些要点（括号内为步骤号）：1 (8)、6、13 (5-6 9)。阅读某一点：mailproto faq N",
	} {
		if got := shown(a, l); got != want {
			t.Errorf("%q", got)
		}
	}
	if got := shown(Account{}, lang.En); got != "" {
		t.Errorf("%q", got)
	}
}

// An account without points and cost is its sentence.
func TestShortAccount(t *testing.T) {
	for _, v := range []func(*strings.Builder) View{
		func(b *strings.Builder) View { return NewTerminal(b, Options{Lang: lang.En, Width: 80}) },
		func(b *strings.Builder) View { return NewPlain(b, Options{Lang: lang.En, Width: 80}) },
	} {
		var b strings.Builder
		if err := v(&b).Close(Account{Sentence: lang.Text{En: "Nothing answered.", Zh: "没有应答。"}}); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != "\nNothing answered.\n" {
			t.Errorf("%q", got)
		}
	}
}

func TestMilliseconds(t *testing.T) {
	var got []string
	for _, d := range []time.Duration{100 * time.Microsecond, 9949 * time.Microsecond, 12 * time.Millisecond, 3 * time.Second} {
		got = append(got, milliseconds(trace.Millis(d)))
	}
	if want := []string{"0.1 ms", "9.9 ms", "12 ms", "3000 ms"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
