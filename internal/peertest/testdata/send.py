"""Sends the file that is named last, by the standard library's smtplib."""

import smtplib
import ssl
import sys

mode, port, ca, user, password, path = sys.argv[1:]
context = ssl.create_default_context(cafile=ca)
if mode == "implicit":
    server = smtplib.SMTP_SSL("localhost", int(port), context=context)
else:
    server = smtplib.SMTP("localhost", int(port))
    server.starttls(context=context)
with server, open(path, "rb") as message:
    server.login(user, password)
    server.sendmail("alice@lab.test", ["bob@lab.test"], message.read(), ["BODY=8BITMIME"])
