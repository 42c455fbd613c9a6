//! Where and when a story was filed: `GENEVA, August 27. /TASS/.`, `HANOI, Vietnam (AP) —`.

use crate::layout::when::{self, Day, When, Words};
use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// A dateline's parts as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dateline {
    pub places: Vec<String>,
    pub region: Option<String>,
    /// As written: `August 27`.
    pub date: Option<String>,
    pub agency: Option<String>,
}

/// The story's dateline: at the start of one of its first paragraphs, through its closing dash or stop.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Option<Marked<Dateline>> {
    let openings = layout.blocks.iter().filter(|block| matches!(block.role, Role::Paragraph | Role::Headline | Role::Dek)).take(6);
    openings.filter_map(|block| at_start(layout, block, lexicon)).next()
}

/// Walks a line's first tokens, part by part; each part moves on only where it reads.
struct Walk<'a> {
    words: Words<'a>,
    at: usize,
    is: Dateline,
}

/// More tokens than any dateline has.
const LONGEST: usize = 28;

fn at_start(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Option<Marked<Dateline>> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let tokens = &tokens[..tokens.len().min(LONGEST)];
    let mut walk = Walk { words: Words { source: layout.text.as_str(), tokens, lexicon }, at: 0, is: Dateline::default() };
    walk.places();
    walk.region();
    walk.date();
    walk.agency();
    let is_closed = walk.close();
    let capitals = walk.is.places.iter().all(|place| !place.chars().any(char::is_lowercase));
    let known = walk.is.agency.is_some();
    let holds = match (walk.is.places.is_empty(), known) {
        (true, true) => walk.is.date.is_some(),
        (true, false) => false,
        // Small letters, as in `Berlin (dpa) -`, need the agency; capitals need a dash.
        (false, true) => capitals || is_closed || walk.is.date.is_some(),
        (false, false) => capitals && is_closed,
    };
    if !holds || walk.at == 0 || walk.at >= layout.tokens[block.tokens.clone()].len() && !known {
        return None;
    }
    let span = layout.span_of(&tokens[0], &tokens[walk.at - 1]);
    Some(Marked { span, is: walk.is })
}

