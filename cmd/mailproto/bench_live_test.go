package main

import (
	"os"
	"strconv"
	"testing"

	"mailproto/faq"
)

// BenchmarkLivePoint is `mailproto faq N --live`, labs and all, for each point: it
// is to take less than two seconds.
func BenchmarkLivePoint(b *testing.B) {
	devnull, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer devnull.Close()
	for n := 1; n <= faq.Count; n++ {
		args := []string{"faq", strconv.Itoa(n), "--live"}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				u := newUI(args, func(string) string { return "" }, devnull, devnull, os.Stderr)
				if code := run(b.Context(), u, args); code != exitOK {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}
