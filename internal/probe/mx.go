package probe

import (
	"context"
	"net"

	"mailproto/trace"
)

// MX finds the servers that take mail for a domain, in the order in which they are
// to be tried (RFC 5321 §5.1). Among those of equal preference chance decides, as the
// section wants.
func (f *Finder) MX(ctx context.Context, domain string) ([]Host, error) {
	short, cancel := f.within(ctx)
	defer cancel()
	mxs, err := f.resolver().LookupMX(short, rooted(domain))
	if err != nil && !absent(err) && len(mxs) == 0 {
		f.Emit(trace.Lookup{Type: "MX", Name: plain(domain), Error: BadDNS})
		return nil, &Error{Why: BadDNS, Name: plain(domain), Err: err}
	}
	if len(mxs) == 0 {
		return f.implicitMX(domain)
	}
	l := trace.Lookup{Type: "MX", Name: plain(domain)}
	if null(mxs) {
		l.Records, l.Error = []trace.Record{{Host: ".", Priority: int(mxs[0].Pref)}}, NullMX
		f.Emit(l)
		return nil, &Error{Why: NullMX, Name: plain(domain)}
	}
	var hosts []Host
	for i, mx := range mxs {
		if i == maxRecords {
			l.More = len(mxs) - i
			break
		}
		l.Records = append(l.Records, trace.Record{Host: plain(mx.Host), Priority: int(mx.Pref)})
		if mx.Host != "." && len(hosts) < maxTried {
			hosts = append(hosts, Host{Name: plain(mx.Host), Port: "25"})
		}
	}
	f.Emit(l)
	return hosts, nil
}

// null reports whether a domain says that it takes no mail: one record without a
// host (RFC 7505 §3).
func null(mxs []*net.MX) bool { return len(mxs) == 1 && mxs[0].Host == "." }

// implicitMX is the domain itself, where it has addresses and no MX (RFC 5321 §5.1).
func (f *Finder) implicitMX(domain string) ([]Host, error) {
	f.Emit(trace.Lookup{Type: "MX", Name: plain(domain), Error: "no-records"})
	return []Host{{Name: plain(domain), Port: "25"}}, nil
}
