// The wasm package as a Node program uses it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { before } from "node:test";
import init, { export_as, proof, read, stroke_kinds } from "../../www/pkg/galleyproof.js";

before(async () => {
  await init({ module_or_path: await readFile(new URL("../../www/pkg/galleyproof_bg.wasm", import.meta.url)) });
});

const STORY = "Rain goes on 🌧\n\nIt rained for 12 hours in Leeds, Mayor Ann Lee said.\n\n\"We are wet,\" she said.";

test("an article is a plain object whose offsets are the DOM's", () => {
  const article = read({ text: STORY });
  assert.equal(article.schema, "galleyproof/article@1");
  assert.equal(article.text, STORY);
  assert.equal(article.headline.text, "Rain goes on 🌧");
  for (const block of article.blocks) assert.ok(STORY.slice(block.start, block.end).trim() === STORY.slice(block.start, block.end));
  assert.equal(article.blocks.length, 3);
  structuredClone(article);
});

test("absent values are null, lists are never absent", () => {
  const article = read({ text: "" });
  for (const key of ["headline", "kicker", "dek", "published", "dateline"]) assert.equal(article[key], null, key);
  for (const key of ["authors", "blocks", "sentences", "quotes", "entities", "dates", "quantities", "insertions", "links", "checks"]) assert.deepEqual(article[key], [], key);
});

test("strokes are four numbers each, inside the text and in order", () => {
  const { article, strokes } = proof({ text: STORY });
  assert.equal(strokes.length % 4, 0);
  const kinds = stroke_kinds();
  for (let i = 0; i < strokes.length; i += 4) {
    const [kind, start, end] = strokes.slice(i, i + 4);
    assert.ok(kind < kinds.length && start < end && end <= article.text.length);
    assert.ok(i === 0 || strokes[i - 3] <= start);
  }
});

test("lone surrogates, binary and odd offsets get an answer", () => {
  assert.equal(read({ text: "a \ud800 b" }).text, "a \ufffd b");
  assert.equal(read({ text: "\0\x01\x02" }).blocks.length >= 0, true);
  assert.equal(read({ text: "é😀", offsets: "byte" }).blocks[0].end, 6);
  assert.equal(read({ text: "é😀", offsets: "codepoint" }).blocks[0].end, 2);
});

test("a wrong argument gets a sentence", () => {
  assert.throws(() => read({ text: 7 }), /text/);
  assert.throws(() => read({ text: "", offsets: "inches" }), /codepoint/);
  assert.throws(() => export_as({ text: "" }, "docx"), /ninjs/);
});

test("html is read to text", () => {
  const article = read({ html: "<h1>Rain</h1><p>It <b>rained</b>.</p>" });
  assert.equal(article.source, "html");
});

test("every format is printed", () => {
  for (const format of ["json", "ninjs", "json-ld", "web-annotation", "csv"]) assert.ok(export_as({ text: STORY }, format).length > 10, format);
});
