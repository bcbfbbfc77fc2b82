package render

import "testing"

// TestLargest: a limit below 1 MiB is not shown as none.
func TestLargest(t *testing.T) {
	for n, want := range map[int64]string{10 << 20: "10 MiB", 10_240_000: "9.8 MiB", 1 << 20: "1 MiB", 500_000: "488.3 KiB", 51_200: "50 KiB"} {
		if got := largest(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
