// `npm test`: sets up what is missing, then runs every test there is, each runner to its end.
import { readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { browser, checkNode, npmPackages, wasm } from "./setup.mjs";
import { step } from "./say.mjs";

checkNode();
npmPackages();
wasm();
const chromium = browser();
const node = process.execPath;
const packageTests = readdirSync("tests/package").filter((name) => name.endsWith(".test.mjs")).map((name) => `tests/package/${name}`);
const runners = [
  ["the core", "cargo", ["test", "--locked"]],
  ["its form", "cargo", ["fmt", "--all", "--check"]],
  ["its style", "cargo", ["clippy", "--locked", "--all-targets", "--", "--deny", "warnings"]],
  ["its style in the browser", "cargo", ["clippy", "--locked", "--lib", "--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"]],
  ["the types of the page", node, ["node_modules/typescript/bin/tsc", "--project", "www/tsconfig.json"]],
  ["the package in Node", node, ["--test", ...packageTests]],
  ["the page in Chromium", node, ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/page/playwright.config.ts"]],
];
const failed = runners.filter(([name, program, args]) => {
  step(name);
  const done = spawnSync(program, args, { stdio: "inherit", env: { ...process.env, CHROMIUM: chromium } });
  return done.error || done.status !== 0;
});
failed.forEach(([name]) => console.error(`failed: ${name}`));
console.log(`\n${runners.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
