// Measure runs a command and writes as JSON, to the file that its first argument
// names, the time on the clock and of the processor that it took and the most memory
// that it held. The command's output is thrown away. A test cannot ask for the memory
// itself: the kernel counts what the starting process holds until the command's
// program begins, and a test's own process is large.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stderr = os.Stdin, os.Stderr
	began := time.Now()
	err := cmd.Run()
	wall := time.Since(began)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s := cmd.ProcessState
	b, err := json.Marshal(map[string]int64{
		"wall": int64(wall),
		"cpu":  int64(s.UserTime() + s.SystemTime()),
		"peak": s.SysUsage().(*syscall.Rusage).Maxrss << 10, // Linux counts KiB
	})
	if err == nil {
		err = os.WriteFile(os.Args[1], b, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
