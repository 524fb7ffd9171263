// A headless Chromium: the one that ./check has found, else the one that comes with the npm packages.
import { chromium } from "playwright-core";

// A browser that is not root has a sandbox of its own.
const root = process.getuid() === 0 ? ["--no-sandbox", "--no-zygote"] : [];

export async function startBrowser() {
  if (process.env.CHROMIUM) {
    return chromium.launch({ executablePath: process.env.CHROMIUM, args: root });
  }
  const { default: bundled } = await import("@sparticuz/chromium");
  return chromium.launch({ executablePath: await bundled.executablePath(), args: [...bundled.args, ...root] });
}
