"""A small client of the API: Python's standard library and nothing else. Copy it."""

import json
import urllib.error
import urllib.parse
import urllib.request


class Problem(Exception):
    """What the API refused, and why (RFC 9457). Decide by `code`, show `detail`."""

    def __init__(self, problem):
        super().__init__(problem.get("detail") or problem.get("title"))
        self.status = problem["status"]
        self.code = problem["code"]
        self.errors = problem.get("errors", [])


class Copractice:
    def __init__(self, gateway, issuer, client_id, client_secret):
        self.gateway = gateway
        form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": client_secret}
        request = urllib.request.Request(f"{issuer}/token", urllib.parse.urlencode(form).encode())
        self.token = json.load(urllib.request.urlopen(request, timeout=30))["access_token"]

    def call(self, method, path, body=None, **headers):
        """Answers the record; raises a Problem. Headers by keyword: If_Match='"1"'."""
        request = urllib.request.Request(
            self.gateway + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                **{name.replace("_", "-"): value for name, value in headers.items()},
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            raise Problem(json.load(refused)) from None

    def put(self, path, body, **headers):
        return self.call("PUT", path, body, **headers)

    def pages(self, path, **query):
        """All items of a list, asked for page by page."""
        while True:
            page = self.call("GET", f"{path}?{urllib.parse.urlencode(query)}")
            yield from page["items"]
            if "next" not in page:
                return
            query["cursor"] = page["next"]
