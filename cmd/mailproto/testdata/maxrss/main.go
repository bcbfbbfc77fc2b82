// Maxrss runs a command and writes the most memory that it held at once, in KiB,
// to the file that its first argument names. A test cannot ask for that itself:
// the kernel counts what the starting process holds until the command's program
// begins, and a test's own process is large.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(125)
	}
	kib := fmt.Sprint(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	if err := os.WriteFile(os.Args[1], []byte(kib), 0o600); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(125)
	}
	os.Exit(cmd.ProcessState.ExitCode())
}
