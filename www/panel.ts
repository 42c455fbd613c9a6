// The side panel: what was read, as real lists of real buttons. It is also what a screen reader reads.
import { html, nothing, type TemplateResult } from "lit";
import type { ArticleJson, Entity, Quote } from "./index.js";

/** An item of the article that can be selected: which list it is of, and which of it. */
export interface Choice {
  list: "blocks" | "quotes" | "entities" | "dates" | "quantities" | "insertions" | "links" | "checks" | "dateline" | "marked";
  item: number;
  start: number;
  end: number;
}

type Choose = (choice: Choice) => void;

/** What words in quotation marks are that nobody says. */
const MARKED: Record<string, string> = { scare: "a word held at arm's length", title: "the name of a work", nickname: "a nickname" };

/** Below this a find is said to be doubtful. */
const DOUBTFUL = 0.7;

export function panel(article: ArticleJson, chosen: Choice | undefined, choose: Choose): TemplateResult {
  const show = { article, chosen, choose };
  return html`
    ${story(show)} ${outline(show)} ${quotations(show)} ${figures(show, "marked", "In marks, but not said")} ${cast(show, "person", "People")} ${cast(show, "organization", "Organisations")} ${cast(show, "place", "Places")}
    ${cast(show, "group", "Groups")} ${figures(show, "dates", "Dates & times")} ${figures(show, "quantities", "Amounts")} ${figures(show, "insertions", "Insertions")} ${checks(show)}
  `;
}

interface Show {
  article: ArticleJson;
  chosen: Choice | undefined;
  choose: Choose;
}

