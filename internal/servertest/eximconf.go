package servertest

// eximConf is Exim's configuration.
//
// Nothing is looked up in the DNS, nothing is rewritten or added but the trace
// fields, and mail for lab.test alone has a router: a test must reach no one.
//
// Every extension that Exim has is offered. With PRDR the server answers for each
// recipient after the dot, which shows only where the answers differ: so the
// postmaster's says no.
const eximConf = `
exim_path = {{.Program}}
exim_user = {{.UID}}
exim_group = {{.GID}}
never_users =
deliver_drop_privilege
keep_environment =
primary_hostname = {{.Host}}
qualify_domain = {{.Domain}}
spool_directory = {{.Dir}}/spool
log_file_path = {{.Dir}}/log/%s
pid_file_path = {{.Dir}}/spool/exim.pid
local_interfaces = <; {{.Listen}}
daemon_smtp_ports = {{.SMTP}} : {{.SMTPS}}
tls_on_connect_ports = {{.SMTPS}}
host_lookup =
rfc1413_hosts =
smtp_accept_max = 100

tls_advertise_hosts = *
tls_certificate = {{.Cert}}
tls_privatekey = {{.Key}}
auth_advertise_hosts = ${if def:tls_in_cipher {*}}
pipelining_advertise_hosts = *
chunking_advertise_hosts = *
dsn_advertise_hosts = *
smtputf8_advertise_hosts = *
prdr_enable
message_size_limit = 10M
acl_smtp_rcpt = rcpt
acl_smtp_data = data
acl_smtp_data_prdr = prdr
acl_smtp_vrfy = data

begin acl

rcpt:
  deny
    !domains = {{.Domain}}
    message = relay not permitted
  require
    verify = recipient
  accept

data:
  accept

prdr:
  deny
    local_parts = postmaster
    message = content refused
  accept

begin routers

postmaster:
  driver = redirect
  local_parts = postmaster
  domains = {{.Domain}}
  data = {{.Alice}}@{{.Domain}}

user:
  driver = accept
  domains = {{.Domain}}
  local_parts = {{.Alice}} : {{.Bob}}
  transport = maildir

begin transports

maildir:
  driver = appendfile
  maildir_format
  directory = {{.Mail}}/$local_part_data
  user = {{.UID}}
  group = {{.GID}}
  return_path_add

begin authenticators

plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if or{ {and{ {eq{$auth2}{ {{- .Alice}}}}{eq{$auth3}{ {{- .AlicePassword}}}} }} \
                            {and{ {eq{$auth2}{ {{- .Bob}}}}{eq{$auth3}{ {{- .BobPassword}}}} }} }}
  server_set_id = $auth2

login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${if or{ {and{ {eq{$auth1}{ {{- .Alice}}}}{eq{$auth2}{ {{- .AlicePassword}}}} }} \
                            {and{ {eq{$auth1}{ {{- .Bob}}}}{eq{$auth2}{ {{- .BobPassword}}}} }} }}
  server_set_id = $auth1

cram_md5:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = ${if eq{$auth1}{ {{- .Alice}}}{ {{- .AlicePassword}}}{${if eq{$auth1}{ {{- .Bob}}}{ {{- .BobPassword}}}fail}}}
  server_set_id = $auth1
`
