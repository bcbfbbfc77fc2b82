// Mailproto holds live SMTP and POP3 sessions and explains every line of them.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"mailproto/trace/session"
)

func main() { os.Exit(program()) }

// memory is what the garbage collector keeps to where it can, in octets: a session
// needs little, but a server may send a list of many thousand messages, and then the
// garbage of its making counts.
const memory = 32 << 20

// program runs mailproto with the process's own streams and arguments.
func program() int {
	debug.SetMemoryLimit(memory)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // what hangs all the same is ended by the second signal
	u := newUI(os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr)
	return run(ctx, u, os.Args[1:])
}

// run executes one command line and returns the exit code.
func run(ctx context.Context, u *ui, args []string) int {
	root := newRoot(u)
	if completing(args) {
		u.complete(root)
	}
	args, err := prepare(root, args)
	if err == nil {
		root.SetArgs(args)
		err = root.ExecuteContext(ctx)
	}
	if ferr := u.out.Flush(); err == nil && ferr != nil {
		err = outputError(ferr)
	}
	if err == nil {
		return exitOK
	}
	u.fail(err)
	return exitCode(err)
}

// The exit codes; swaks's numbers where it has one. `mailproto help exit-codes`
// prints them.
const (
	exitOK          = 0
	exitUsage       = 1
	exitConnect     = 2
	exitLost        = 6
	exitGreeting    = 21
	exitHello       = 22
	exitMail        = 23
	exitRcpt        = 24
	exitData        = 25
	exitMessage     = 26
	exitQuit        = 27
	exitAuth        = 28
	exitTLS         = 29
	exitPRDR        = 30
	exitHelloTLS    = 32
	exitXClient     = 33
	exitHelloProxy  = 34
	exitListing     = 41
	exitRetrieve    = 42
	exitDelete      = 43
	exitCapa        = 44
	exitProtocol    = 50
	exitNotHeld     = 60
	exitBroke       = 61
	exitFile        = 62
	exitNothing     = 63
	exitInterrupted = 130
)

// exitCode is the one place where an error becomes an exit code.
func exitCode(err error) int {
	var failed *session.Error
	var local *localError
	var nothing *nothingError
	var unreached *unreachedError
	var proof *notHeldError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &failed):
		return failureCode(failed.At)
	case errors.As(err, &local):
		return exitFile
	case errors.As(err, &unreached):
		return exitConnect
	case errors.As(err, &nothing):
		return exitNothing
	case errors.As(err, &proof) && proof.broke:
		return exitBroke
	case errors.As(err, &proof):
		return exitNotHeld
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitUsage
}

func failureCode(f session.Failure) int {
	switch f {
	case session.FailConnect:
		return exitConnect
	case session.FailLost, session.FailTimeout:
		return exitLost
	case session.FailGreeting:
		return exitGreeting
	case session.FailHello, session.FailPreamble:
		return exitHello
	case session.FailMail:
		return exitMail
	case session.FailRcpt:
		return exitRcpt
	case session.FailData:
		return exitData
	case session.FailMessage:
		return exitMessage
	case session.FailQuit:
		return exitQuit
	case session.FailAuth:
		return exitAuth
	case session.FailTLS:
		return exitTLS
	case session.FailPRDR:
		return exitPRDR
	case session.FailHelloTLS:
		return exitHelloTLS
	case session.FailXClient:
		return exitXClient
	case session.FailHelloProxy:
		return exitHelloProxy
	case session.FailListing:
		return exitListing
	case session.FailRetrieve:
		return exitRetrieve
	case session.FailDelete:
		return exitDelete
	case session.FailCapa:
		return exitCapa
	case session.FailFile:
		return exitFile
	case session.FailInterrupted:
		return exitInterrupted
	}
	return exitProtocol
}
