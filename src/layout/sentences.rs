//! Where a sentence ends: not after `Mr.`, not before the closing mark in `agreed."`, and after `U.S.` only where
//! `He lives in the U.S. She does not.` opens another.

use super::tokens::{Token, TokenKind};
use super::when::{self, When, Words};
use crate::lexicon::Lexicon;
use crate::text::Text;
use std::ops::Range;

/// Cuts a block's tokens into sentences: ranges of `tokens`, in order, without gaps.
pub fn cut(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let words = Words { source: text.as_str(), tokens, lexicon };
    let reader = Reader { outcries: outcries(&words), words };
    let mut found = Vec::new();
    let mut start = reader.heading_date(&mut found);
    let mut list = ListMark::at(&reader.words, start);
    let mut at = start;
    while at < tokens.len() {
        // Most words neither end a sentence nor open one.
        if list.is_none() && tokens[at].kind == TokenKind::Lower && !text.as_str()[..tokens[at].end as usize].ends_with('.') {
            at += 1;
            continue;
        }
        let next_item = list.as_ref().and_then(|list| list.next_at(&reader.words, at));
        if at > start && next_item.is_some() {
            found.push(start..at);
            (start, list) = (at, next_item);
            continue;
        }
        let stop = reader.stop(start, at);
        if let Some(end) = stop.ends.filter(|&end| end > start && end < tokens.len()) {
            found.push(start..end);
            start = end;
        }
        at = stop.next.max(at + 1);
    }
    found.extend(reader.last(start));
    found
}

/// A block's words, and its quotations that are not cut inside.
struct Reader<'a> {
    words: Words<'a>,
    outcries: Vec<Range<usize>>,
}

/// What stands at a token: where a sentence ends there, if one does, and where to read on.
struct Stop {
    ends: Option<usize>,
    next: usize,
}

