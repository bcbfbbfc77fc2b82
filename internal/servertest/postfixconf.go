package servertest

// mainCF is Postfix's main.cf.
//
// A message is delivered as it came, save the trace headers on top: nothing
// rewrites its addresses (local_header_rewrite_clients) and nothing is added
// to it. Nothing waits: the pauses that slow a flood of mail down would
// only slow the tests. Mail to other domains fails at once, since a test
// must reach no one: virtual finds no mailbox for it and bounces it. (With
// the transport "error" it would be refused at RCPT already.) There is a postmaster, as RFC 5321 §4.5.1 demands.
const mainCF = `
compatibility_level = 3.6
queue_directory = {{.Dir}}/queue
data_directory = {{.Dir}}/data
maillog_file = {{.Log}}
maillog_file_prefixes = {{.Dir}}
inet_interfaces = loopback-only
inet_protocols = {{.Protocols}}
myhostname = {{.Host}}
mydomain = {{.Domain}}
myorigin = {{.Domain}}
mynetworks =
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
local_header_rewrite_clients =
append_dot_mydomain = no
biff = no
notify_classes =
in_flow_delay = 0
smtpd_error_sleep_time = 0

virtual_mailbox_domains = {{.Domain}}
virtual_mailbox_base = {{.Mail}}
virtual_mailbox_maps = inline:{ {{- range .Users}} { {{.}}@{{$.Domain}} = {{.}}/ }{{end}} }
virtual_mailbox_limit = 0
virtual_alias_domains =
virtual_alias_maps = inline:{ { postmaster@{{.Domain}} = {{.Postmaster}} } }
virtual_uid_maps = static:{{.UID}}
virtual_gid_maps = static:{{.GID}}
virtual_transport = virtual
local_transport = error:5.1.1 no local users
default_transport = virtual
relay_transport = $default_transport

smtpd_banner = $myhostname ESMTP
smtpd_tls_cert_file = {{.Cert}}
smtpd_tls_key_file = {{.Key}}
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 1
smtpd_sasl_type = dovecot
smtpd_sasl_path = {{.AuthSocket}}
smtpd_sasl_security_options = noanonymous
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions =
`

// The services that listen, after their address and port, in master.cf's
// columns: type, private, unprivileged, chroot, wake-up, limit, command.
const (
	masterSubmission = ` inet n - n - - smtpd
  -o syslog_name=postfix/submission
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
`
	masterSubmissions = ` inet n - n - - smtpd
  -o syslog_name=postfix/submissions
  -o smtpd_tls_wrappermode=yes
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
`
	masterMX = ` inet n - n - - smtpd
  -o syslog_name=postfix/mx
  -o smtpd_tls_security_level=may
`
)

// masterInternal is the services that these need, none in a chroot. There
// is no SMTP client among them.
const masterInternal = `
cleanup unix  n - n - 0 cleanup
qmgr    unix  n - n 300 1 qmgr
tlsmgr  unix  - - n 1000? 1 tlsmgr
rewrite unix  - - n - - trivial-rewrite
bounce  unix  - - n - 0 bounce
defer   unix  - - n - 0 bounce
trace   unix  - - n - 0 bounce
proxymap unix - - n - - proxymap
error   unix  - - n - - error
retry   unix  - - n - - error
discard unix  - - n - - discard
virtual unix  - n n - - virtual
anvil   unix  - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
