//! Words between quotation marks: `"We have reached specific understandings," Lavrov said.`
//!
//! A state machine over the marks of a paragraph. It never fails: a mark that opens nothing is passed over, a quotation
//! that nothing closes runs to the paragraph's end.

use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// Words between marks; the span is inside the marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    pub marks: Marks,
    pub closed: Closed,
    /// Quotes inside quotes are one deeper, from 0.
    pub depth: u8,
    /// Whether the next paragraph re-opens the same quotation.
    pub continues: bool,
    /// The opening mark (of two, the second), an index of the layout's tokens; where a paragraph goes on with a quotation
    /// and does not re-open it, the paragraph's first word.
    pub open: usize,
    /// The first token of the words.
    pub begins: usize,
    /// The token after the closing mark, or after the paragraph's last.
    pub after: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// `"…"`
    Straight,
    /// `“…”`
    Curly,
    /// `«…»`
    Guillemets,
    /// `„…“`
    Low,
    /// `'…'` or `‘…’`
    Single,
    /// `''…''`, two apostrophes: archives write it where the page had quotation marks. The words are speech all the same,
    /// but no quotation mark stands there.
    Apostrophes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    ByMark,
    /// The closing mark is missing and the paragraph's end stands for it.
    ByParagraph,
}

/// All quotations, outermost and nested, by where they start.
pub fn find(layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Quote>> {
    let mut found: Vec<Marked<Quote>> = Vec::new();
    let blocks: Vec<&Block> = layout.blocks.iter().filter(|block| block.role != Role::Boilerplate).collect();
    let mut left_open: Option<Marks> = None;
    for (i, block) in blocks.iter().enumerate() {
        let next_opens = blocks.get(i + 1).and_then(|next| opening(layout, next));
        let unclosed = unclosed(layout, block);
        let scan = Scan { layout, end: block.tokens.end, strong: strong_closers(layout, block), first: block.tokens.start, unclosed };
        let goes_on = left_open.filter(|marks| scan.closes_first(*marks));
        if let Some(before) = found.last_mut().filter(|_| goes_on.is_some()) {
            before.is.continues = true;
        }
        left_open = scan.run(block, goes_on, next_opens, &mut found);
    }
    found.sort_by_key(|quote| (quote.span.start(), usize::MAX - quote.span.end()));
    found
}

/// The mark that a paragraph opens with.
fn opening(layout: &Layout, block: &Block) -> Option<Marks> {
    match layout.word(layout.tokens.get(block.tokens.start)?) {
        "\"" => Some(Marks::Straight),
        "“" | "”" => Some(Marks::Curly),
        "«" => Some(Marks::Guillemets),
        "„" => Some(Marks::Low),
        "'" | "`" if layout.tokens.get(block.tokens.start + 1).is_some_and(|next| matches!(layout.word(next), "'" | "`")) => {
            Some(Marks::Apostrophes)
        }
        "‘" | "'" => Some(Marks::Single),
        _ => None,
    }
}

/// A walk over a paragraph's marks.
struct Scan<'a> {
    layout: &'a Layout,
    first: usize,
    end: usize,
    /// For each token of the paragraph, whether a single mark that surely closes (`.’`, `,’`) follows it somewhere.
    strong: Vec<bool>,
    /// Whether a mark that should close one that opened was left out somewhere in the paragraph.
    unclosed: bool,
}

/// Stands for the opening mark of a quotation that an earlier paragraph opened.
const UNOPENED: usize = usize::MAX;
/// Quotations deeper than this are no newspaper; deeper marks are passed over.
const DEEPEST: usize = 6;