impl Reader<'_> {
    fn stop(&self, start: usize, at: usize) -> Stop {
        let none = Stop { ends: None, next: at + 1 };
        match self.words.at(at) {
            "." | "…" if self.is_ellipsis(at) => self.ellipsis(at),
            "." | "!" | "?" | "…" => {
                let close = self.close(at + 1);
                let ends = self.ends_after(at, close) && !self.is_abbreviated(start, at, close);
                Stop { ends: Some(close).filter(|_| ends), next: close }
            }
            // `U.S.` and `J.` hold their stop.
            word if word.len() > 1 && word.ends_with('.') && self.token(at).is_some_and(Token::is_word) => {
                let close = self.close(at + 1);
                let ends = self.ends_after(at, close) && !self.is_abbreviated(start, at + 1, close);
                Stop { ends: Some(close).filter(|_| ends), next: close }
            }
            // `… we do our best, to--" At this moment`: a quotation broken off.
            "\"" | "”" if at > 1 && is_dash(self.words.at(at - 1)) && self.touches(at) && self.opens(at + 1) && self.gap(at + 1) => {
                Stop { ends: Some(at + 1), next: at + 1 }
            }
            _ if at > start && self.has_lost_stop(start, at) => Stop { ends: Some(at), next: at + 1 },
            _ => none,
        }
    }

    /// `the plan failed They went home`, `Ann Roe of the council In the harbour, boats …`: a stop or a line end was lost.
    fn has_lost_stop(&self, start: usize, at: usize) -> bool {
        let word = self.words.at(at);
        let goes_on = self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Lower);
        let before = self.token(at - 1).map_or(TokenKind::Mark, |t| t.kind);
        match word.split(['\'', '’']).next().unwrap_or(word) {
            "We" | "They" => goes_on && before == TokenKind::Lower && at - start > 2,
            "In" | "On" | "At" => {
                let heading = start == 0 && at < 16 && before != TokenKind::Mark && self.words.tokens.len() - at > 12;
                let is_dated =
                    self.words.at(at + 2) == "," && (self.is_weekday(at + 1) || self.words.at(at + 1).len() == 4 && self.is_number(at + 1));
                heading && (is_dated || matches!(self.words.at(at + 1), "the" | "a" | "an"))
            }
            // `The boat leaves the harbour Photo: Jane Roe`.
            _ if self.words.at(at + 1) == ":" && self.is_capital(at) => {
                before != TokenKind::Mark && self.touches(at + 1) && self.words.lexicon.labels.has(&word.to_lowercase())
            }
            _ => false,
        }
    }

    /// Whether the marks up to `close`, of which the first stands at `at`, may end a sentence by what follows them.
    fn ends_after(&self, at: usize, close: usize) -> bool {
        let Some(next) = self.token(close) else { return true };
        if self.outcries.iter().any(|outcry| outcry.contains(&at) && outcry.contains(&(close - 1))) {
            return false;
        }
        if !self.gap(close) {
            return close == at + 1 && self.runs_on(at);
        }
        match self.words.at(close) {
            ")" | "]" | "," | ";" | ":" | "/" | "." | "!" | "?" | "…" => false,
            mark if is_dash(mark) => self.after_dash(close).is_some_and(|word| self.is_capital(word)) && !self.is_credit(close),
            // `at the bar. (2012).`
            "(" => !(self.is_number(close + 1) && self.words.at(close + 2) == ")" || self.is_aside(at, close)),
            word => (next.kind != TokenKind::Lower || is_camel(word) || self.is_careless(at, close)) && !self.is_credit(close),
        }
    }

    /// `Hill Foods Inc. (NYSE: HILF), a maker`, `at 6 p.m. (noon in Leeds) they left`: the sentence goes on behind the bracket.
    fn is_aside(&self, at: usize, open: usize) -> bool {
        const LONGEST: usize = 10;
        let short = at.checked_sub(1).map_or("", |before| self.words.at(before));
        if self.words.lexicon.abbreviations.look_up(short).is_none() {
            return false;
        }
        let close = (open + 1..open + LONGEST).find(|&i| self.words.at(i) == ")");
        close
            .is_some_and(|close| self.words.at(close + 1) == "," || self.token(close + 1).is_some_and(|next| next.kind == TokenKind::Lower))
    }

    /// `The works are free. we think that is best`: a sentence that begins in a small letter, behind a whole word and its stop.
    fn is_careless(&self, at: usize, close: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.token(i));
        let is_whole = before.is_some_and(|t| t.is_word() && t.end - t.start > 4);
        let opens = matches!(self.words.at(close), "we" | "they" | "i" | "he" | "she" | "it" | "this" | "there" | "you");
        self.words.at(at) == "." && close == at + 1 && is_whole && opens
    }

    /// `The end.Today`: a blank was lost. `example.Com` keeps its stop.
    fn runs_on(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|i| self.token(i)), self.token(at + 1)) else { return false };
        let next = self.words.at(at + 1).to_lowercase();
        let opens = self.words.lexicon.sentence_openers.has(&next);
        let is_name = self.words.lexicon.abbreviations.meaning(&next) == Some("name") && self.words.at(at + 2) == ".";
        let is_word = before.kind == TokenKind::Lower && before.end - before.start > 2 && self.gap(at - 1);
        after.kind == TokenKind::Capitalized && self.gap(at + 2) | is_name && (opens || is_name || is_word)
    }

    /// Whether the stop at `at` belongs to a short form, and the sentence goes on.
    fn is_abbreviated(&self, start: usize, at: usize, close: usize) -> bool {
        if !matches!(self.words.at(at), "." | "") && !self.words.at(at.wrapping_sub(1)).ends_with('.') {
            return false;
        }
        let Some(token) = at.checked_sub(1).and_then(|i| self.token(i)).filter(|_| at >= self.words.tokens.len() || at > start) else {
            return false;
        };
        let word = self.words.at(at - 1);
        let is_dotted = word.contains('.') && token.is_word();
        let first = start + usize::from(self.token(start).is_some_and(|t| t.kind == TokenKind::Mark));
        let is_mark = at - 1 == first && (word.len() == 1 || token.kind == TokenKind::Number && word.len() <= 2);
        if is_mark && self.token(close).is_some_and(|next| next.kind != TokenKind::Mark) {
            return true;
        }
        if matches!(word, "°" | "º") {
            return self.is_number(close);
        }
        let bare = word.trim_end_matches('.');
        // `P. Nair` is no page.
        let listed = Some(bare).filter(|_| token.kind != TokenKind::Initial);
        let meaning = listed.and_then(|bare| self.words.lexicon.abbreviations.look_up(bare)).or(is_dotted.then_some(""));
        let next = self.token(close).map_or(TokenKind::Mark, |next| next.kind);
        match meaning {
            None => false,
            Some("name") => true,
            Some("number") => next == TokenKind::Number,
            Some("capital") if !token.is_capital() => false,
            Some("time") if next != TokenKind::Number => !self.ends_with_time(start, at, close),
            Some(_) => !self.opens(close) && (next != TokenKind::Mark || is_dotted),
        }
    }

    /// `He left at 6 p.m. Mr. Roe stayed.`, but `At 5 a.m. Mr. Roe left` and `at 6 p.m. Friday`.
    fn ends_with_time(&self, start: usize, at: usize, close: usize) -> bool {
        let word = self.words.at(close).to_lowercase();
        let is_calendar = self.words.lexicon.calendar.has(&word) || matches!(word.as_str(), "eastern" | "central" | "pacific" | "local");
        let is_zone = self.token(close).is_some_and(|t| t.kind == TokenKind::Capitals && word.len() <= 4);
        let is_verb = |i: usize| self.words.lexicon.small_words.meaning(self.words.at(i)) == Some("verb");
        (at - start > 4 || (start..at).any(is_verb)) && !is_calendar && !is_zone
    }

    /// `. . .`, `...` or `…`: three stops or more.
    fn is_ellipsis(&self, at: usize) -> bool {
        self.words.at(at) == "…" || self.words.at(at + 1) == "." && self.words.at(at + 2) == "." || self.words.at(at + 1) == "…"
    }

    /// Words left out. `went. . . . The` ends before the three, `went . . . The` nowhere, `went . . . . The` after all four.
    fn ellipsis(&self, at: usize) -> Stop {
        let end = (at..self.words.tokens.len()).find(|&i| !matches!(self.words.at(i), "." | "…")).unwrap_or(self.words.tokens.len());
        let close = self.close(end);
        let attached = self.touches(at);
        let n = end - at;
        let spaced = n > 1 && self.gap(at + 1);
        let is_inserted = at > 0 && matches!(self.words.at(at - 1), "[" | "(");
        let goes_on = is_inserted || !self.ends_after(end - 1, close) || self.token(close).is_none();
        let ends = match (spaced, attached) {
            _ if goes_on => None,
            (true, true) if n > 3 => Some(at + 1),
            (true, false) if n < 4 => None,
            (false, false) if n < 4 => None,
            (false, true) if matches!(self.words.at(close), "I" | "I'm" | "I’m" | "I've" | "I’ve") && n < 4 => None,
            _ => Some(close),
        };
        Stop { ends, next: close }
    }

    /// The token after the closing marks, further stops and footnotes (`martyr.[1]`) that touch a stop.
    fn close(&self, mut at: usize) -> usize {
        while at < self.words.tokens.len() && self.touches(at) {
            let is_note = self.words.at(at) == "[" && self.words.at(at + 2) == "]" && self.words.at(at + 1).parse::<u16>().is_ok();
            at += match self.words.at(at) {
                "." | "!" | "?" | "\"" | "”" | "'" | "’" | ")" | "]" | "»" => 1,
                _ if is_note => 3,
                _ => break,
            };
        }
        at
    }

    /// `— Jane Roe` or `Jane Roe` alone at the end of a line: whose words they are.
    fn is_credit(&self, at: usize) -> bool {
        let rest = &self.words.tokens[at + usize::from(is_dash(self.words.at(at)))..];
        let is_name = |token: &Token| matches!(token.kind, TokenKind::Capitalized | TokenKind::Initial);
        at >= 8 && (2..=4).contains(&rest.len()) && rest.iter().all(is_name)
    }

    /// Whether a word that opens sentences stands at `at`, or a label (`Image:`), behind opening marks or not.
    fn opens(&self, at: usize) -> bool {
        let at = at + usize::from(matches!(self.words.at(at), "\"" | "“" | "‘" | "'" | "("));
        let is_label = self.words.at(at + 1) == ":" && self.touches(at + 1);
        self.is_capital(at) && (is_label || self.words.has(&self.words.lexicon.sentence_openers, at))
    }

    /// `Wednesday, March 3, 2021` before a line's first sentence, without a comma: it stands alone.
    fn heading_date(&self, found: &mut Vec<Range<usize>>) -> usize {
        let end = self.full_date(0).filter(|&end| self.is_capital(end) && end < self.words.tokens.len());
        found.extend(end.map(|end| 0..end));
        end.unwrap_or(0)
    }

    /// The last sentence; a full date at the end of a heading is cut off: `Talks go on Saturday, March 6, 2021`.
    fn last(&self, start: usize) -> Vec<Range<usize>> {
        let end = self.words.tokens.len();
        let near = start.max(end.saturating_sub(7)) + 1..end;
        let date = near.into_iter().find(|&at| self.full_date(at) == Some(end));
        let stands_alone = |&at: &usize| {
            let before = self.token(at - 1).map(|t| t.kind);
            let is_small = before == Some(TokenKind::Lower) && self.words.lexicon.small_words.has(self.words.at(at - 1));
            !is_small && (before != Some(TokenKind::Mark) || matches!(self.words.at(at - 1), "'" | "’" | "\"" | "”" | "?" | "!"))
        };
        match date.filter(stands_alone) {
            Some(at) => vec![start..at, at..end],
            None => Some(start..end).filter(|rest| !rest.is_empty()).into_iter().collect(),
        }
    }

    /// The token after a weekday, day, month and year that begin at `at`.
    fn full_date(&self, at: usize) -> Option<usize> {
        let read = Some(at).filter(|&at| self.is_weekday(at)).and_then(|at| when::read(&self.words, at))?;
        let is_full = matches!(&read.when, When::Day(day) if day.year.is_some() && day.day.is_some() && day.clock.is_none());
        Some(read.end).filter(|_| is_full && read.first == at)
    }

    fn is_weekday(&self, at: usize) -> bool {
        self.is_capital(at) && self.words.lexicon.calendar.look_up(self.words.at(at)).is_some_and(|is| is.starts_with("weekday"))
    }

    fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn after_dash(&self, at: usize) -> Option<usize> {
        (at..self.words.tokens.len()).take(3).find(|&i| !is_dash(self.words.at(i)))
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.words.tokens.get(at)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    fn touches(&self, at: usize) -> bool {
        at > 0 && self.token(at).zip(self.token(at - 1)).is_some_and(|(this, before)| this.start == before.end)
    }

    fn gap(&self, at: usize) -> bool {
        !self.touches(at)
    }
}

