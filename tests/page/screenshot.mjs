// Takes the README's picture: `node tests/page/screenshot.mjs` while the page is served; the address is its argument.
import { chromium } from "@playwright/test";

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, colorScheme: process.argv[4] ?? "light" });
await page.goto(process.argv[2] ?? "http://127.0.0.1:5173");
await page.getByRole("button", { name: "Try the sample" }).click();
await page.locator(".panel").waitFor();
await page.waitForTimeout(400);
await page.screenshot({ path: process.argv[3] ?? "www/screenshot.png" });
await browser.close();
