package trace

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"time"
)

// fullEvent has every field set, so that a field which JSON loses is noticed.
func fullEvent() Event {
	day := time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)
	return Event{
		Seq: 7, At: Millis(214300 * time.Microsecond), Conn: "laptop", Proto: SMTP, Kind: Received,
		Peer: Server, TLS: true, Re: 6, Addr: "192.0.2.1:25",
		Lookup: &Lookup{Type: "MX", Name: "lab.test", More: 3, Alias: "mail.test", Error: "dns",
			Records: []Record{{Host: "mx.lab.test", Port: 25, Priority: 10, Weight: 5}}},
		Command: &Command{Verb: "RCPT", Args: "TO:<bob@lab.test>"},
		Reply:   &Reply{OK: true, Code: 250, Enhanced: "2.1.5", Lines: []string{"250 2.1.5 ok <&>"}},
		SASL:    &SASL{Mechanism: "PLAIN", Text: `\x00alice\x00****`},
		TLSInfo: &TLSInfo{Version: "TLS 1.3", Cipher: "x", ServerName: "s", Names: []string{"a", "b"}, Issuer: "ca",
			NotBefore: day, NotAfter: day.AddDate(0, 3, 0), Verified: true, Insecure: true, Error: "expired", Reason: "r"},
		Fault: &Fault{Name: "bare-lf", Detail: "d"},
		Result: &Result{Exit: 24, Stage: "rcpt", Why: "not-offered", Error: "e", Lacking: "DSN", Turns: 9, Sent: 1, Received: 2, Waited: Millis(time.Second),
			Accepted: 1, Refused: 2, Messages: 3, Marked: 4, Deleted: 5, Unreached: []string{"dot"}},
		Pipelined: true, TLSUntold: true, Octets: 100, Lines: 4, Stuffed: 1, Raw: []byte("250\x00\r\n"),
	}
}

func TestEventJSON(t *testing.T) {
	e := fullEvent()
	for v, i := reflect.ValueOf(e), 0; i < v.NumField(); i++ {
		if v.Type().Field(i).Tag.Get("json") != "-" && v.Field(i).IsZero() {
			t.Errorf("the test leaves %s empty", v.Type().Field(i).Name)
		}
	}
	b, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var back Event
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(e, back) {
		t.Errorf("%+v\nbecame\n%+v\nby %s", e, back, b)
	}
}

func TestEventJSONOmitsWhatIsEmpty(t *testing.T) {
	b, err := json.Marshal(Event{Seq: 1, Kind: Closed})
	if want := `{"seq":1,"at_ms":0.0,"kind":"closed"}`; err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
	b, err = json.Marshal(Event{Kind: Received, Reply: &Reply{Lines: []string{"-ERR"}}, TLSInfo: &TLSInfo{}})
	if want := `{"seq":0,"at_ms":0.0,"kind":"received","reply":{"ok":false,"lines":["-ERR"]},"tls_info":{"verified":false}}`; err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
}

func TestMillis(t *testing.T) {
	for _, tt := range []struct {
		d    time.Duration
		want string
	}{
		{0, "0.0"}, {49 * time.Microsecond, "0.0"}, {99 * time.Microsecond, "0.1"},
		{214300 * time.Microsecond, "214.3"}, {10 * time.Minute, "600000.0"}, {-time.Millisecond, "-1.0"},
	} {
		if b, err := json.Marshal(Millis(tt.d)); err != nil || string(b) != tt.want {
			t.Errorf("%v is %s, %v; want %s", tt.d, b, err, tt.want)
		}
	}
	// Every tenth of a millisecond comes back as it was.
	for n := range 100_000 {
		d := Millis(time.Duration(n) * 100 * time.Microsecond)
		b, _ := d.MarshalJSON()
		var back Millis
		if err := back.UnmarshalJSON(b); err != nil || back != d {
			t.Fatalf("%d ns became %s and then %d ns, %v", d, b, back, err)
		}
	}
	var m Millis
	for _, bad := range []string{`"1"`, `{}`, `1e300`, `-1e300`} {
		if err := json.Unmarshal([]byte(bad), &m); err == nil {
			t.Errorf("%s became %v", bad, time.Duration(m))
		}
	}
	m = 5
	if err := json.Unmarshal([]byte(`null`), &m); err != nil || m != 5 {
		t.Errorf("null: %v, %v", m, err)
	}
	if math.MaxInt64/int64(time.Millisecond) < 1e12 {
		t.Error("a duration holds too few milliseconds")
	}
}

func TestLine(t *testing.T) {
	for _, tt := range []struct {
		e    Event
		want string
	}{
		{Event{}, ""},
		{Event{Command: &Command{Verb: "NOOP"}}, "NOOP"},
		{Event{Command: &Command{Verb: "NOOP"}, Raw: []byte("noop \r\n")}, "noop "},
		{Event{Command: &Command{Verb: "X"}, Raw: []byte("x\x1b\r\n")}, `x\x1b`},
	} {
		if got := Line(tt.e); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.e, got, tt.want)
		}
	}
}
