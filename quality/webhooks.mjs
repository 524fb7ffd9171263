// Verifies with the JavaScript library of Standard Webhooks what the service has signed:
//   node quality/webhooks.mjs membership-service/target/webhooks.json
// The samples are written by DeliveryTest. The clock is set to the moment of each signature.
import { readFileSync } from "node:fs";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

const samples = JSON.parse(readFileSync(process.argv[2], "utf8"));
const verifies = (secret, body, headers) => {
  Date.now = () => Number(headers["webhook-timestamp"]) * 1000;
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
};

let wrong = 0;
for (const { secret, body, headers } of samples) {
  const other = { ...headers, "webhook-id": `${headers["webhook-id"]}0` };
  const late = { ...headers, "webhook-timestamp": `${Number(headers["webhook-timestamp"]) + 1}` };
  const seen = [
    verifies(secret, body, headers),
    verifies(secret, `${body} `, headers),
    verifies(secret, body, other),
    verifies(secret, body, late),
  ];
  if (seen.join() !== "true,false,false,false") {
    console.error(`${headers["webhook-id"]}: ${seen.join()}`);
    wrong++;
  }
}
console.log(`${samples.length} signed messages, ${wrong} wrong`);
process.exit(wrong === 0 && samples.length > 0 ? 0 : 1);
