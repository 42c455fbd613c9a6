// `<galley-proof>`: paste an article, see it read and painted. Attributes and properties in, events out.
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { property, state } from "lit/decorators.js";
import elementCss from "./element.css?inline";
import { type ArticleJson, exportAs, type Format, init, type PasteJson, proof, strokeKinds } from "./index.js";
import { fromClipboard, fromFile } from "./intake.js";
import { KINDS } from "./kinds.js";
import marksCss from "./marks.css?inline";
import { Painter, type Sheet, type Stroke } from "./painter.js";
import { card, type Choice, panel } from "./panel.js";

const LISTS: Record<string, Choice["list"]> = { quote: "quotes", indirect: "quotes", speaker: "quotes", cue: "quotes", person: "entities", organization: "entities", place: "entities", group: "entities", other: "entities", date: "dates", quantity: "quantities", insertion: "insertions", link: "links", check: "checks", marked: "marked", dateline: "dateline" };
const FORMATS: Record<Format, string> = { json: "article.json", ninjs: "article.ninjs.json", "json-ld": "article.jsonld", "web-annotation": "article.annotations.json", csv: "quotations.csv" };

/** Read once, unseen, so that the browser has the core's code ready. */
const WARM = `Rain goes on\n\nBy Ann Lee\n\nLEEDS, March 3 (Reuters) - "It rained for 12 hours," Mayor John Roe said on Friday. He told the council that the trams cost $2m.`;

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 1000 });
  else setTimeout(run, 50);
}

/**
 * Reads a news article in the browser and paints what it found onto it.
 *
 * @fires galley-read - An article was read; `detail` is the article.
 * @fires galley-select - A find was chosen; `detail` is `{ list, item, start, end }`.
 * @fires galley-clear - The desk was cleared.
 * @slot intro - Words above the place to paste.
 */
export class GalleyProof extends LitElement {
  static override styles = [css`${unsafeCSS(elementCss)}`, css`${unsafeCSS(marksCss)}`];

  /** Plain text to read. */
  @property() text: string | undefined;
  /** HTML to read, instead of `text`. */
  @property() source: string | undefined;
  /** The day "yesterday" is read against where the article names none, as YYYY-MM-DD. */
  @property({ attribute: "reference-date" }) referenceDate: string | undefined;
  /** `light` or `dark`. */
  @property({ reflect: true }) theme: string | undefined;
  /** The article that was read last. */
  @state() article: ArticleJson | undefined;
  @state() private chosen: Choice | undefined;
  @state() private problem = "";
  @state() private said = "";
  @state() private isOver = false;
  @state() private format: Format = "json";
  @state() private shown = new Set(KINDS.filter(({ isOn }) => isOn).map(({ id }) => id));

  #painter = new Painter();
  #paste: PasteJson = {};
  #strokes: Stroke[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    // The core is there, and its code made ready, before the first paste.
    void init().then(() => whenIdle(() => proof({ text: WARM })), () => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#painter.destroy();
  }

