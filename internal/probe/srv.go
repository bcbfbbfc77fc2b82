package probe

import (
	"context"
	"net"
	"strconv"

	"mailproto/trace"
)

// service is one that a domain may name by SRV records.
type service struct {
	name     string
	implicit bool
}

// services of a protocol: the one that begins in TLS comes first, as mail programs
// should prefer it (RFC 8314 §3.3, §5.1; RFC 6186 §3).
func services(p trace.Proto) []service {
	if p == trace.POP3 {
		return []service{{"pop3s", true}, {"pop3", false}}
	}
	return []service{{"submissions", true}, {"submission", false}}
}

// SRV finds the servers that a domain names for its users, in the order in which they
// are to be tried: by priority, and by chance and weight where that is equal.
func (f *Finder) SRV(ctx context.Context, p trace.Proto, domain string) ([]Host, error) {
	var hosts []Host
	refused := false
	var failed error
	for _, s := range services(p) {
		found, why, err := f.service(ctx, s, domain)
		hosts = append(hosts, found...)
		refused = refused || why == NotOffered
		if err != nil {
			failed = err
		}
	}
	switch {
	case len(hosts) > 0:
		return hosts[:min(len(hosts), maxTried)], nil
	case failed != nil:
		return nil, &Error{Why: BadDNS, Name: plain(domain), Err: failed}
	case refused:
		return nil, &Error{Why: NotOffered, Name: plain(domain)}
	}
	return nil, &Error{Why: NoSRV, Name: plain(domain)}
}

// service asks for the servers of one service.
func (f *Finder) service(ctx context.Context, s service, domain string) (hosts []Host, why string, err error) {
	ctx, cancel := f.within(ctx)
	defer cancel()
	_, srvs, err := f.resolver().LookupSRV(ctx, s.name, "tcp", rooted(domain))
	l := trace.Lookup{Type: "SRV", Name: plain("_" + s.name + "._tcp." + domain)}
	switch {
	case len(srvs) > 0:
		err = nil // what is left of an answer with bad names in it
	case err == nil || absent(err):
		l.Error, err = "no-records", nil
	default:
		l.Error = BadDNS
	}
	if len(srvs) == 1 && srvs[0].Target == "." { // RFC 6186 §3.4
		l.Error = NotOffered
	}
	for i, srv := range srvs {
		if i == maxRecords {
			l.More = len(srvs) - i
			break
		}
		l.Records = append(l.Records, record(srv))
		if srv.Target != "." && srv.Port != 0 {
			hosts = append(hosts, Host{Name: plain(srv.Target), Port: strconv.Itoa(int(srv.Port)), Implicit: s.implicit})
		}
	}
	f.Emit(l)
	return hosts, l.Error, err
}

func record(srv *net.SRV) trace.Record {
	host := plain(srv.Target)
	if host == "" {
		host = "."
	}
	return trace.Record{Host: host, Port: int(srv.Port), Priority: int(srv.Priority), Weight: int(srv.Weight)}
}
