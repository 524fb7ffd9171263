// The portal as people use it: on the whole platform, with a mouse, with the keyboard, on a phone.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { focused, markControls, paleTexts, tinyTargets } from "./looks.mjs";
import { startPlatform } from "./platform.mjs";

const PAGES = { home: "/", reference: "/reference", events: "/events", problems: "/problems", problem: "/problems/stale-revision" };
const WIDTHS = { desktop: 1280, phone: 390 };

let platform, browser;

// A page, and everything that it did beyond what is allowed.
async function visit(path, width = WIDTHS.desktop) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && ![platform.gateway, platform.issuer].includes(origin)) faults.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`refused by policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(platform.gateway + path, { waitUntil: "networkidle" });
  if (path === PAGES.reference) await page.locator(".opblock").last().waitFor();
  return { page, faults, close: () => context.close() };
}

// Calls an operation from the reference, and returns the status of the answer.
async function call(page, operation) {
  const block = page.locator(`[id$="-${operation}"]`);
  await block.getByRole("button").first().click();
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith("/v1/"));
  await block.getByRole("button", { name: "Execute" }).click();
  return (await answer).status();
}

// What a page must look like, whatever is unfolded in it.
async function assertReadable(page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  assert.deepEqual(await page.evaluate(paleTexts), []);
  assert.deepEqual(await page.evaluate(tinyTargets), []);
}

async function openAuthorization(page, flow) {
  await page.getByRole("button", { name: "Authorize" }).first().click();
  return page.locator(".auth-container").filter({ hasText: flow });
}

async function authorized(page, form) {
  await form.locator("button", { hasText: "Logout" }).waitFor();
  await page.getByRole("button", { name: "Close" }).last().click();
}

describe("portal", () => {
  before(async () => {
    platform = await startPlatform();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
    await mkdir("target", { recursive: true });
  });

  after(async () => {
    await browser?.close();
    await platform?.stop();
  });

  for (const [name, path] of Object.entries(PAGES)) {
    for (const [device, width] of Object.entries(WIDTHS)) {
      test(`${name} can be read on a ${device} and asks nobody else`, async () => {
        const { page, faults, close } = await visit(path, width);
        await page.screenshot({ path: `target/${name}-${device}.png`, fullPage: name !== "reference" });
        await assertReadable(page);
        assert.equal(await page.locator("h1:visible").count(), 1);
        assert.equal(await page.getByRole("main").count(), 1);
        assert.deepEqual(faults, []);
        await close();
      });
    }

    test(`every control of ${name} is reached with the Tab key, in order and visibly`, async () => {
      const { page, close } = await visit(path);
      const controls = await page.evaluate(markControls);
      const blind = [];
      for (let number = 0; number < controls; number++) {
        await page.keyboard.press("Tab");
        const focus = await page.evaluate(focused);
        assert.equal(focus.number, number, `after ${number} controls came ${focus.name}`);
        if (!focus.seen) blind.push(focus.name);
      }
      assert.deepEqual(blind, []);
      await close();
    });
  }

  for (const [device, width] of Object.entries(WIDTHS)) {
    test(`what is unfolded can be read on a ${device}`, async () => {
      const { page, faults, close } = await visit("/reference", width);
      const operation = page.locator('[id$="-listOrganizations"]');
      await operation.getByRole("button").first().click();
      await operation.getByRole("button", { name: "Execute" }).waitFor();
      await operation.screenshot({ path: `target/operation-${device}.png` });
      await assertReadable(page);
      await openAuthorization(page, "authorizationCode");
      await page.screenshot({ path: `target/authorize-${device}.png` });
      await assertReadable(page);
      await page.goto(platform.gateway + "/events");
      await page.locator("details").evaluateAll((messages) => messages.forEach((message) => (message.open = true)));
      await assertReadable(page);
      assert.deepEqual(faults, []);
      await close();
    });
  }

  test("the quick start leads from a token to the first event and the first webhook verified", async () => {
    const { page, close } = await visit("/");
    const steps = ["#token", "#ask", "#change", "#follow", "#subscribe", "#received"];
    const typed = await Promise.all(steps.map((id) => page.locator(id).innerText()));
    const commands = typed.join("\necho; echo ----\n").replaceAll("9000", platform.sparePort);
    const cwd = await mkdtemp(join(tmpdir(), "copractice-quick-start-"));
    const { stdout } = await promisify(execFile)("bash", ["-c", commands], { cwd, timeout: 60_000 });
    await rm(cwd, { recursive: true });
    const [, asked, changed, followed, , received] = stdout.split("----\n");
    assert.equal(JSON.parse(asked).items.length, 10);
    assert.match(changed, /^HTTP\/1.1 201 /);
    assert.deepEqual(JSON.parse(followed).map((event) => [event.type, event.data.name]), [
      ["org.copractice.membership.organization-registered.v1", "Sierra Museum of Science"],
    ]);
    assert.equal(JSON.parse(received).data.name, "Sierra Planetarium");
    await close();
  });

  test("the status tells each service", async () => {
    const { page, close } = await visit("/");
    await page.locator("#status .ready").waitFor();
    assert.deepEqual(await page.locator("#status li").allInnerTexts(), ["membership ready"]);
    await close();
  });

  for (const person of ["maria", "olga", "admin"]) {
    test(`${person} signs in by the reference and calls an operation`, async () => {
      const { page, faults, close } = await visit("/reference");
      const form = await openAuthorization(page, "authorizationCode");
      const popup = page.waitForEvent("popup");
      await form.locator("button", { hasText: "Authorize" }).click();
      const login = await popup;
      const asked = new URL(login.url()).searchParams;
      assert.equal(asked.get("client_id"), "copractice-portal");
      assert.equal(asked.get("code_challenge_method"), "S256");
      if (person === "maria") await login.screenshot({ path: "target/login.png" });
      await login.getByRole("button", { name: person }).click();
      await authorized(page, form);
      assert.equal(await call(page, "listRegions"), 200);
      if (person === "maria") {
        await page.screenshot({ path: "target/called.png" });
        await assertReadable(page);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  }

  test("a system gets a token by client credentials in the reference", async () => {
    const { page, faults, close } = await visit("/reference");
    const form = await openAuthorization(page, "clientCredentials");
    await form.getByLabel("client_id").fill("partner-demo");
    await form.getByLabel("client_secret").fill("any");
    await form.locator("button", { hasText: "Authorize" }).click();
    await authorized(page, form);
    assert.equal(await call(page, "listRegions"), 200);
    assert.deepEqual(faults, []);
    await close();
  });

  test("without a token an operation is refused", async () => {
    const { page, close } = await visit("/reference");
    assert.equal(await call(page, "listRegions"), 401);
    await close();
  });

  test("who has no mouse skips to the content and unfolds a message", async () => {
    const { page, close } = await visit("/events");
    await page.keyboard.press("Tab");
    assert.equal((await page.evaluate(focused)).name, "Skip to content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
    const message = page.locator("details").first();
    await message.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await message.evaluate((details) => details.open));
    await close();
  });

  test("who has no mouse signs in by the reference", async () => {
    const { page, close } = await visit("/reference", WIDTHS.phone);
    const reach = async (locator) => {
      for (let presses = 0; presses < 40; presses++) {
        if (await locator.evaluate((control) => control === document.activeElement)) return;
        await page.keyboard.press("Tab");
      }
      assert.fail(`the Tab key does not reach ${locator}`);
    };
    await reach(page.getByRole("button", { name: "Authorize" }).first());
    await page.keyboard.press("Enter");
    const form = page.locator(".auth-container").filter({ hasText: "authorizationCode" });
    await form.waitFor();
    const popup = page.waitForEvent("popup");
    await reach(form.locator("button", { hasText: "Authorize" }));
    await page.keyboard.press("Enter");
    await (await popup).getByRole("button", { name: "maria" }).press("Enter");
    await form.locator("button", { hasText: "Logout" }).waitFor();
    await close();
  });

  test("every link of the portal leads somewhere", async () => {
    const { page, close } = await visit("/");
    for (const path of Object.values(PAGES)) {
      await page.goto(platform.gateway + path);
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
      const places = await page.locator("[id]").evaluateAll((all) => all.map((element) => element.id));
      for (const link of new Set(links.filter((link) => link.startsWith(platform.gateway)))) {
        const { pathname, hash } = new URL(link);
        assert.equal((await page.request.get(platform.gateway + pathname)).status(), 200, `${path} leads to ${link}`);
        // What begins with a slash the reference reads itself.
        if (/^#[^/]/.test(hash) && pathname === path) assert.ok(places.includes(hash.slice(1)), `${path} has no ${hash}`);
      }
    }
    await close();
  });
});