  /** Reads an article and shows it. */
  async read(paste: string | PasteJson): Promise<ArticleJson | undefined> {
    try {
      await init();
      this.#paste = { reference_date: this.referenceDate, ...(typeof paste === "string" ? { text: paste } : paste) };
      const { article, strokes } = proof(this.#paste);
      const kinds = strokeKinds();
      this.#strokes = Array.from({ length: strokes.length / 4 }, (_, i) => ({ kind: kinds[strokes[i * 4] ?? 0] ?? "", start: strokes[i * 4 + 1] ?? 0, end: strokes[i * 4 + 2] ?? 0, item: strokes[i * 4 + 3] ?? 0 }));
      [this.article, this.chosen, this.problem] = [article, undefined, ""];
      this.#tell("galley-read", article);
      return article;
    } catch (error) {
      this.problem = `This article could not be read: ${error instanceof Error ? error.message : String(error)}`;
      return undefined;
    }
  }

  /** Clears the desk for the next article. */
  clear(): void {
    this.#painter.destroy();
    [this.article, this.chosen, this.#strokes] = [undefined, undefined, []];
    this.#tell("galley-clear", null);
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus());
  }

  /** Takes what a paste, drop or file holds. */
  async take(data: DataTransfer | File | null): Promise<void> {
    try {
      const file = data instanceof File ? data : data?.files[0];
      const paste = file ? await fromFile(file) : fromClipboard(data as DataTransfer | null);
      if (paste) await this.read(paste);
      else this.problem = "There is no text on the clipboard: copy the article first.";
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override updated(changed: PropertyValues): void {
    if ((changed.has("text") || changed.has("source")) && (this.text || this.source)) void this.read(this.source ? { html: this.source } : { text: this.text });
    if (changed.has("article") || changed.has("shown")) this.#repaint();
  }

  protected override render(): TemplateResult {
    return this.article ? this.#desk(this.article) : this.#empty();
  }

  #empty(): TemplateResult {
    const over = (isOver: boolean) => (event: DragEvent) => {
      event.preventDefault();
      this.isOver = isOver;
    };
    return html`<div class="empty ${this.isOver ? "over" : ""}" @dragover=${over(true)} @dragleave=${over(false)} @drop=${this.#onDrop}>
      <slot name="intro"><h2>Paste an article. See who said what.</h2><p>Headline, quotations and their speakers, people, places, dates and amounts are marked on it. Nothing leaves this page.</p></slot>
      <label class="hidden" for="paste">The article</label>
      <textarea id="paste" placeholder="Paste the article here" @paste=${this.#onPaste}></textarea>
      <div class="row">
        <button class="button main" @click=${this.#onTyped}>Read it</button>
        <slot name="actions"></slot>
        <button class="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>("#file")?.click()}>Open a file</button>
        <input id="file" class="hidden" tabindex="-1" aria-hidden="true" type="file" accept=".txt,.text,.md,.html,.htm,text/plain,text/html" @change=${this.#onFile} />
        <span class="note">or drop a .txt or .html file</span>
      </div>
      <p class="problem" role="alert">${this.problem}</p>
    </div>`;
  }

  #desk(article: ArticleJson): TemplateResult {
    const choose = (choice: Choice) => this.#choose(choice);
    return html`<div class="desk" @keydown=${this.#onKey} @drop=${this.#onDrop} @dragover=${(event: Event) => event.preventDefault()}>
        <div class="legend" role="toolbar" aria-label="What is marked">
          ${KINDS.map((kind) => this.#switch(kind))}
          <span class="tools">
            <button @click=${this.#openJson} class="json">See JSON</button>
            <button @click=${() => this.#download("json")} class="download">Download JSON</button>
            <button @click=${() => this.clear()} class="clear">New article</button>
          </span>
        </div>
        <article class="sheet" aria-label="The article" @click=${this.#onClick}></article>
        <aside class="panel" aria-label="What was read">
          <div role="status" aria-live="polite">${this.chosen ? card(article, this.chosen) : nothing}</div>
          ${panel(article, this.chosen, choose)}
          <p class="problem" role="alert">${this.problem}</p>
        </aside>
      </div>
      <dialog aria-label="The article as data">
        <header>
          <strong>The article as data</strong>
          <select aria-label="Format" @change=${(event: Event) => (this.format = (event.target as HTMLSelectElement).value as Format)}>
            ${Object.keys(FORMATS).map((format) => html`<option ?selected=${format === this.format}>${format}</option>`)}
          </select>
          <button class="button copy" @click=${this.#copy}>Copy</button>
          <button class="button" @click=${() => this.#download(this.format)}>Download</button>
          <button class="button" @click=${() => this.#dialog?.close()}>Close</button>
          <span role="status">${this.said}</span>
        </header>
        <pre tabindex="0">${this.#dialog?.open ? exportAs(this.#paste, this.format) : nothing}</pre>
      </dialog>`;
  }

  #switch({ id, label, strokes }: (typeof KINDS)[number]): TemplateResult | typeof nothing {
    const count = this.#strokes.filter(({ kind }) => strokes.includes(kind)).length;
    if (count === 0) return nothing;
    const isOn = this.shown.has(id);
    const line = { speaker: "quote", indirect: "quote", marked: "quote", link: "group" }[id] ?? id;
    const tint = { marked: "group" }[id] ?? id;
    const toggle = () => (this.shown = isOn ? new Set([...this.shown].filter((kind) => kind !== id)) : new Set([...this.shown, id]));
    return html`<button aria-pressed=${isOn ? "true" : "false"} data-kind=${id} @click=${toggle}><span class="swatch" .style=${`--tint: var(--gp-${tint}); --line: var(--gp-${line}-line)`}>${count}</span>${label}</button>`;
  }

