// `npm start`: sets up what is missing, then serves the page.
import { checkNode, npmPackages, wasm } from "./setup.mjs";
import { step } from "./say.mjs";

checkNode();
npmPackages();
wasm();
const { createServer } = await import("vite");
const server = await createServer({ configFile: "www/vite.config.ts" });
await server.listen();
step("Galleyproof is served here; Ctrl-C ends it");
server.printUrls();
