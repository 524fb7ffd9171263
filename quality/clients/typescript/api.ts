// The API with openapi-fetch, called as a system with a token of its own; every path, parameter and field is
// checked by the compiler against the types that openapi-typescript makes of the OpenAPI document.
import createClient from "openapi-fetch";
import type { paths } from "../../target/clients/schema.js";

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

export const api = createClient<paths>({
  baseUrl: GATEWAY,
  headers: { Authorization: `Bearer ${await token()}` },
});