/// Quotations that stay whole though they hold stops: those that do not close with one. `"Dear, dear! How odd it all is!"`
fn outcries(words: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let touches = |at: usize| at > 0 && words.tokens.get(at).is_some_and(|t| t.start == words.tokens[at - 1].end);
    let marks = words.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Mark);
    for (at, _) in marks {
        match (words.at(at), open) {
            ("“", _) => open = Some(at),
            // `"The Poet'` was never closed: a mark that stands before a word opens another.
            ("\"", _) if !touches(at) && touches(at + 1) => open = Some(at),
            ("\"", None) => open = Some(at),
            ("\"" | "”", Some(from)) => {
                open = None;
                let closes = words.at(at - 1);
                if at - from <= LONGEST && !matches!(closes, "." | "," | "…" | ")" | "]" | "’" | "'") {
                    found.push(from..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// The tokens of the longest quotation that is taken for one outcry; a mark that is never closed must not bind a page.
const LONGEST: usize = 120;

/// The mark of a list's item: `1.)`, `a.`, `• 9.`, `(ii)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ListMark {
    has_bullet: bool,
    /// What follows the number: `.`, `)`, `.)` or nothing behind a bullet.
    closes: [bool; 2],
    number: Option<u32>,
}

impl ListMark {
    fn at(words: &Words, at: usize) -> Option<ListMark> {
        let has_bullet = matches!(words.at(at), "•" | "⁃" | "▪" | "●" | "‣");
        let mut at = at + usize::from(has_bullet);
        at += usize::from(words.at(at) == "(");
        let number = number(words.at(at));
        at += usize::from(number.is_some());
        let dotted = words.at(at) == "." || number.is_some() && words.at(at - 1).ends_with('.');
        at += usize::from(words.at(at) == ".");
        let closes = [dotted, words.at(at) == ")"];
        let is_mark = has_bullet || number.is_some() && closes != [false, false];
        is_mark.then_some(ListMark { has_bullet, closes: if number.is_some() { closes } else { [false, false] }, number })
    }

    /// The mark of the next item, if it stands at `at`.
    fn next_at(&self, words: &Words, at: usize) -> Option<ListMark> {
        let next = ListMark::at(words, at)?;
        let follows = match (self.number, next.number) {
            (None, None) => true,
            (Some(this), Some(next)) => next == this + 1,
            _ => false,
        };
        (follows && next.has_bullet == self.has_bullet && next.closes == self.closes).then_some(next)
    }
}

/// `9`, `b` or `b.`: a number, or a letter's place in the alphabet.
fn number(word: &str) -> Option<u32> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    match bare.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(u32::from(letter.to_ascii_lowercase() - b'a') + 1001),
        [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'] => bare.parse().ok(),
        _ => None,
    }
}

/// `wikiHow` begins sentences too.
fn is_camel(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic()) && word.bytes().any(|b| b.is_ascii_uppercase())
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "_")
}
