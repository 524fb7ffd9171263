# Receives webhooks of Copractice and writes those that are verified, with nothing but Python's library:
#   python3 receive.py PORT FILE COUNT    FILE holds the secret (whsec_…); after COUNT messages it ends
import base64, hashlib, hmac, http.server, sys, time


def verify(secret, headers, body):
    """Raises ValueError unless these very bytes were signed with the secret within the last five minutes."""
    name, sent, signatures = (headers.get(f"webhook-{part}", "") for part in ("id", "timestamp", "signature"))
    if not sent.isdigit() or abs(time.time() - int(sent)) > 300:
        raise ValueError("too old")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    wanted = base64.b64encode(hmac.digest(key, f"{name}.{sent}.".encode() + body, hashlib.sha256))
    for version, _, signature in (each.partition(",") for each in signatures.split()):
        if version == "v1" and hmac.compare_digest(signature.encode(), wanted):
            return
    raise ValueError("not signed by Copractice")


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            with open(sys.argv[2]) as file:
                verify(file.read().strip(), self.headers, body)
        except (OSError, ValueError) as refused:
            self.send_error(400, str(refused))
            return
        self.send_response(204)
        self.end_headers()
        self.server.received += 1
        print(body.decode(), flush=True)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: python3 receive.py PORT FILE COUNT")
    server = http.server.HTTPServer(("localhost", int(sys.argv[1])), Receiver)
    server.received = 0
    while server.received < int(sys.argv[3]):
        server.handle_request()
