package wire

import (
	"encoding/asn1"
	"encoding/hex"
	"math/big"
	"slices"
	"testing"
)

// response7 says of certificate 7 that it is good, in DER.
const response7 = "30770a0100a072307006092b060105050730010104633061304ba20504036b6579180f3230323630" +
	"3130353038303030305a3031302f301a300906052b0e03021a050004046e616d6504046861736802" +
	"01078000180f32303236303130353038303030305a300906052b0e03021a05000307007369676e65" +
	"64"

func good7(t testing.TB) []byte {
	der, err := hex.DecodeString(response7)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func TestStapled(t *testing.T) {
	der := good7(t)
	if got := stapled(der, big.NewInt(7)); got != "good" {
		t.Errorf("certificate 7: %s", got)
	}
	if got := stapled(der, big.NewInt(8)); got != unreadable {
		t.Errorf("another certificate: %s", got)
	}
	tryLater, _ := asn1.Marshal(struct{ Status asn1.Enumerated }{3})
	for name, der := range map[string][]byte{
		"nothing": nil, "no DER": []byte("good"), "try later": tryLater, "torn": der[:len(der)-1],
	} {
		if got := stapled(der, big.NewInt(7)); got != unreadable {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestStapledStatus(t *testing.T) {
	for tag, want := range []string{"good", "revoked", "unknown", unreadable} {
		r := singleResponse{Status: asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: tag}}
		if got := r.status(); got != want {
			t.Errorf("%d: %s, want %s", tag, got, want)
		}
	}
}

// FuzzStapled: whatever a server staples, one of four words is said of it.
func FuzzStapled(f *testing.F) {
	f.Add(good7(f))
	f.Add([]byte{0x30, 3, 10, 1, 0})
	f.Fuzz(func(t *testing.T, der []byte) {
		if got := stapled(der, big.NewInt(7)); !slices.Contains([]string{"good", "revoked", "unknown", unreadable}, got) {
			t.Errorf("%q", got)
		}
	})
}
