"""A real SMTP server (aiosmtpd) for the tests. It says on standard output where it listens, and each e-mail that it takes as a line of JSON.

What it answers follows from the recipient: refused@… never, later@… only at the second time, content@… refuses what was sent.
"""
import argparse
import asyncio
import base64
import json
import os
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult

options = argparse.ArgumentParser()
options.add_argument("--port", type=int, default=0)
options.add_argument("--certificate")
options.add_argument("--key")
options.add_argument("--user")
options.add_argument("--password")
options = options.parse_args()


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Handler:
    asked = {}

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        self.asked[address] = self.asked.get(address, 0) + 1
        if address.startswith("refused"):
            return "550 5.1.1 No such mailbox"
        if address.startswith("later") and self.asked[address] == 1:
            return "451 4.7.1 Greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(to.startswith("content") for to in envelope.rcpt_tos):
            return "554 5.7.1 Not wanted"
        say(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "content": base64.b64encode(envelope.content).decode()}))
        return "250 OK"


def check(server, session, envelope, mechanism, auth):
    good = (auth.login.decode(), auth.password.decode()) == (options.user, options.password)
    return AuthResult(success=good, handled=False)


async def main():
    tls = None
    if options.certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options.certificate, options.key)
    handler = Handler()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(
            handler, hostname="test", tls_context=tls, require_starttls=tls is not None, auth_require_tls=tls is not None,
            auth_required=options.user is not None, authenticator=check if options.user else None, auth_exclude_mechanism=["LOGIN"]),
        "127.0.0.1", options.port)
    say(f"listening {server.sockets[0].getsockname()[1]}")
    await server.serve_forever()


# It ends with whoever started it, however that one ends.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
asyncio.run(main())