impl Walk<'_> {
    fn word(&self, i: usize) -> &str {
        self.words.at(i)
    }

    fn token(&self, i: usize) -> Option<&Token> {
        self.words.tokens.get(i)
    }

    /// Words that stand together and begin with capitals: from `at`, how many.
    fn capitals(&self, at: usize, only: Option<TokenKind>) -> usize {
        let fits = |i: usize| {
            self.token(i).is_some_and(|t| match only {
                Some(kind) => t.kind == kind || t.kind == TokenKind::Initial,
                None => t.is_capital(),
            })
        };
        let mut n = 0;
        while n < 5 && (fits(at + n) || n > 0 && matches!(self.word(at + n), "de" | "da" | "do" | "del" | "al" | "la") && fits(at + n + 1))
        {
            n += 1;
        }
        n
    }

    fn text(&self, from: usize, to: usize) -> String {
        let (Some(first), Some(last)) = (self.token(from), to.checked_sub(1).and_then(|last| self.token(last))) else {
            return String::new();
        };
        self.words.source.get(first.start as usize..last.end as usize).unwrap_or("").to_owned()
    }

    fn is_date(&self, at: usize) -> bool {
        when::read(&self.words, at).is_some_and(|read| matches!(read.when, When::Day(Day { day: Some(_), .. })))
    }

    /// `GENEVA`, `BEIRUT/THE HAGUE`, `Kuta`. A label such as `FILE` is no place.
    fn places(&mut self) {
        loop {
            if self.is_date(self.at) {
                return;
            }
            let kind = self.token(self.at).map(|t| t.kind).filter(|kind| *kind == TokenKind::Capitals);
            let n = self.capitals(self.at, kind);
            if n == 0 || n > 4 || self.words.lexicon.labels.has(&self.text(self.at, self.at + n).to_lowercase()) {
                return;
            }
            let place = self.text(self.at, self.at + n);
            self.is.places.extend(place.split('/').map(str::to_owned));
            self.at += n;
            if self.word(self.at) != "/" || self.token(self.at + 1).is_none_or(|t| !t.is_capital()) {
                return;
            }
            self.at += 1;
        }
    }

    /// `, Vietnam`, `, N.M.`, `(Bali) [Indonesia]`.
    fn region(&mut self) {
        if self.is.places.is_empty() {
            return;
        }
        let mut parts = Vec::new();
        while matches!(self.word(self.at), "(" | "[") {
            let n = self.capitals(self.at + 1, None);
            let name = self.text(self.at + 1, self.at + 1 + n);
            if n == 0 || !matches!(self.word(self.at + 1 + n), ")" | "]") || self.is_agency(&name, self.at) {
                break;
            }
            parts.push(name);
            self.at += n + 2;
        }
        if self.word(self.at) == "," && !self.is_date(self.at + 1) {
            let n = self.capitals(self.at + 1, None);
            let stop = usize::from(self.word(self.at + 1 + n) == "." && self.touches(self.at + 1 + n));
            let after = self.word(self.at + 1 + n + stop);
            if n > 0 && n <= 3 && matches!(after, "(" | "," | "-" | "–" | "—" | "_" | "/") {
                parts.push(self.text(self.at + 1, self.at + 1 + n + stop));
                self.at += 1 + n + stop;
            } else if n == 1 && self.text(self.at + 1, self.at + 2).contains('.') {
                parts.push(self.text(self.at + 1, self.at + 2));
                self.at += 2;
            }
        }
        self.is.region = Some(parts.join(", ")).filter(|region| !region.is_empty());
    }

    fn touches(&self, i: usize) -> bool {
        i > 0 && self.token(i).zip(self.token(i - 1)).is_some_and(|(this, before)| this.start == before.end)
    }

    /// In round brackets, what no agency is called is a region: `Kuta (Bali)` before `[Indonesia]` or a comma.
    fn is_agency(&self, name: &str, at: usize) -> bool {
        let known = self.words.lexicon.agencies.has(&name.to_lowercase());
        let next = self.word(at + 2 + name.split_whitespace().count());
        known || self.word(at) == "(" && !matches!(next, "[" | "(" | ",")
    }

    /// `, August 27`, `. April 2`, `, 21 ene` (a day and a month's letters in another language).
    fn date(&mut self) {
        let skip = usize::from(matches!(self.word(self.at), "," | ".") && self.at > 0);
        let at = self.at + skip;
        let read = when::read(&self.words, at).filter(|read| matches!(read.when, When::Day(Day { day: Some(_), .. })));
        if let Some(read) = read {
            self.is.date = Some(self.text(at, read.end));
            self.at = read.end;
        } else if skip == 1
            && self.token(at).is_some_and(|t| t.kind == TokenKind::Number)
            && self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Lower)
            && self.word(at + 2) == "("
        {
            self.is.date = Some(self.text(at, at + 2));
            self.at = at + 2;
        }
    }

    /// `(Reuters)`, `/TASS/`, `, KOMPAS.com`.
    fn agency(&mut self) {
        let open = (self.at..self.at + 2)
            .find(|&i| matches!(self.word(i), "(" | "/"))
            .filter(|&i| i == self.at || matches!(self.word(self.at), "." | ","));
        if let Some(open) = open {
            let close = if self.word(open) == "(" { ")" } else { "/" };
            if let Some(end) = (open + 2..(open + 7).min(self.words.tokens.len())).find(|&i| self.word(i) == close) {
                self.is.agency = Some(self.text(open + 1, end));
                self.at = end + 1;
            }
            return;
        }
        let name = self.text(self.at + 1, self.at + 2);
        let dotted = self.word(self.at + 2) == "." && self.touches(self.at + 3);
        if self.word(self.at) == "," && dotted && self.is_dash(self.at + 4) {
            self.is.agency = Some(self.text(self.at + 1, self.at + 4));
            self.at += 4;
        } else if self.word(self.at) == "," && self.words.lexicon.agencies.has(&name.to_lowercase()) {
            self.is.agency = Some(name);
            self.at += 2;
        }
    }

    fn is_dash(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "–" | "—" | "_")
    }

    /// ` - `, ` —`, `.-`, `.`, `:`: the mark that ends a dateline. A dash must be followed by a blank or stand alone.
    fn close(&mut self) -> bool {
        let mut closed = false;
        for _ in 0..3 {
            let is_stop = matches!(self.word(self.at), "." | ":") && self.is.agency.is_some() && self.touches(self.at);
            let is_dash = self.is_dash(self.at) && (self.is.agency.is_some() || !self.touches(self.at));
            if !is_stop && !is_dash {
                break;
            }
            closed = true;
            self.at += 1;
        }
        closed
    }
}
