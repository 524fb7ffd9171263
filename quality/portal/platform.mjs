// The platform as ./run starts it, on ports and data of its own, for as long as a test needs it.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const checkout = resolve(import.meta.dirname, "../..");
const jar = join(checkout, "deploy/local/target/local-platform-0.1.0-SNAPSHOT.jar");
const ports = ["GATEWAY_PORT", "MEMBERSHIP_PORT", "ISSUER_PORT", "POSTGRES_PORT", "KAFKA_PORT", "KAFKA_CONTROLLER_PORT", "SPARE"];

async function freePorts() {
  const servers = await Promise.all(
    ports.map(() => new Promise((done) => { const s = createServer(); s.listen(0, "127.0.0.1", () => done(s)); })),
  );
  const free = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(ports.map((name, i) => [name, String(free[i])]));
}

export async function startPlatform() {
  const chosen = await freePorts();
  const home = await mkdtemp(join(tmpdir(), "copractice-portal-"));
  const java = spawn(
    join(process.env.JAVA_HOME, "bin/java"),
    ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
     "--sun-misc-unsafe-memory-access=allow", "-jar", jar],
    { env: { ...process.env, ...chosen, COPRACTICE_CHECKOUT: checkout, COPRACTICE_HOME: home } },
  );
  const ended = new Promise((done) => java.on("exit", done));
  let said = "";
  await new Promise((ready, failed) => {
    java.stdout.on("data", (text) => { said += text; if (said.includes("Copractice runs")) ready(); });
    java.stderr.on("data", (text) => (said += text));
    ended.then(() => failed(new Error("the platform did not start:\n" + said)));
  });
  return {
    gateway: `http://localhost:${chosen.GATEWAY_PORT}`,
    sparePort: chosen.SPARE,
    issuer: `http://localhost:${chosen.ISSUER_PORT}`,
    async stop() {
      java.kill("SIGTERM");
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
