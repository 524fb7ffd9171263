// The portal as people use it: in a browser, on the whole platform, with a mouse, a keyboard, a phone.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { startBrowser } from "./browser.mjs";
import { startPlatform } from "./platform.mjs";

const PAGES = { home: "/", reference: "/reference", events: "/events", problems: "/problems", problem: "/problems/stale-revision" };
const WIDTHS = { desktop: 1280, phone: 390 };

let platform, browser;

before(async () => {
  [platform, browser] = await Promise.all([startPlatform(), startBrowser()]);
  await mkdir("target", { recursive: true });
});

after(async () => {
  await browser?.close();
  await platform?.stop();
});

// A page, and everything that it did beyond what is allowed.
async function visit(path, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && ![platform.gateway, platform.issuer].includes(origin)) faults.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`refused by policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(platform.gateway + path, { waitUntil: "networkidle" });
  return { page, faults, close: () => context.close() };
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const [device, width] of Object.entries(WIDTHS)) {
    test(`${name} fits a ${device} and asks nobody else`, async () => {
      const { page, faults, close } = await visit(path, width);
      await page.screenshot({ path: `target/${name}-${device}.png`, fullPage: name !== "reference" });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide`);
      assert.equal(await page.locator("h1").count(), 1);
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

test("the quick start is one command for a token and one for the first answer", async () => {
  const { page, close } = await visit("/");
  const token = await page.locator("#token").innerText();
  const ask = await page.locator("#ask").innerText();
  const { stdout } = await promisify(execFile)("bash", ["-c", `${token}\n${ask}`]);
  assert.equal(JSON.parse(stdout).items.length, 10);
  await close();
});

test("the status tells each service", async () => {
  const { page, close } = await visit("/");
  await page.locator("#status .ready").waitFor();
  assert.deepEqual(await page.locator("#status li").allInnerTexts(), ["membership ready"]);
  await close();
});

for (const [person, status] of [["maria", 200], ["admin", 200]]) {
  test(`${person} signs in by the reference and calls an operation`, async () => {
    const { page, faults, close } = await visit("/reference");
    await page.getByRole("button", { name: "Authorize" }).first().click();
    const form = page.locator(".auth-container").filter({ hasText: "authorizationCode" });
    const popup = page.waitForEvent("popup");
    await form.getByRole("button", { name: "Authorize" }).click();
    await (await popup).getByRole("button", { name: person }).click();
    await form.getByRole("button", { name: "Logout" }).waitFor();
    await page.getByRole("button", { name: "Close" }).last().click();
    assert.equal(await call(page, "listRegions"), status);
    assert.deepEqual(faults, []);
    await close();
  });
}

test("a system gets a token by client credentials in the reference", async () => {
  const { page, close } = await visit("/reference");
  await page.getByRole("button", { name: "Authorize" }).first().click();
  const form = page.locator(".auth-container").filter({ hasText: "clientCredentials" });
  await form.getByLabel("client_id").fill("partner-demo");
  await form.getByLabel("client_secret").fill("any");
  await form.getByRole("button", { name: "Authorize" }).click();
  await form.getByRole("button", { name: "Logout" }).waitFor();
  await page.getByRole("button", { name: "Close" }).last().click();
  assert.equal(await call(page, "listRegions"), 200);
  await close();
});

test("without a token an operation is refused", async () => {
  const { page, close } = await visit("/reference");
  assert.equal(await call(page, "listRegions"), 401);
  await close();
});

async function call(page, operation) {
  const block = page.locator(`[id$="-${operation}"]`);
  await block.getByRole("button").first().click();
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith("/v1/"));
  await block.getByRole("button", { name: "Execute" }).click();
  return (await answer).status();
}

test("the portal can be used with the keyboard alone", async () => {
  const { page, close } = await visit("/");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Make the first call");
  await page.goto(platform.gateway + "/events");
  const message = page.locator("details").first();
  await message.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(await message.evaluate((details) => details.open));
  await close();
});

const focused = (page) => page.evaluate(() => document.activeElement.textContent);

test("every link of the portal leads somewhere", async () => {
  const { page, close } = await visit("/");
  const open = new Set(Object.values(PAGES));
  for (const path of open) {
    await page.goto(platform.gateway + path);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => new URL(a.href)).map((u) => u.origin + u.pathname));
    for (const link of links) {
      assert.equal((await page.request.get(link)).status(), 200, `${path} leads to ${link}`);
    }
  }
  await close();
});
