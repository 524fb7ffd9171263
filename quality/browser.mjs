// A headless Chromium: the one that is installed, else the one that comes with the npm packages.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const installed = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
].find((path) => path && existsSync(path));

export async function startBrowser() {
  if (installed) {
    return chromium.launch({ executablePath: installed, args: process.getuid() === 0 ? ["--no-sandbox"] : [] });
  }
  const { default: bundled } = await import("@sparticuz/chromium");
  return chromium.launch({ executablePath: await bundled.executablePath(), args: bundled.args });
}
