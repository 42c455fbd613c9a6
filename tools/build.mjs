// `npm run build`: the npm package in dist/, and the page in www/dist/.
import { cpSync, rmSync } from "node:fs";
import { checkNode, npmPackages, PKG, wasm } from "./setup.mjs";
import { run, step } from "./say.mjs";

checkNode();
npmPackages();
wasm();
step("the page");
run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--config", "www/vite.config.ts"]);
step("the package");
rmSync("dist", { recursive: true, force: true });
run(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "www/tsconfig.package.json"]);
for (const file of ["galleyproof.js", "galleyproof.d.ts", "galleyproof_bg.wasm", "galleyproof_bg.wasm.d.ts"]) cpSync(`${PKG}/${file}`, `dist/pkg/${file}`);
