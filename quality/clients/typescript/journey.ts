// A first journey through the API.
import { randomUUID } from "node:crypto";
import type { components } from "../../target/clients/schema.js";
import { api } from "./api.js";

type Organization = components["schemas"]["Organization"];

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
