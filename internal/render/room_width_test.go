package render

import (
	"strings"
	"testing"

	"mailproto/explain"
	"mailproto/internal/lang"
)

// TestStateIsWhole: a terminal of 80 columns, less the number of the line, shows the whole
// state beside the number of mistakes; a wider one the client's port, too.
func TestStateIsWhole(t *testing.T) {
	a := Attendee{Name: "submission-12", Addr: "192.168.100.200:50000", Phase: explain.PhaseAuthorization, Mistakes: 1}
	if line := AttendeeLine(Options{Lang: lang.Zh, Width: 76}, a, ">"); !strings.HasSuffix(line, "!1 授权状态") {
		t.Errorf("in Chinese: %q", line)
	}
	for width, port := range map[int]bool{76: false, 100: true} {
		line := AttendeeLine(Options{Lang: lang.En, Width: width}, a, ">")
		if !strings.Contains(line, "192.168.100.200") || !strings.HasSuffix(line, "!1 AUTHORIZATION") || strings.Contains(line, ":50000") != port {
			t.Errorf("%d columns: %q", width, line)
		}
	}
}
