package session

import (
	"mailproto/trace"
)

// Stage is a point of a session after which a user can end it or say something
// of their own.
type Stage string

// The stages; swaks's names in lower case. TLS, Auth and Banner are common to
// both protocols.
const (
	StageBanner    Stage = "banner"
	StageTLS       Stage = "tls"
	StageAuth      Stage = "auth"
	StageFirstEHLO Stage = "first-ehlo"
	StageEHLO      Stage = "ehlo"
	StageMail      Stage = "mail"
	StageRcpt      Stage = "rcpt"
	StageData      Stage = "data"
	StageDot       Stage = "dot"
	StageFirstCapa Stage = "first-capa"
	StageCapa      Stage = "capa"
	StageStat      Stage = "stat"
	StageList      Stage = "list"
	StageUidl      Stage = "uidl"
	StageTop       Stage = "top"
	StageRetr      Stage = "retr"
	StageDele      Stage = "dele"
)

// Stages lists the stages of a protocol in their order.
func Stages(p trace.Proto) []Stage {
	if p == trace.POP3 {
		return []Stage{StageBanner, StageFirstCapa, StageTLS, StageCapa, StageAuth, StageStat,
			StageList, StageUidl, StageTop, StageRetr, StageDele}
	}
	return []Stage{StageBanner, StageFirstEHLO, StageTLS, StageEHLO, StageAuth, StageMail,
		StageRcpt, StageData, StageDot}
}

// Interjection is a line of the user's own, sent after a stage.
type Interjection struct {
	After Stage
	Line  string
}
