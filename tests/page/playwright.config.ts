// The page in a real Chromium, served by Vite as `npm start` serves it.
import { defineConfig } from "@playwright/test";

const isRoot = process.getuid?.() === 0;
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/page-tests",
  workers: 1,
  timeout: 30_000,
  reporter: [["list"]],
  use: {
    baseURL: "http://127.0.0.1:5199",
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...quiet, ...(isRoot ? ["--no-sandbox"] : [])] },
  },
  webServer: { command: "node ../../node_modules/vite/bin/vite.js --config ../../www/vite.config.ts --port 5199 --strictPort", url: "http://127.0.0.1:5199", reuseExistingServer: false },
});
