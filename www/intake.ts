// How an article gets in: from the clipboard, a file, or a drop. Every way gives a paste or one clear sentence.
import type { PasteJson } from "./index.js";

/** Files above this are turned away, since a browser tab would stand still over them. */
const LARGEST = 20_000_000;

/** The clipboard's HTML where it has any, else its text. */
export function fromClipboard(data: DataTransfer | null): PasteJson | undefined {
  const source = data?.getData("text/html");
  if (source?.trim()) return { html: source };
  const text = data?.getData("text/plain");
  return text?.trim() ? { text } : undefined;
}

/** Reads a `.txt` or `.html` file. Throws a sentence that says what to do. */
export async function fromFile(file: File): Promise<PasteJson> {
  const isHtml = /\.x?html?$/i.test(file.name) || file.type === "text/html";
  const isText = isHtml || file.type.startsWith("text/") || /\.(txt|text|md)$/i.test(file.name);
  if (!isText) throw new Error(`${file.name} is neither text nor HTML: save the article as .txt or .html, or paste it.`);
  if (file.size > LARGEST) throw new Error(`${file.name} is larger than 20 MB: open one article at a time, or use the command line for an archive.`);
  const bytes = await file.arrayBuffer();
  const text = decode(bytes, file.name);
  return isHtml ? { html: text } : { text };
}

function decode(bytes: ArrayBuffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Old newsroom systems still write Windows-1252; a file of another kind has bytes that no text has.
    if (new Uint8Array(bytes).subarray(0, 4096).includes(0)) throw new Error(`${name} is not a text file: save the article as .txt or .html, or paste it.`);
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
