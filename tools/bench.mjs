// `npm run bench`: sets up what is missing, then prints one table.
import { browser, checkNode, npmPackages, stages, wasm } from "./setup.mjs";
import { run } from "./say.mjs";

checkNode();
npmPackages();
npmPackages("tests/bench");
wasm();
run(process.execPath, ["tests/bench/bench.mjs"], "The bench broke off.", { env: { ...process.env, CHROMIUM: browser(), STAGES: stages() } });
