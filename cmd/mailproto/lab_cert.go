package main

import (
	"os"

	"github.com/spf13/pflag"

	"mailproto/internal/lab"
)

// labCert are lab's options for a certificate by which a user logs in.
type labCert struct {
	certUser string
	certOut  string
}

func (o *labCert) flags(f *pflag.FlagSet, u *ui) {
	f.StringVar(&o.certUser, "client-cert", "", u.in2("write a certificate and key by which this `USER` can log in with EXTERNAL, for as long as the lab runs", "为这个`用户`写出证书和私钥，供 EXTERNAL 登录；与实验服务器同时失效"))
	f.StringVar(&o.certOut, "client-cert-out", "", u.in2("`FILE` for both, which stays; else one in your cache folder. Without --client-cert they are alice's", "存放二者的`文件`，结束后保留；否则放在缓存目录里。不给 --client-cert 则为 alice 的"))
}

// writeCert keeps a user's certificate and its key in one file, as curl and
// --client-cert take them. Nobody else may read it, and unless the user named the file
// remove takes it away: it is worth nothing without its lab.
func (o *labCert) writeCert(l *lab.Lab) (path string, remove func(), err error) {
	path, remove = o.certOut, func() {}
	switch {
	case o.certUser == "" && path == "":
		return "", remove, nil
	case o.certUser == "":
		o.certUser = l.Users()[0].Name
	}
	cert, key, err := l.ClientCertificate(o.certUser)
	if err != nil {
		return "", remove, usage(text("--client-cert %q: the lab has no such user", "--client-cert %q：实验服务器没有这个用户"), o.certUser)
	}
	if path == "" {
		if path, err = ownFile(l, "lab-client"); err != nil {
			return "", remove, err
		}
		remove = func() { _ = os.Remove(path) } // a key for nothing
	}
	if err := writePrivate(path, append(cert, key...)); err != nil {
		remove()
		return "", remove, fileError("--client-cert-out", err)
	}
	return path, remove, nil
}

// writePrivate writes a file that its owner alone can read, also where others could
// read the file of that name that is there.
func writePrivate(path string, text []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	err = f.Chmod(0o600)
	if err == nil {
		err = f.Truncate(0)
	}
	if err == nil {
		_, err = f.Write(text)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
