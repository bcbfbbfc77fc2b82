package main

import (
	"net/netip"

	"github.com/spf13/pflag"

	"mailproto/trace/session"
)

// proxyOptions are the options about the header that a load balancer puts first.
type proxyOptions struct{ header, source, dest string }

func (o *proxyOptions) flags(u *ui, f *pflag.FlagSet) {
	f.StringVar(&o.header, "proxy-header", "", u.in2("`v1|v2`: begin with the header of HAProxy's PROXY protocol, as a load balancer does", "`v1|v2`：先发 HAProxy 的 PROXY 协议头，如同负载均衡器"))
	f.StringVar(&o.source, "proxy-source", "", u.in2("`IP:PORT` of the client that the header names; else this connection's own", "协议头中客户端的 `IP:端口`；否则取本连接的"))
	f.StringVar(&o.dest, "proxy-dest", "", u.in2("`IP:PORT` that it connected to; else this connection's own", "协议头中客户端所连的 `IP:端口`；否则取本连接的"))
}

// read checks the options; nil means that no header is wanted.
func (o *proxyOptions) read() (*session.Proxy, error) {
	p := &session.Proxy{}
	var err error
	if p.Source, err = ipPort("--proxy-source", o.source); err != nil {
		return nil, err
	}
	if p.Dest, err = ipPort("--proxy-dest", o.dest); err != nil {
		return nil, err
	}
	switch o.header {
	case "v1":
		p.Version = 1
	case "v2":
		p.Version = 2
	case "":
		if o.source != "" || o.dest != "" {
			return nil, usage(text("--proxy-source and --proxy-dest stand in a header: add --proxy-header v1 or v2", "--proxy-source 和 --proxy-dest 写在协议头里：请加上 --proxy-header v1 或 v2"))
		}
		return nil, nil
	default:
		return nil, usage(text("--proxy-header is v1 or v2, not %q", "--proxy-header 只能是 v1 或 v2，不能是 %q"), o.header)
	}
	return p, nil
}

// ipPort reads an address with its port; no name, for the header holds none.
func ipPort(flag, s string) (netip.AddrPort, error) {
	if s == "" {
		return netip.AddrPort{}, nil
	}
	a, err := netip.ParseAddrPort(s)
	if err != nil || a.Addr().Zone() != "" {
		return a, usage(text("%s is IP:PORT, such as 192.0.2.7:41234 or [2001:db8::1]:41234, not %q", "%s 的形式是 IP:端口，例如 192.0.2.7:41234 或 [2001:db8::1]:41234，不能是 %q"), flag, s)
	}
	return netip.AddrPortFrom(a.Addr().Unmap(), a.Port()), nil
}