impl Scan<'_> {
    /// Finds the paragraph's quotations, the first of which may have been `left_open` above; gives what it leaves open itself.
    fn run(&self, block: &Block, left_open: Option<Marks>, next_opens: Option<Marks>, found: &mut Vec<Marked<Quote>>) -> Option<Marks> {
        let mut open: Vec<(Marks, usize)> = left_open.map(|marks| (marks, UNOPENED)).into_iter().collect();
        for i in block.tokens.clone() {
            if self.layout.tokens[i].kind != TokenKind::Mark {
                continue;
            }
            if self.is_second_apostrophe(i) {
                continue;
            }
            let width = if self.is_doubled(i) { 2 } else { 1 };
            if let Some(&[(Marks::Straight | Marks::Curly, at)]) = Some(open.as_slice()).filter(|_| self.opens_anew(i)) {
                let marks = open[0].0;
                open.clear();
                self.push(found, marks, at, i, i, Closed::ByParagraph, 0, false);
            }
            match self.step(i, &open) {
                Step::Open(marks) if open.len() < DEEPEST => open.push((marks, i + width - 1)),
                Step::Close(depth) => {
                    let (marks, at) = open[depth];
                    open.truncate(depth);
                    self.push(found, marks, at, i, i + width, Closed::ByMark, depth, false);
                }
                _ => {}
            }
        }
        // An apostrophe that opens nothing is commoner than a single quotation that is left open.
        let left = open.iter().position(|(marks, _)| *marks != Marks::Single || next_opens == Some(Marks::Single));
        if let Some(depth) = left {
            let (marks, at) = open[depth];
            self.push(found, marks, at, self.end, self.end, Closed::ByParagraph, 0, next_opens == Some(marks));
        }
        left.map(|depth| open[depth].0).filter(|marks| matches!(marks, Marks::Straight | Marks::Curly) && next_opens.is_none())
    }

    /// Whether the paragraph's first mark closes a quotation that it has not opened.
    fn closes_first(&self, marks: Marks) -> bool {
        let first = (self.first..self.end).find(|&i| matches!(self.word(i), "\"" | "“" | "”"));
        first.is_some_and(|i| match self.word(i) {
            "\"" => marks == Marks::Straight && i > self.first && !self.looks_opening(i) && self.touches(i),
            "”" => marks == Marks::Curly && i > self.first && !self.looks_opening(i),
            _ => false,
        })
    }

    fn step(&self, i: usize, open: &[(Marks, usize)]) -> Step {
        let top = open.len().checked_sub(1);
        let is_open = |marks: Marks| open.iter().rposition(|(known, _)| *known == marks);
        match self.word(i) {
            "\"" => match is_open(Marks::Straight) {
                Some(depth) if !self.looks_opening(i) || self.nothing_closes(i) => Step::Close(depth),
                Some(_) => Step::Open(Marks::Straight),
                None if self.looks_opening(i) || open.is_empty() && self.opens_late(i) => Step::Open(Marks::Straight),
                None => is_open(Marks::Curly).map_or(Step::Pass, Step::Close),
            },
            "“" if top.is_some_and(|top| open[top].0 == Marks::Low) && !self.looks_opening(i) => Step::Close(open.len() - 1),
            // An opening mark where one should close: `We must go,“ she said.`
            "“" if self.stands_free(i) => is_open(Marks::Curly).or_else(|| is_open(Marks::Straight)).map_or(Step::Pass, Step::Close),
            // Twice the same mark is a slip.
            "“" if self.touches(i) && self.i_word(i - 1) == "“" => Step::Pass,
            "“" => Step::Open(Marks::Curly),
            "„" => Step::Open(Marks::Low),
            "«" => Step::Open(Marks::Guillemets),
            "”" => match is_open(Marks::Curly).or_else(|| is_open(Marks::Low)).or_else(|| is_open(Marks::Straight)) {
                Some(depth) => Step::Close(depth),
                // A closing mark where one should open: `”We must go,” she said.`
                None if self.looks_opening(i) => Step::Open(Marks::Curly),
                None => Step::Pass,
            },
            "»" => is_open(Marks::Guillemets).map_or(Step::Pass, Step::Close),
            "'" | "`" if self.is_doubled(i) => match is_open(Marks::Apostrophes) {
                Some(depth) => Step::Close(depth),
                None if !self.touches(i) || matches!(self.i_word(i - 1), "(" | "[" | "—" | "-" | "–") => Step::Open(Marks::Apostrophes),
                None => Step::Pass,
            },
            "‘" | "'" | "’" | "`" => self.single(i, is_open(Marks::Single)),
            _ => Step::Pass,
        }
    }

    /// Two apostrophes without a blank between them.
    fn is_doubled(&self, i: usize) -> bool {
        matches!(self.word(i), "'" | "`") && i + 1 < self.end && self.word(i + 1) == self.word(i) && self.touches(i + 1)
    }

    fn is_second_apostrophe(&self, i: usize) -> bool {
        i > self.first && self.is_doubled(i - 1) && !(i - 1 > self.first && self.is_second_apostrophe_of_run(i - 1))
    }

    /// In a run of many, every other one begins a pair.
    fn is_second_apostrophe_of_run(&self, i: usize) -> bool {
        let start = (self.first..=i).rev().take(64).take_while(|&j| matches!(self.word(j), "'" | "`")).last().unwrap_or(i);
        (i - start) % 2 == 1
    }

    fn single(&self, i: usize, opened: Option<usize>) -> Step {
        if let Some(depth) = opened {
            let touches_next = self.touches(i + 1) && self.layout.tokens.get(i + 1).is_some_and(|t| t.kind != TokenKind::Mark);
            let closes = self.touches(i) && !touches_next && self.word(i) != "‘";
            // `the workers’ rights` inside a single quotation: a possessive, if a surer closing mark comes later.
            let possessive =
                self.i_word(i - 1).ends_with('s') && self.strong.get(i - self.first).is_some_and(|&strong| strong) && self.next_is_lower(i);
            return if closes && !possessive { Step::Close(depth) } else { Step::Pass };
        }
        // `‘08`, `'90s`, `'em`: letters or figures left out.
        let elided = self.layout.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start <= 3)
            || matches!(self.i_word(i + 1), "em" | "til" | "twas" | "tis" | "cause" | "n" | "bout" | "round");
        let opens = self.looks_opening(i) && (self.word(i) == "‘" || self.word(i) == "'") && !(elided);
        if opens { Step::Open(Marks::Single) } else { Step::Pass }
    }

    fn next_is_lower(&self, i: usize) -> bool {
        i + 1 < self.end && self.layout.tokens[i + 1].kind == TokenKind::Lower
    }

    fn word(&self, i: usize) -> &str {
        self.layout.word(&self.layout.tokens[i])
    }

    fn i_word(&self, i: usize) -> &str {
        self.layout.tokens.get(i).map_or("", |token| self.layout.word(token))
    }

    /// Whether token `i` follows the one before it without a blank, within the paragraph.
    fn touches(&self, i: usize) -> bool {
        i > self.first && i < self.end && self.layout.tokens[i].start == self.layout.tokens[i - 1].end
    }

    /// A blank, a dash or an opening bracket before it, and a word, figure or opening mark right after it.
    fn looks_opening(&self, i: usize) -> bool {
        let led = !self.touches(i) || matches!(self.i_word(i - 1), "(" | "[" | "—" | "–" | "-" | "“" | "‘" | "\"" | "/" | "…" | ":");
        let next = self.layout.tokens.get(i + 1).filter(|_| i + 1 < self.end);
        let follows = next.is_some_and(|t| {
            t.start == self.layout.tokens[i].end && !matches!(self.layout.word(t), "," | "." | ";" | "!" | "?" | ")" | "]")
        });
        led && follows
    }

    /// `She said," It rains."`: the blank stands on the wrong side of the mark.
    fn opens_late(&self, i: usize) -> bool {
        let led = self.touches(i) && matches!(self.i_word(i - 1), "," | ":");
        let closes = |j: usize| self.touches(j) && !self.looks_opening(j);
        led && (i + 1..self.end.min(i + 400)).find(|&j| self.word(j) == "\"").is_some_and(closes)
    }

    /// No word follows a mark directly, so that it opens nothing.
    fn stands_free(&self, i: usize) -> bool {
        let next = self.layout.tokens.get(i + 1).filter(|_| i + 1 < self.end);
        next.is_none_or(|next| next.start > self.layout.tokens[i].end || matches!(self.layout.word(next), "," | "." | ";" | ")"))
    }

    /// A mark opens behind the end of a sentence, where a closing mark was left out before it.
    fn opens_anew(&self, i: usize) -> bool {
        self.unclosed
            && i > self.first
            && matches!(self.word(i), "\"" | "“")
            && self.looks_opening(i)
            && !self.touches(i)
            && is_stop(self.layout, &self.layout.tokens[i - 1])
            && self.i_word(i - 1) != ","
    }

    /// A straight mark that could open stands before no other mark of the paragraph: then it closes.
    fn nothing_closes(&self, i: usize) -> bool {
        // Bounded, so that a page of marks alone takes its time in step with its length.
        !(i + 1..self.end.min(i + 400)).any(|j| self.word(j) == "\"")
    }

    #[expect(clippy::too_many_arguments, reason = "a quotation is told by all of these at once")]
    fn push(
        &self,
        found: &mut Vec<Marked<Quote>>,
        marks: Marks,
        open: usize,
        close: usize,
        after: usize,
        closed: Closed,
        depth: usize,
        continues: bool,
    ) {
        let begins = if open == UNOPENED { self.first } else { open + 1 };
        if begins >= close {
            return;
        }
        let open = open.min(begins);
        let (first, last) = (self.layout.tokens[begins], self.layout.tokens[close - 1]);
        // Blanks inside the marks are not quoted words.
        let span = self.layout.span_of(&first, &last);
        found.push(Marked { span, is: Quote { marks, closed, depth: depth as u8, continues, open, begins, after } });
    }
}

