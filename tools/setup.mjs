// Sets up everything that the page and the tests need, and does nothing that is already done.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asked, run, step, stop } from "./say.mjs";

const TARGET = "wasm32-unknown-unknown";
export const PKG = "www/pkg";

/** Node is new enough, or one sentence says what to install. */
export function checkNode() {
  if (Number(process.versions.node.split(".")[0]) < 20) stop(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
}

/** npm packages as package-lock.json has them. */
export function npmPackages(folder = ".") {
  const lock = readFileSync(join(folder, "package-lock.json"));
  const stamp = join(folder, "node_modules/.galleyproof-lock");
  const now = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  step(`npm packages${folder === "." ? "" : ` of ${folder}`}`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  run(npm, ["ci", "--no-fund", "--no-audit", "--loglevel=error"], "npm ci failed: is the npm registry reached from here?", { cwd: folder });
  writeFileSync(stamp, now);
}

/** Rust with its wasm target. */
export function rust() {
  if (!asked("cargo", ["--version"])) stop("Rust is missing: install rustup (https://rustup.rs), open a new terminal and start again.");
  const installed = asked("rustup", ["target", "list", "--installed"]);
  if (installed === null) stop("rustup is missing: install it (https://rustup.rs); it brings Rust's WebAssembly target.");
  if (installed.split("\n").includes(TARGET)) return;
  step("Rust's WebAssembly target");
  run("rustup", ["target", "add", TARGET], `rustup could not add the target ${TARGET}.`);
}

/** The core as WebAssembly with its JavaScript and types, in www/pkg. */
export function wasm() {
  const stamp = join(PKG, ".made-from");
  const now = fingerprint([".cargo", "Cargo.toml", "Cargo.lock", "src", "tools/bindgen", "tools/setup.mjs"]);
  if (existsSync(join(PKG, "galleyproof_bg.wasm")) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  rust();
  step("the core as WebAssembly (a minute or two the first time)");
  const core = compiled(["--lib"], "galleyproof.wasm");
  step("its JavaScript and types");
  run("cargo", [...CARGO, "--package", "galleyproof-bindgen"], "The binding generator does not compile; the compiler's words are above.");
  mkdirSync(PKG, { recursive: true });
  run(join(target(), "debug/galleyproof-bindgen"), [core, PKG]);
  step("made small");
  const file = join(PKG, "galleyproof_bg.wasm");
  optimise(file, file);
  writeFileSync(stamp, now);
}

/** The stages of reading, each callable by itself, as WebAssembly; gives the path. */
export function stages() {
  rust();
  step("the stages of reading as WebAssembly");
  const file = join(target(), "stages.wasm");
  optimise(compiled(["--package", "galleyproof-speed", "--lib"], "galleyproof_speed.wasm"), file);
  return file;
}

const CARGO = ["build", "--locked", "--color", "always"];
const target = () => process.env.CARGO_TARGET_DIR ?? "target";

function compiled(what, file) {
  run("cargo", [...CARGO, "--profile", "wasm", ...what, "--target", TARGET], "The core does not compile; the compiler's words are above.");
  return join(target(), TARGET, "wasm", file);
}

function optimise(from, to) {
  const features = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals", "--enable-multivalue", "--enable-reference-types", "--enable-simd"];
  // A function with one caller stays its own: V8 makes worse code of functions that fill a file. Laying out is 1.3 times as fast.
  const whole = "--one-caller-inline-max-function-size=100";
  run(process.execPath, ["node_modules/binaryen/bin/wasm-opt", from, "-O3", whole, "--strip-debug", "--strip-producers", ...features, "-o", to]);
}

/** The path of a Chromium, from CHROMIUM or where systems keep it; installs Debian's where that may be done. */
export function browser() {
  const known = () => [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"].find((path) => path && existsSync(path));
  if (known()) return known();
  if (process.getuid?.() === 0 && asked("apt-get", ["--version"])) {
    step("Chromium, for the tests of the page");
    const quiet = { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    run("apt-get", ["update", "-qq"], "apt-get update failed.", quiet);
    run("apt-get", ["install", "-y", "-qq", "chromium"], "apt-get install chromium failed.", quiet);
  }
  return known() ?? stop("No Chromium was found: install one (apt-get install chromium) or set CHROMIUM to its path.");
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (statSync(path).isDirectory()) return readdirSync(path).sort().forEach((name) => add(join(path, name)));
    hash.update(path).update(readFileSync(path));
  };
  paths.forEach(add);
  return hash.digest("hex");
}
