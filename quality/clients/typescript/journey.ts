// A first journey through the API with openapi-fetch; every path, parameter and field is checked by the
// compiler against the types that openapi-typescript makes of the OpenAPI document.
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "../../target/clients/schema.js";

type Organization = components["schemas"]["Organization"];

const { GATEWAY, ISSUER } = process.env as { GATEWAY: string; ISSUER: string };

async function token(): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: "partner-demo",
    client_secret: "any",
  });
  const answer = await fetch(`${ISSUER}/token`, { method: "POST", body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const api = createClient<paths>({
  baseUrl: GATEWAY,
  headers: { Authorization: `Bearer ${await token()}` },
});

// The id is minted here, and the key makes it safe to send the call again.
async function register(name: string): Promise<Organization> {
  const { data, error } = await api.PUT("/v1/organizations/{id}", {
    params: { path: { id: randomUUID() }, header: { "Idempotency-Key": randomUUID() } },
    body: { name, kind: "museum" },
  });
  if (error) throw new Error(error.code);
  return data;
}

function change(seen: Organization, name: string) {
  return api.PUT("/v1/organizations/{id}", {
    params: { path: { id: seen.id }, header: { "If-Match": `"${seen.revision}"` } },
    body: { name, kind: seen.kind },
  });
}

async function* museums(): AsyncGenerator<Organization> {
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET("/v1/organizations", {
      params: { query: { kind: "museum", limit: 2, ...(cursor === undefined ? {} : { cursor }) } },
    });
    if (error) throw new Error(error.code);
    if (typeof data === "string") throw new Error("CSV comes only to who accepts it");
    yield* data.items ?? [];
    cursor = data.next;
  } while (cursor !== undefined);
}

await api.PUT("/v1/organization-kinds/{code}", {
  params: { path: { code: "museum" } },
  body: { name: "Museum", onePerCounty: false },
});

const mine = [await register("Museum of Tin"), await register("Museum of Tides"), await register("Museum of Time")];
console.log(`registered at revision ${mine[0]!.revision}`);

const { data: changed } = await change(mine[0]!, "Museum of Type");
console.log(`changed to revision ${changed?.revision}`);

const { error: problem } = await change(mine[0]!, "Museum of Tar");
console.log(`refused: ${problem?.status} ${problem?.code}`);

const seen: string[] = [];
for await (const museum of museums()) seen.push(museum.id);
console.log(`listed ${seen.filter((id) => mine.some((museum) => museum.id === id)).length} of ${mine.length}`);
