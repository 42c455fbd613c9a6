// Paints strokes onto blocks of text without touching them: one CSS Highlight a kind, or `<mark>` where there are none.
import { KINDS } from "./kinds.js";

/** A stretch of the article's text to paint. */
export interface Stroke {
  kind: string;
  start: number;
  end: number;
  item: number;
}

/** A painted block: its text node and where its text begins in the article. */
export interface Sheet {
  node: Text;
  start: number;
  end: number;
}

/** Above this many ranges only what is near the screen is painted: 10,000 take seven times as long as what is seen. */
const MANY = 1000;

export class Painter {
  #sheets: Sheet[] = [];
  #strokes: Stroke[] = [];
  #near = new Set<number>();
  #observer: IntersectionObserver | undefined;
  #shown = new Set<string>();

  static get canHighlight(): boolean {
    return typeof Highlight === "function" && "highlights" in CSS;
  }

  /** Takes the blocks and strokes of an article, both sorted by where they start, and paints the kinds that are shown. */
  redraw(sheets: Sheet[], strokes: Stroke[], shown: ReadonlySet<string>): void {
    this.#observer?.disconnect();
    [this.#sheets, this.#strokes, this.#shown] = [sheets, strokes, new Set(shown)];
    this.#near = new Set(sheets.keys());
    if (strokes.length > MANY) this.#watch();
    this.#paint();
  }

  /** Takes all paint off; other highlights of the page stay. */
  destroy(): void {
    this.#observer?.disconnect();
    if (Painter.canHighlight) KINDS.forEach(({ id }) => CSS.highlights.delete(`gp-${id}`));
  }

  /** Lifts one stretch out, for a moment. */
  flash(start: number, end: number): void {
    if (!Painter.canHighlight) return;
    const highlight = new Highlight(...this.#ranges({ kind: "", start, end, item: 0 }));
    highlight.priority = 100;
    CSS.highlights.set("gp-selected", highlight);
  }

  /** The strokes at a place of the text, the shortest first. */
  at(offset: number): Stroke[] {
    const hits = this.#strokes.filter(({ start, end, kind }) => start <= offset && offset < end && this.#isShown(kind));
    return hits.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** The block that holds a place of the text. */
  sheet(offset: number): Sheet | undefined {
    return this.#sheets[this.#index(offset)];
  }

  #isShown(stroke: string): boolean {
    return KINDS.some(({ id, strokes }) => strokes.includes(stroke) && this.#shown.has(id));
  }

  #watch(): void {
    const at = new Map<Element, number>();
    this.#near.clear();
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const i = at.get(entry.target);
          if (i === undefined) continue;
          if (entry.isIntersecting) this.#near.add(i);
          else this.#near.delete(i);
        }
        this.#paint();
      },
      { rootMargin: "100% 0px" },
    );
    this.#sheets.forEach(({ node }, i) => {
      const block = node.parentElement;
      if (!block) return;
      at.set(block, i);
      this.#observer?.observe(block);
    });
  }

  #paint(): void {
    if (!Painter.canHighlight) return;
    for (const { id, strokes } of KINDS) {
      const wanted = this.#shown.has(id) ? this.#strokes.filter(({ kind }) => strokes.includes(kind)) : [];
      const ranges = wanted.flatMap((stroke) => this.#ranges(stroke));
      if (ranges.length === 0) CSS.highlights.delete(`gp-${id}`);
      else CSS.highlights.set(`gp-${id}`, new Highlight(...ranges));
    }
  }

  /** A stroke as static ranges, one a block that it crosses. */
  #ranges({ start, end }: Stroke): StaticRange[] {
    const ranges: StaticRange[] = [];
    for (let i = this.#index(start); i < this.#sheets.length; i++) {
      const sheet = this.#sheets[i];
      if (!sheet || sheet.start >= end) break;
      if (!this.#near.has(i)) continue;
      const [from, to] = [Math.max(start, sheet.start) - sheet.start, Math.min(end, sheet.end) - sheet.start];
      if (from < to) ranges.push(new StaticRange({ startContainer: sheet.node, startOffset: from, endContainer: sheet.node, endOffset: to }));
    }
    return ranges;
  }

  /** The first block that ends after a place, by halving. */
  #index(offset: number): number {
    let [low, high] = [0, this.#sheets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sheets[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
