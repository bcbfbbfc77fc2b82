package servertest

// dovecotHead24 is how a configuration for Dovecot 2.4 must begin.
const dovecotHead24 = `
dovecot_config_version = {{.Version}}
dovecot_storage_version = {{.Version}}
`

// dovecotCommon is what Dovecot 2.3 and 2.4 read alike.
//
// A failed login is answered after half a second, the least that Dovecot 2.3
// can be told (auth_failure_delay), and the next login from the same address
// is not held back (anvil-auth-penalty): what slows a guesser down would
// only slow the tests.
const dovecotCommon = `
base_dir = {{.Dir}}/run
state_dir = {{.Dir}}/run
log_path = {{.Log}}
protocols = pop3
listen = {{.Listen}}
login_greeting = POP3 ready
ssl = yes
auth_mechanisms = {{.Mechanisms}}
auth_failure_delay = 0
auth_verbose = yes
first_valid_uid = {{.UID}}
first_valid_gid = {{.GID}}
shutdown_clients = yes

service pop3-login {
  inet_listener pop3 {
    port = {{.POP3}}
  }
  inet_listener pop3s {
    port = {{.POP3S}}
    ssl = yes
  }
}
service auth {
  unix_listener {{.AuthSocket}} {
    mode = 0666
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
}
`

// dovecot23 is the rest as Dovecot 2.3 reads it.
const dovecot23 = `
ssl_cert = <{{.Cert}}
ssl_key = <{{.Key}}
auth_username_format = %Ln
mail_location = maildir:{{.Mail}}/%n
passdb {
  driver = passwd-file
  args = {{.Dir}}/users
}
userdb {
  driver = static
  args = uid={{.UID}} gid={{.GID}} home={{.Mail}}/%n
}
`

// dovecot24 is the rest as Dovecot 2.4 reads it.
const dovecot24 = `
ssl_server_cert_file = {{.Cert}}
ssl_server_key_file = {{.Key}}
auth_username_format = %{user|username|lower}
mail_driver = maildir
mail_path = {{.Mail}}/%{user|username}
passdb passwd-file {
  passwd_file_path = {{.Dir}}/users
}
userdb static {
  fields {
    uid = {{.UID}}
    gid = {{.GID}}
    home = {{.Mail}}/%{user|username}
  }
}
`