enum Step {
    Open(Marks),
    /// Closes the quotation at this depth, and whatever was left open inside it.
    Close(usize),
    Pass,
}

fn unclosed(layout: &Layout, block: &Block) -> bool {
    let (mut straight, mut curly) = (0u32, 0i32);
    for token in layout.tokens[block.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Mark) {
        match layout.word(token) {
            "\"" => straight += 1,
            "“" => curly += 1,
            "”" => curly -= 1,
            _ => {}
        }
    }
    straight % 2 == 1 || curly > 0
}

fn strong_closers(layout: &Layout, block: &Block) -> Vec<bool> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let mut strong = vec![false; tokens.len()];
    let mut seen = false;
    for i in (0..tokens.len()).rev() {
        strong[i] = seen;
        let closes = i > 0
            && matches!(layout.word(&tokens[i]), "'" | "’")
            && is_stop(layout, &tokens[i - 1])
            && tokens[i].start == tokens[i - 1].end;
        // `‘Salt Roads’ is out. ‘I wrote it,’ she said`: what another mark opens, the later one closes.
        seen = (seen || closes) && !opens_single(layout, tokens, i);
    }
    strong
}

/// A single mark behind a blank, before a word.
fn opens_single(layout: &Layout, tokens: &[Token], i: usize) -> bool {
    let free = i == 0 || tokens[i].start > tokens[i - 1].end;
    let leads =
        tokens.get(i + 1).is_some_and(|next| next.start == tokens[i].end && !matches!(next.kind, TokenKind::Mark | TokenKind::Number));
    free && leads && matches!(layout.word(&tokens[i]), "‘" | "'")
}

fn is_stop(layout: &Layout, token: &Token) -> bool {
    matches!(layout.word(token), "," | "." | "!" | "?" | "…")
}