function section(title: string, count: number, body: unknown, isOpen = false): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<details ?open=${isOpen}><summary>${title} <span class="note">${count}</span></summary>${body}</details>`;
}

function item({ chosen, choose }: Show, choice: Choice, body: unknown, extra = ""): TemplateResult {
  const isChosen = chosen?.list === choice.list && chosen.item === choice.item && chosen.start === choice.start;
  return html`<button class="item ${extra}" aria-current=${isChosen ? "true" : "false"} @click=${() => choose(choice)}>${body}</button>`;
}

/** What a desk wants to know of the story before its words: who wrote it, when and where. */
function story({ article }: Show): TemplateResult | typeof nothing {
  const names = (found: { name: string }[]) => found.map(({ name }) => name).join(", ");
  const { dateline } = article;
  const facts: [string, string][] = [
    ["by", names(article.authors.filter(({ kind }) => kind === "person"))],
    ["agency", names(article.agencies)],
    ["published", article.published?.value ?? ""],
    ["modified", article.published?.modified ?? ""],
    ["dateline", dateline ? [...dateline.places, dateline.region, dateline.agency].filter(Boolean).join(", ") : ""],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return facts.length ? html`<dl class="facts" aria-label="The story">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>` : nothing;
}

function outline(show: Show): TemplateResult | typeof nothing {
  const { article } = show;
  const wanted = article.blocks.map((block, i) => ({ block, i })).filter(({ block }) => ["headline", "subhead", "kicker", "dek", "byline", "date", "pull_quote"].includes(block.role));
  const line = ({ block, i }: (typeof wanted)[number]) =>
    html`<li>${item(show, { list: "blocks", item: i, start: block.start, end: block.end }, html`<span class="note">${block.role.replace("_", " ")}</span> ${article.text.slice(block.start, block.end)}`, block.role === "subhead" ? "sub" : "")}</li>`;
  return section("Outline", wanted.length, html`<ul>${wanted.map(line)}</ul>`, true);
}

/** Quotations under whoever said them, in the order of their first words. */
function quotations(show: Show): TemplateResult | typeof nothing {
  const { article } = show;
  const names = new Map(article.entities.map((entity) => [entity.id, entity.name]));
  const bySpeaker = new Map<string, { quote: Quote; i: number }[]>();
  article.quotes.forEach((quote, i) => {
    const { speaker } = quote;
    const who = speaker ? (names.get(speaker.entity ?? "") ?? `${speaker.text}${speaker.anonymous ? " (not named)" : ""}`) : "No speaker found";
    bySpeaker.set(who, [...(bySpeaker.get(who) ?? []), { quote, i }]);
  });
  const said = ({ quote, i }: { quote: Quote; i: number }) =>
    html`<li>${item(show, { list: "quotes", item: i, start: quote.start, end: quote.end }, html`${short(article.text.slice(quote.start, quote.end))} <span class="note">${quote.kind}</span> ${doubt(quote.confidence)}`, "sub")}</li>`;
  const group = ([who, quotes]: [string, { quote: Quote; i: number }[]]) => html`<li><div class="item name">${who} <span class="note">${quotes.length}</span></div><ul>${quotes.map(said)}</ul></li>`;
  return section("Quotations", article.quotes.length, html`<ul>${[...bySpeaker].map(group)}</ul>`, true);
}

function cast(show: Show, type: Entity["type"], title: string): TemplateResult | typeof nothing {
  const found = show.article.entities.map((entity, i) => ({ entity, i })).filter(({ entity }) => entity.type === type);
  const mention = (i: number) => (m: Entity["mentions"][number]) =>
    html`<li>${item(show, { list: "entities", item: i, start: m.start, end: m.end }, html`${m.text} <span class="note">${m.form}</span> ${m.form === "name" ? doubt(m.confidence) : nothing}`, "sub")}</li>`;
  const line = ({ entity, i }: (typeof found)[number]) => html`<li>
    <details class="entity"><summary class="name">${entity.name} <span class="note">${entity.mentions.length}${entity.titles.length ? ` · ${entity.titles[0]}` : ""}</span></summary><ul>${entity.mentions.map(mention(i))}</ul></details>
  </li>`;
  return section(title, found.length, html`<ul>${found.map(line)}</ul>`);
}

function figures(show: Show, list: "dates" | "quantities" | "insertions" | "marked", title: string): TemplateResult | typeof nothing {
  const { article } = show;
  const told = (i: number): string => {
    if (list === "dates") return article.dates[i]?.value ?? "no value: no day to read it against";
    if (list === "marked") return MARKED[article.marked[i]?.kind ?? ""] ?? "";
    if (list === "insertions") return article.insertions[i]?.kind ?? "";
    const quantity = article.quantities[i];
    return quantity ? `${quantity.value} ${quantity.unit ?? ""}` : "";
  };
  const line = (found: { start: number; end: number; text: string }, i: number) =>
    html`<li>${item(show, { list, item: i, start: found.start, end: found.end }, html`${short(found.text)} <span class="note">${told(i)}</span>`)}</li>`;
  return section(title, article[list].length, html`<ul>${article[list].map(line)}</ul>`);
}

function checks(show: Show): TemplateResult | typeof nothing {
  const { article } = show;
  const line = (check: ArticleJson["checks"][number], i: number) =>
    html`<li>${item(show, { list: "checks", item: i, start: check.start, end: check.end }, html`<span class="name">${short(article.text.slice(check.start, check.end))}</span><br /><span class="note">${check.message}</span>`)}</li>`;
  return section("Queries", article.checks.length, html`<ul>${article.checks.map(line)}</ul>`, true);
}

function short(words: string): string {
  const plain = words.replace(/\s+/g, " ");
  return plain.length > 110 ? `${plain.slice(0, 107)}…` : plain;
}

function doubt(confidence: number): TemplateResult | typeof nothing {
  return confidence < DOUBTFUL ? html`<span class="doubt">doubtful, ${Math.round(confidence * 100)} %</span>` : nothing;
}

/** Why a choice was marked: words for the card above the lists. */
export function card(article: ArticleJson, chosen: Choice): TemplateResult {
  const words = short(article.text.slice(chosen.start, chosen.end));
  const facts = factsOf(article, chosen).filter(([, value]) => value);
  return html`<div class="card"><strong>${words}</strong><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></div>`;
}

function factsOf(article: ArticleJson, { list, item: i, start }: Choice): [string, string | undefined | null][] {
  const sure = (confidence?: number) => (confidence === undefined ? undefined : `${Math.round(confidence * 100)} %`);
  switch (list) {
    case "quotes": {
      const quote = article.quotes[i];
      const entity = article.entities.find(({ id }) => id === quote?.speaker?.entity);
      const speaker = quote?.speaker ? (entity && entity.name !== quote.speaker.text ? `${entity.name} (“${quote.speaker.text}”)` : quote.speaker.text) : "nobody found";
      return [["kind", quote && `${quote.kind} speech`], ["said by", speaker], ["cue", quote?.cue && `${quote.cue.text}${quote.cue.class ? ` (${quote.cue.class})` : ""}`], ["because", quote?.why.replaceAll("-", " ")], ["sure", sure(quote?.confidence)]];
    }
    case "entities": {
      const entity = article.entities[i];
      const mention = entity?.mentions.find((m) => m.start === start);
      return [["stands for", entity && `${entity.name}, ${entity.type}`], ["title", entity?.titles.join("; ")], ["gender", entity?.gender && `${entity.gender.is} (told by ${entity.gender.from.replaceAll("-", " ")})`], ["form", mention?.form], ["because", mention?.why.replaceAll("-", " ")], ["sure", sure(mention?.confidence)]];
    }
    case "dates": {
      const date = article.dates[i];
      const days = date?.from && date.from !== date.to ? `${date.from} to ${date.to}` : undefined;
      return [["kind", date?.kind], ["value", date?.value ?? "none"], ["days", days], ["read against", date?.anchor], ["modifier", date?.modifier?.replaceAll("_", " ")], ["sure", sure(date?.confidence)]];
    }
    case "quantities":
      return [["value", `${article.quantities[i]?.value ?? ""}`], ["unit", article.quantities[i]?.unit]];
    case "insertions":
      return [["kind", `editorial ${article.insertions[i]?.kind ?? ""}`]];
    case "marked":
      return [["kind", MARKED[article.marked[i]?.kind ?? ""]]];
    case "links":
      return [["leads to", article.links[i]?.href]];
    case "checks":
      return [["query", article.checks[i]?.message], ["suggestion", article.checks[i]?.suggestion]];
    case "dateline":
      return [["place", article.dateline?.places.join(", ")], ["region", article.dateline?.region], ["day", article.dateline?.day ?? article.dateline?.date], ["agency", article.dateline?.agency]];
    case "blocks": {
      const block = article.blocks[i];
      return [["role", block && block.role.replace("_", " ") + (block.of ? ` (${block.of.replace("_", " ")})` : "")], ["because", block?.why.replaceAll("-", " ")], ["sure", sure(block?.confidence)]];
    }
  }
}
