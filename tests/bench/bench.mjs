// Measures reading beside what a web developer would use today, all in one process, the fastest of several runs.
// Times differ from machine to machine; the ratios are what to quote.
import { readFile, stat } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";

const root = new URL("../../", import.meta.url);
const sample = await readFile(new URL("www/sample.txt", root), "utf8");
const wasm = await readFile(new URL("www/pkg/galleyproof_bg.wasm", root));
const began = performance.now();
const { default: init, proof, read } = await import(new URL("www/pkg/galleyproof.js", root).href);
await init({ module_or_path: wasm });
read({ text: "Rain goes on" });
const start = performance.now() - began;

const texts = { sample, "100 KB": long(100_000), "1 MB": long(1_000_000) };

/** Stories of their own, so that no table of names is spared its growth. */
function long(size) {
  const parts = [];
  for (let length = 0, i = 0; length < size; i++) {
    const story = sample.replaceAll("Lavrov", `Lavrov${letters(i)}`).replaceAll("Kerry", `Kerry${letters(i)}`).replaceAll("Geneva", `Geneva${letters(i)}`);
    parts.push(story);
    length += story.length;
  }
  return parts.join("\n\n").slice(0, size);
}

function letters(i) {
  return String.fromCharCode(97 + (i % 26)) + String.fromCharCode(97 + (Math.floor(i / 26) % 26));
}

function fastest(run, text) {
  let best = Infinity;
  const until = performance.now() + 4000;
  for (let i = 0; i < 15 && (i === 0 || performance.now() < until); i++) {
    const from = performance.now();
    run(text);
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

async function peers() {
  const { default: nlp } = await import("compromise");
  const { default: winkNLP } = await import("wink-nlp");
  const { default: model } = await import("wink-eng-lite-web-model");
  const chrono = await import("chrono-node");
  const { Readability } = await import("@mozilla/readability");
  const { JSDOM } = await import("jsdom");
  const wink = winkNLP(model);
  const page = (text) => `<html><body><article><h1>Title</h1>${text.split("\n\n").map((part) => `<p>${part.replaceAll("<", "&lt;")}</p>`).join("")}</article></body></html>`;
  return {
    "compromise (names, quotations)": (text) => [nlp(text).people().json(), nlp(text).quotations().json()],
    "wink-nlp (entities)": (text) => wink.readDoc(text).entities().out(),
    "chrono-node (dates)": (text) => chrono.parse(text),
    "Readability on jsdom (body)": (text) => new Readability(new JSDOM(page(text)).window.document).parse(),
  };
}

const row = (...cells) => console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(34) : String(cell).padStart(15))).join(""));
const mb = (text) => Buffer.byteLength(text) / 1e6;
const own = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fastest((t) => read({ text: t }), text)]));

row("reading, ms", ...Object.keys(texts));
row("galleyproof (everything)", ...Object.values(own).map((ms) => ms.toFixed(2)));
row("  MB/s", ...Object.entries(own).map(([name, ms]) => ((mb(texts[name]) / ms) * 1000).toFixed(1)));
for (const [name, run] of Object.entries(await peers())) {
  const times = Object.entries(texts).map(([size, text]) => (size === "1 MB" && !name.startsWith("wink") && !name.startsWith("chrono") ? NaN : fastest(run, text)));
  row(name, ...times.map((ms) => (Number.isNaN(ms) ? "not measured" : ms.toFixed(1))));
  row("  times as long", ...times.map((ms, i) => (Number.isNaN(ms) ? "" : `${(ms / Object.values(own)[i]).toFixed(0)}x`)));
}
console.log();
for (const [name, speed] of await stages()) row(`${name}, 1 MB, MB/s`, speed.toFixed(1));
console.log();
row("start-up (load and first read), ms", start.toFixed(1));
for (const [size, count] of Object.entries(await painting())) row(`painting ${size}, ms`, count);
const js = await readFile(new URL("www/pkg/galleyproof.js", root));
row("wasm, KB", (wasm.length / 1e3).toFixed(0));
row("wasm, gz KB", (gzipSync(wasm, { level: 9 }).length / 1e3).toFixed(0));
row("glue, gz KB", (gzipSync(js, { level: 9 }).length / 1e3).toFixed(0));

/** The stages of reading one by one, in wasm: name and MB/s. The module's imports are for JavaScript values, which no stage touches. */
async function stages() {
  const module = await WebAssembly.compile(await readFile(process.env.STAGES));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { exports: desk } = await WebAssembly.instantiate(module, imports);
  const bytes = new TextEncoder().encode(texts["1 MB"]);
  const at = desk.room_for(bytes.length);
  new Uint8Array(desk.memory.buffer, at, bytes.length).set(bytes);
  desk.lay_down();
  const names = ["html", "layout", "names", "quotations", "attribution", "coreference", "dates and amounts"];
  return names.map((name, stage) => [name, desk.size_of_stage(stage) / 1e3 / fastest(() => desk.run_stage(stage))]);
}

/** From strokes to highlights in a real browser, one highlight a kind, until the next frame. */
async function painting() {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...args, "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"] });
  const tab = await browser.newPage();
  await tab.setContent("<style>::highlight(k0){background:gold}::highlight(k1){background:pink}</style><article style='white-space:pre-wrap;width:40rem'></article>");
  const found = {};
  for (const [name, text] of Object.entries(texts)) {
    const { strokes } = proof({ text });
    found[`${name} (${strokes.length / 4} strokes)`] = await tab.evaluate(
      async ([text, strokes]) => {
        const article = document.querySelector("article");
        article.textContent = text;
        const node = article.firstChild;
        await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
        const from = performance.now();
        const kinds = new Map();
        // What is near the screen, as the element paints it: a thousand strokes at the most.
        for (let i = 0; i < Math.min(strokes.length, 4000); i += 4) {
          const range = new StaticRange({ startContainer: node, startOffset: strokes[i + 1], endContainer: node, endOffset: strokes[i + 2] });
          kinds.set(strokes[i], [...(kinds.get(strokes[i]) ?? []), range]);
        }
        for (const [kind, ranges] of kinds) CSS.highlights.set(`k${kind}`, new Highlight(...ranges));
        await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
        return (performance.now() - from).toFixed(1);
      },
      [text, strokes],
    );
  }
  await browser.close();
  return found;
}
