"""Fetches all messages into a folder, by the standard library's poplib."""

import poplib
import ssl
import sys

mode, port, ca, login, user, password, folder = sys.argv[1:]
context = ssl.create_default_context(cafile=ca)
if mode == "implicit":
    server = poplib.POP3_SSL("localhost", int(port), context=context)
else:
    server = poplib.POP3("localhost", int(port))
    server.stls(context=context)
if login == "apop":
    server.apop(user, password)
else:
    server.user(user)
    server.pass_(password)
for number in range(1, server.stat()[0] + 1):
    with open(f"{folder}/{number}", "wb") as message:
        message.write(b"\r\n".join(server.retr(number)[1]) + b"\r\n")
server.quit()
