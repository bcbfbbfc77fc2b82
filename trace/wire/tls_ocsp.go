package wire

import (
	"encoding/asn1"
	"math/big"
)

// unreadable is what is told of a stapled response that is none.
const unreadable = "unreadable"

// stapled says what a stapled OCSP response tells of a certificate: good, revoked or
// unknown (RFC 6960 §2.2). Its signature is not checked: it is shown, and nothing is
// decided by it.
func stapled(der []byte, serial *big.Int) string {
	var outer struct {
		Status asn1.Enumerated
		Bytes  struct {
			Type asn1.ObjectIdentifier
			Body []byte
		} `asn1:"explicit,tag:0,optional"`
	}
	if rest, err := asn1.Unmarshal(der, &outer); err != nil || len(rest) > 0 || outer.Status != 0 {
		return unreadable // it is no response, or one that only says why there is none
	}
	var basic struct {
		Data      responseData
		Algorithm asn1.RawValue
		Signature asn1.BitString
		Certs     asn1.RawValue `asn1:"explicit,tag:0,optional"`
	}
	if _, err := asn1.Unmarshal(outer.Bytes.Body, &basic); err != nil {
		return unreadable
	}
	for _, r := range basic.Data.Responses {
		if r.Cert.Serial != nil && serial != nil && r.Cert.Serial.Cmp(serial) == 0 {
			return r.status()
		}
	}
	return unreadable // of another certificate
}

// responseData is what a responder signs (RFC 6960 §4.2.1).
type responseData struct {
	Version   int `asn1:"explicit,tag:0,default:0,optional"`
	Responder asn1.RawValue
	Produced  asn1.RawValue
	Responses []singleResponse
	Rest      asn1.RawValue `asn1:"optional"`
}

type singleResponse struct {
	Cert struct {
		Algorithm     asn1.RawValue
		IssuerName    []byte
		IssuerKeyHash []byte
		Serial        *big.Int
	}
	Status asn1.RawValue
	Update asn1.RawValue
	Next   asn1.RawValue `asn1:"optional"`
	Rest   asn1.RawValue `asn1:"optional"`
}

// status reads the choice of three.
func (r *singleResponse) status() string {
	if r.Status.Class != asn1.ClassContextSpecific {
		return unreadable
	}
	switch r.Status.Tag {
	case 0:
		return "good"
	case 1:
		return "revoked"
	case 2:
		return "unknown"
	}
	return unreadable
}
