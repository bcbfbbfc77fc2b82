package lab

import (
	"net"
	"os"
	"regexp"
)

// Addresses are those of this machine by which others may reach what listens at an
// unspecified address, :: or 0.0.0.0; the latter has no IPv6.
func Addresses(unspecified string) []string {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []string
	for _, a := range all {
		n, ok := a.(*net.IPNet)
		if ok && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() && (network(unspecified) == "tcp" || n.IP.To4() != nil) {
			out = append(out, n.IP.String())
		}
	}
	return out
}

// network is what to listen on: an address of IPv4 means IPv4 alone, also 0.0.0.0.
func network(listen string) string {
	if ip := net.ParseIP(listen); ip != nil && ip.To4() != nil {
		return "tcp4"
	}
	return "tcp"
}

// hostName is a name that can stand in a certificate.
var hostName = regexp.MustCompile(`^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?(\.[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?)*$`)

// reachable are the names and addresses by which what listens there is reached.
func reachable(listen string) []string {
	ip := net.ParseIP(listen)
	if ip == nil || !ip.IsUnspecified() {
		return []string{listen}
	}
	all := Addresses(listen)
	if name, err := os.Hostname(); err == nil && hostName.MatchString(name) {
		all = append(all, name)
	}
	return all
}

// Names are what the servers' certificate is for beside Hostname, Domain, localhost and
// the two addresses of this machine that go with that.
func (l *Lab) Names() []string { return l.ca.more }
