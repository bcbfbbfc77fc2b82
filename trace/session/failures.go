package session

// Failures lists all that a session may fail at.
func Failures() []Failure {
	return []Failure{FailConnect, FailLost, FailTimeout, FailGreeting, FailHello, FailMail, FailRcpt, FailData,
		FailMessage, FailQuit, FailAuth, FailTLS, FailHelloTLS, FailListing, FailRetrieve, FailDelete, FailCapa,
		FailPRDR, FailXClient, FailHelloProxy, FailPreamble, FailProtocol, FailFile, FailInterrupted}
}
