"""A first journey through the API: register, change what you have seen, be refused, page through a list."""

import os
import uuid

from copractice import Copractice, Problem

api = Copractice(os.environ["GATEWAY"], os.environ["ISSUER"], "partner-demo", "any")


def register(name):
    # The id is minted here, and the key makes it safe to send the call again.
    return api.put(
        f"/v1/organizations/{uuid.uuid4()}", {"name": name, "kind": "museum"}, Idempotency_Key=str(uuid.uuid4())
    )


def change(seen, name):
    return api.put(
        f"/v1/organizations/{seen['id']}", {"name": name, "kind": seen["kind"]}, If_Match=f'"{seen["revision"]}"'
    )


api.put("/v1/organization-kinds/museum", {"name": "Museum", "onePerCounty": False})

mine = [register(name) for name in ("Museum of Tin", "Museum of Tides", "Museum of Time")]
print("registered at revision", mine[0]["revision"])

print("changed to revision", change(mine[0], "Museum of Type")["revision"])

try:
    change(mine[0], "Museum of Tar")
except Problem as problem:
    print("refused:", problem.status, problem.code)

seen = [museum["id"] for museum in api.pages("/v1/organizations", kind="museum", limit=2)]
print("listed", len([museum for museum in mine if seen.count(museum["id"]) == 1]), "of", len(mine))