  /** The article as blocks of text nodes, made here and not by the template, so that nothing re-renders what is painted. */
  #repaint(): void {
    const { article } = this;
    const sheet = this.renderRoot.querySelector(".sheet");
    if (!article || !sheet) return;
    const tags: Record<string, string> = { headline: "h2", subhead: "h3", block_quote: "blockquote", pull_quote: "blockquote" };
    const sheets: Sheet[] = article.blocks.map(({ role, start, end }, i) => {
      const block = document.createElement(tags[role] ?? "p");
      block.className = role;
      block.dataset.block = String(i);
      const node = document.createTextNode(article.text.slice(start, end));
      block.append(node);
      return { node, start, end };
    });
    sheet.replaceChildren(...sheets.map(({ node }) => node.parentElement as Element));
    if (Painter.canHighlight) this.#painter.redraw(sheets, this.#strokes, this.shown);
    else this.#markInstead(sheets);
  }

  /** Where there are no highlights, `<mark>`: of crossing strokes the outer one stays. */
  #markInstead(sheets: Sheet[]): void {
    this.#painter.redraw(sheets, this.#strokes, this.shown);
    const on = new Map(KINDS.filter(({ id }) => this.shown.has(id)).flatMap(({ id, strokes }) => strokes.map((stroke) => [stroke, id] as const)));
    let i = 0;
    for (const { node, start, end } of sheets) {
      const parts: (Node | string)[] = [];
      let at = start;
      while (this.#strokes[i] && (this.#strokes[i]?.start ?? 0) < end) {
        const stroke = this.#strokes[i++];
        const kind = stroke && on.get(stroke.kind);
        if (!stroke || !kind || stroke.start < at) continue;
        const mark = document.createElement("mark");
        mark.className = kind;
        mark.textContent = node.data.slice(stroke.start - start, Math.min(stroke.end, end) - start);
        mark.dataset.start = String(stroke.start);
        parts.push(node.data.slice(at - start, stroke.start - start), mark);
        at = Math.min(stroke.end, end);
      }
      if (parts.length) node.parentElement?.replaceChildren(...parts, node.data.slice(at - start));
    }
  }

  #choose(choice: Choice): void {
    this.chosen = choice;
    this.#painter.flash(choice.start, choice.end);
    const block = this.#painter.sheet(choice.start)?.node.parentElement ?? this.renderRoot.querySelector(`[data-block="${this.#blockAt(choice.start)}"]`);
    block?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    this.#tell("galley-select", { ...choice });
  }

  #blockAt(offset: number): number {
    return this.article?.blocks.findIndex(({ end }) => offset < end) ?? -1;
  }

  #onClick = (event: MouseEvent): void => {
    const offset = this.#offsetAt(event);
    if (offset === undefined || !this.article) return;
    const stroke = this.#painter.at(offset)[0];
    const block = this.#blockAt(offset);
    const found = this.article.blocks[block];
    const choice: Choice | undefined = stroke ? { list: LISTS[stroke.kind] ?? "quotes", item: stroke.item, start: stroke.start, end: stroke.end } : found && { list: "blocks", item: block, start: found.start, end: found.end };
    if (!choice) return;
    const item = choice.list === "quotes" ? this.article.quotes[choice.item] : undefined;
    this.chosen = item ? { ...choice, start: item.start, end: item.end } : choice;
    this.#painter.flash(this.chosen.start, this.chosen.end);
    this.#tell("galley-select", { ...this.chosen });
    void this.updateComplete.then(() => {
      const current = this.renderRoot.querySelector<HTMLElement>('.panel [aria-current="true"]');
      for (let folded = current?.closest("details"); folded; folded = folded.parentElement?.closest("details")) folded.open = true;
      current?.scrollIntoView({ block: "nearest" });
    });
  };

  /** The place in the article's text under the pointer. */
  #offsetAt(event: MouseEvent): number | undefined {
    const root = this.renderRoot as ShadowRoot;
    const mark = (event.target as HTMLElement).closest<HTMLElement>("mark");
    if (mark) return Number(mark.dataset.start);
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY, { shadowRoots: [root] });
    const block = caret?.offsetNode.parentElement?.closest<HTMLElement>("[data-block]");
    const start = block && this.article?.blocks[Number(block.dataset.block)]?.start;
    return caret && start !== undefined && start !== null ? start + caret.offset : undefined;
  }

  #onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    void this.take(event.clipboardData);
  };

  #onTyped = (): void => {
    const text = this.renderRoot.querySelector("textarea")?.value ?? "";
    if (text.trim()) void this.read({ text });
    else this.problem = "Paste or type an article first.";
  };

  #onFile = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.take(file);
  };

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    void this.take(event.dataTransfer);
  };

  /** Arrow keys walk the lists of the panel and the legend; Escape lets go of what was chosen. */
  #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      this.chosen = undefined;
      if (Painter.canHighlight) CSS.highlights.delete("gp-selected");
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const from = event.composedPath()[0];
    if (!step || !(from instanceof HTMLElement)) return;
    const within = from.closest(".panel") ? ".panel button.item, .panel summary" : from.closest(".legend") ? ".legend button" : "";
    if (!within) return;
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>(within)].filter((stop) => stop.checkVisibility());
    stops[stops.indexOf(from) + step]?.focus();
    event.preventDefault();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  #openJson = (): void => {
    this.#dialog?.showModal();
    this.said = "";
    this.requestUpdate();
  };

  #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(exportAs(this.#paste, this.format));
      this.said = "Copied.";
    } catch {
      this.said = "The browser did not allow copying: select the text and copy it.";
    }
  };

  #download(format: Format): void {
    const type = format === "csv" ? "text/csv" : "application/json";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exportAs(this.#paste, format)], { type }));
    link.download = FORMATS[format];
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}
