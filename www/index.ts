// The npm door: `await init(); const article = read({ text });`
import start, { export_as, proof as proofOf, read as readOf, stroke_kinds } from "./pkg/galleyproof.js";
import type { ArticleJson, PasteJson, Proof } from "./pkg/galleyproof.js";

export type * from "./pkg/galleyproof.js";

/** The formats an article can be had in. */
export type Format = "json" | "ninjs" | "json-ld" | "web-annotation" | "csv";

let started: Promise<unknown> | undefined;

/** Loads the core once. In Node, hand over the bytes of `galleyproof_bg.wasm`; in a browser nothing is needed. */
export function init(wasm?: BufferSource | WebAssembly.Module | Response | Promise<Response> | URL | string): Promise<void> {
  started ??= start({ module_or_path: wasm ?? new URL("./pkg/galleyproof_bg.wasm", import.meta.url) });
  // What failed to load may be asked for again.
  started.catch(() => (started = undefined));
  return started.then(() => undefined);
}

/** Reads an article. `init()` must have ended. Any text gives an article; only a wrong argument throws. */
export function read(paste: string | PasteJson): ArticleJson {
  return readOf(typeof paste === "string" ? { text: paste } : paste);
}

/** Reads an article and says what to paint of it, four numbers a stroke: kind, start, end, item. */
export function proof(paste: string | PasteJson): Proof {
  return proofOf(typeof paste === "string" ? { text: paste } : paste);
}

/** The article in another format, as text. */
export function exportAs(paste: string | PasteJson, format: Format): string {
  return export_as(typeof paste === "string" ? { text: paste } : paste, format);
}

/** The names of the kinds of strokes, by their numbers. */
export function strokeKinds(): string[] {
  return stroke_kinds();
}
