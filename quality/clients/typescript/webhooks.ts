// Subscribes, is called, and verifies with the library of Standard Webhooks: each message as it came, and
// that it is refused when anything of it is changed.
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { api } from "./api.js";

type Received = { body: string; headers: Record<string, string> };

const arrived: Received[] = [];
const receiver = createServer(async (request, response) => {
  const headers = request.headersDistinct;
  arrived.push({
    body: await text(request),
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values!.join()])),
  });
  response.writeHead(204).end();
  receiver.emit("received");
});
receiver.listen(0, "127.0.0.1");
await once(receiver, "listening");

function verifies(secret: string, { body, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

function spoilt({ body, headers }: Received): Received[] {
  const second = (by: number) => String(Number(headers["webhook-timestamp"]) + by);
  return [
    { body: `${body} `, headers },
    { body, headers: { ...headers, "webhook-id": `${headers["webhook-id"]}0` } },
    { body, headers: { ...headers, "webhook-timestamp": second(1) } },
    { body, headers: { ...headers, "webhook-timestamp": second(-1000) } },
  ];
}

async function next(): Promise<Received> {
  if (arrived.length === 0) await once(receiver, "received");
  return arrived.shift()!;
}

async function register(): Promise<void> {
  const path = { id: randomUUID() };
  const { error } = await api.PUT("/v1/organizations/{id}", { params: { path }, body: { name: "Museum of Tin", kind: "museum" } });
  if (error) throw new Error(error.code);
}

function told(message: Received): string {
  return (JSON.parse(message.body) as { type: string }).type;
}

await api.PUT("/v1/organization-kinds/{code}", {
  params: { path: { code: "museum" } },
  body: { name: "Museum", onePerCounty: false },
});

const path = { id: randomUUID() };
const { data: subscribed, error } = await api.PUT("/v1/subscriptions/{id}", {
  params: { path },
  body: {
    address: `http://localhost:${(receiver.address() as AddressInfo).port}/`,
    types: ["org.copractice.membership.organization-*"],
  },
});
if (error) throw new Error(error.code);
const first = subscribed.secret!;

await register();
const message = await next();
console.log(`${told(message)}: ${verifies(first, message)}`);
console.log(`spoilt: ${spoilt(message).map((it) => verifies(first, it))}`);

const { data: rotated } = await api.POST("/v1/subscriptions/{id}/secrets", {
  params: { path, header: { "If-Match": `"${subscribed.revision}"` } },
  body: { overlapHours: 1 },
});
const second = rotated!.secret!;
await register();
const both = await next();
console.log(`old and new secret: ${[first, second].map((secret) => verifies(secret, both))}`);
console.log(`new secret, old message: ${verifies(second, message)}`);

receiver.close();
receiver.closeAllConnections();
