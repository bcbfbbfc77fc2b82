package lab

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/xdg-go/scram"
)

// logins is what the lab keeps for logins that are proven by a digest.
type logins struct {
	challenges atomic.Uint64 // handed out so far

	mu   sync.Mutex
	keys map[string]scram.StoredCredentials // by hash function and user, made when first needed
}

// fresh is a text that no other login is given. It follows from the seed and the
// clock, so that a lab whose clock stands still says the same each time.
func (l *Lab) fresh(what string) string {
	n := strconv.FormatUint(l.logins.challenges.Add(1), 10)
	return digest(24, l.opt.Seed, what, n, strconv.FormatInt(l.opt.Clock().UnixNano(), 10))
}

// timestamp is what a login by APOP or CRAM-MD5 is made from: it has the form of a
// Message-ID and differs each time (RFC 1939 §7, RFC 2195 §2).
func (l *Lab) timestamp() string {
	return fmt.Sprintf("<%d.%d@%s>", l.logins.challenges.Add(1), l.opt.Clock().Unix(), Hostname)
}

// apop is the digest of APOP (RFC 1939 §7). MD5 is long broken; that is why nobody
// should use APOP any more.
func apop(timestamp, password string) string {
	sum := md5.Sum([]byte(timestamp + password))
	return hex.EncodeToString(sum[:])
}

// cram is the digest of CRAM-MD5 (RFC 2195 §2).
func cram(challenge, password string) string {
	mac := hmac.New(md5.New, []byte(password))
	mac.Write([]byte(challenge))
	return hex.EncodeToString(mac.Sum(nil))
}

// digested finds the user whose password makes this digest. The digest of a user who
// does not exist is compared all the same, so that nobody learns who does.
func (l *Lab) digested(name, got string, of func(password string) string) *account {
	a := l.named(name)
	password := ""
	if a != nil {
		password = a.Password
	}
	if subtle.ConstantTimeCompare([]byte(of(password)), []byte(got)) != 1 {
		return nil
	}
	return a
}

var errCRAM = errors.New("a response of CRAM-MD5 has the form name SP digest, with 32 hexadecimal digits")

// cramMD5 is CRAM-MD5 (RFC 2195 §2).
func (p party) cramMD5() *exchange {
	challenge := p.lab.timestamp()
	return &exchange{first: challenge, respond: func(response []byte) result {
		// A name may hold spaces; the digest does not.
		i := bytes.LastIndexByte(response, ' ')
		if i < 1 || len(response)-i-1 != 2*md5.Size || strings.Trim(string(response[i+1:]), "0123456789abcdef") != "" {
			return malformed(errCRAM)
		}
		return admit(p.lab.digested(string(response[:i]), string(response[i+1:]), func(password string) string {
			return cram(challenge, password)
		}))
	}}
}
