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

/// The story's dateline: at the start of one of its first paragraphs, through its closing dash or stop; or alone on the line
/// above one.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Option<Marked<Dateline>> {
    let opens = |block: &Block| {
        matches!(
            block.role,
            Role::Paragraph | Role::Headline | Role::Dek | Role::Subhead | Role::BlockQuote | Role::ListItem | Role::Speech | Role::Caption
        )
    };
    let openings = layout.blocks.iter().enumerate().filter(|(_, block)| opens(block)).take(8);
    openings.filter_map(|(i, block)| at_start(layout, i, block, lexicon)).next()
}

/// Walks a line's first tokens, part by part; each part moves on only where it reads.
struct Walk<'a> {
    words: Words<'a>,
    at: usize,
    is: Dateline,
}

/// The mark that ends a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Close {
    None,
    /// A colon where no agency is named: `NEW DELHI: The council …`.
    Colon,
    DashOrStop,
}

/// More tokens than any dateline has.
const LONGEST: usize = 28;

fn at_start(layout: &Layout, i: usize, block: &Block, lexicon: &Lexicon) -> Option<Marked<Dateline>> {
    let all = &layout.tokens[block.tokens.clone()];
    let tokens = &all[..all.len().min(LONGEST)];
    let mut walk = Walk { words: Words { source: layout.text.as_str(), tokens, lexicon }, at: 0, is: Dateline::default() };
    walk.places();
    walk.region();
    walk.date();
    walk.agency();
    let close = walk.close();
    let goes_on = walk.at < all.len() || layout.blocks.get(i + 1).is_some_and(|below| below.role == Role::Paragraph);
    let in_story = block.role != Role::Caption || walk.is.agency.is_some();
    if walk.at == 0 || !in_story || !walk.holds(close, all.len()) || !goes_on && walk.is.agency.is_none() {
        return None;
    }
    let span = layout.span_of(&tokens[0], &tokens[walk.at - 1]);
    Some(Marked { span, is: walk.is })
}

impl Walk<'_> {
    /// Whether what was read makes a dateline: an agency nearly always does, capitals need a dash, small letters more.
    fn holds(&self, close: Close, n_tokens: usize) -> bool {
        let Dateline { places, region, date, agency } = &self.is;
        let capitals = places.iter().all(|place| !place.chars().any(char::is_lowercase));
        let is_closed = close != Close::None;
        let dashed = close == Close::DashOrStop;
        let known = places.iter().all(|place| self.is_known(place));
        // `LEEDS, ENGLAND - MARCH 3: A tram …` is a picture's.
        if self.date_at(self.at).is_some() && date.is_none() && agency.is_none() {
            return false;
        }
        if places.is_empty() {
            return match agency {
                Some(agency) if date.is_none() => dashed && self.words.lexicon.agencies.has(&agency.to_lowercase()),
                Some(_) => true,
                None => false,
            };
        }
        match (agency, date, region) {
            (Some(_), date, _) => capitals || is_closed || date.is_some(),
            (None, Some(_), _) => dashed && (capitals || known),
            (None, None, Some(region)) => dashed && (capitals || known && (region.ends_with('.') || self.is_known(region))),
            (None, None, None) if close == Close::Colon => {
                known && n_tokens > 12 && (capitals || places.len() == 1 && self.is_city(&places[0]))
            }
            (None, None, None) => dashed && capitals && self.goes_on_in_capitals() && places.iter().all(|place| self.could_be(place)),
        }
    }

    fn is_known(&self, place: &str) -> bool {
        self.words.lexicon.gazetteer.meaning(&place.to_lowercase()).is_some_and(|is| is != "org")
    }

    fn is_city(&self, place: &str) -> bool {
        self.words.lexicon.gazetteer.meaning(&place.to_lowercase()) == Some("city")
    }

    /// A place that no list has: one word, or two or three of which the last is a place's (`FLUSHING MEADOWS`). What begins with a
    /// label (`LIVE`) or with a country and goes on (`CHINA CHIPS`) is a slug.
    fn could_be(&self, place: &str) -> bool {
        let lower = place.to_lowercase();
        let words: Vec<&str> = lower.split(' ').collect();
        let lexicon = self.words.lexicon;
        let is_other = words.iter().any(|word| lexicon.labels.has(word) || lexicon.small_words.has(word) || lexicon.org_words.has(word));
        let placed = words.last().is_some_and(|last| lexicon.place_words.has(last));
        self.is_known(place) || !is_other && (words.len() == 1 && place.len() > 3 || words.len() <= 3 && placed)
    }

    /// Behind the dash, the story begins with a capital, a figure or a mark.
    fn goes_on_in_capitals(&self) -> bool {
        self.token(self.at).is_none_or(|next| next.kind != TokenKind::Lower)
    }

    fn date_at(&self, at: usize) -> Option<usize> {
        let read = when::read(&self.words, at)?;
        matches!(read.when, When::Day(Day { day: Some(_), .. })).then_some(read.end)
    }

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

    /// `GENEVA`, `BEIRUT/THE HAGUE`, `Kuta`. A label such as `FILE` is no place.
    fn places(&mut self) {
        loop {
            if self.date_at(self.at).is_some() {
                return;
            }
            let kind = self.token(self.at).map(|t| t.kind).filter(|kind| *kind == TokenKind::Capitals);
            let n = self.capitals(self.at, kind);
            // `CNN —`, `Washington CNN —`: the agency is no place.
            let n = (1..=n).find(|&k| self.is_agency_from(self.at + k - 1, self.at + n)).map_or(n, |k| k - 1);
            if n == 0 || n > 4 || self.words.lexicon.labels.has(&self.text(self.at, self.at + n).to_lowercase()) {
                return;
            }
            let place = self.text(self.at, self.at + n);
            self.is.places.push(place);
            self.at += n;
            // `Frankfurt/Main` is one city, on a river.
            let on_river = self.text(self.at - n, self.at + 2).to_lowercase();
            if self.word(self.at) == "/" && self.words.lexicon.gazetteer.has(&on_river) {
                self.is.places.pop();
                self.is.places.push(self.text(self.at - n, self.at + 2));
                self.at += 2;
                return;
            }
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
        if self.word(self.at) == "," && self.date_at(self.at + 1).is_none() {
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

    fn is_agency_from(&self, from: usize, end: usize) -> bool {
        self.is_dash(end) && self.words.lexicon.agencies.has(&self.text(from, end).to_lowercase())
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
        if let Some(end) = self.date_at(at) {
            self.is.date = Some(self.text(at, end));
            self.at = end;
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
        // `SAN FRANCISCO--(BUSINESS WIRE)--`
        let open = (self.at..self.at + 3)
            .find(|&i| matches!(self.word(i), "(" | "/"))
            .filter(|&i| (self.at..i).all(|i| matches!(self.word(i), "." | ",") || self.is_dash(i) && self.touches(i + 1)));
        if let Some(open) = open {
            let close = if self.word(open) == "(" { ")" } else { "/" };
            if let Some(end) = (open + 2..(open + 7).min(self.words.tokens.len())).find(|&i| self.word(i) == close) {
                self.is.agency = Some(self.text(open + 1, end));
                self.at = end + 1;
            }
            return;
        }
        let name = self.text(self.at + 1, self.at + 2);
        let is_agency = |name: &str| self.words.lexicon.agencies.has(&name.to_lowercase());
        let dotted = self.word(self.at + 2) == "." && self.touches(self.at + 3);
        if self.word(self.at) == "," && dotted && self.is_dash(self.at + 4) {
            self.is.agency = Some(self.text(self.at + 1, self.at + 4));
            self.at += 4;
        } else if self.word(self.at) == "," && is_agency(&name) {
            self.is.agency = Some(name);
            self.at += 2;
        } else if let Some(end) = self.agency_behind_dash().filter(|_| self.is.date.is_some()) {
            self.is.agency = Some(self.text(self.at + 1, end));
            self.at = end;
        } else if let Some(end) = self.bare_agency() {
            self.is.agency = Some(self.text(self.at, end));
            self.at = end;
        }
    }

    /// `MOSCOW, April 2 - RIA Novosti.`
    fn agency_behind_dash(&self) -> Option<usize> {
        let ends = (self.at + 2..=self.at + 3).rev();
        let is_agency =
            |&end: &usize| self.words.lexicon.agencies.has(&self.text(self.at + 1, end).to_lowercase()) && self.word(end) == ".";
        ends.filter(|_| self.is_dash(self.at)).find(is_agency)
    }

    /// `CNN —`, `Washington CNN —`: an agency's name and a dash.
    fn bare_agency(&self) -> Option<usize> {
        let ends = (self.at + 1..=self.at + 2).rev();
        let is_agency = |&end: &usize| {
            self.is_dash(end) && !self.touches(end) && self.words.lexicon.agencies.has(&self.text(self.at, end).to_lowercase())
        };
        ends.into_iter().find(is_agency)
    }

    fn is_dash(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "–" | "—" | "_")
    }

    /// ` - `, ` —`, `.-`, `--`, `.`, `:`: the mark that ends a dateline. A dash must be followed by a blank or stand alone.
    fn close(&mut self) -> Close {
        let mut closed = Close::None;
        for _ in 0..3 {
            let known = self.is.agency.is_some();
            let is_stop = matches!(self.word(self.at), "." | ":") && known && self.touches(self.at);
            let is_dash = self.is_dash(self.at) && (known || !self.touches(self.at) || closed == Close::DashOrStop);
            if !is_stop && !is_dash {
                break;
            }
            closed = Close::DashOrStop;
            self.at += 1;
        }
        let is_colon = self.word(self.at) == ":" && self.touches(self.at) && !self.touches(self.at + 1) && self.goes_on_in_capitals();
        if closed == Close::None && is_colon {
            self.at += 1;
            return Close::Colon;
        }
        closed
    }
}
