//! Which line of the page is what: headline, byline, paragraph, boilerplate.

use super::hinted;
use super::lines::{self, Line};
use crate::lexicon::Lexicon;
use crate::paste::{Hint, PageFacts};
use crate::text::{Span, Text};
use std::collections::HashMap;
use std::ops::Range;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Headline,
    Kicker,
    Dek,
    Byline,
    Date,
    Paragraph,
    Subhead,
    ListItem,
    BlockQuote,
    PullQuote,
    Caption,
    ImageAlt,
    Endnote,
    Speech,
    Boilerplate,
}

/// What a block of boilerplate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Boilerplate {
    Nav,
    Footer,
    Related,
    Share,
    Newsletter,
    Comments,
    Ad,
    Cookie,
    AuthorBio,
    Copyright,
    ReadMore,
    Other,
}

/// A block with its role.
#[derive(Debug, Clone, PartialEq)]
pub struct Roled {
    pub span: Span,
    pub role: Role,
    pub level: Option<u8>,
    pub of: Option<Boilerplate>,
    pub confidence: f32,
    pub why: &'static str,
}

impl Role {
    /// Whether the block is part of the story itself.
    pub fn is_body(self) -> bool {
        matches!(self, Role::Paragraph | Role::Subhead | Role::ListItem | Role::BlockQuote | Role::PullQuote | Role::Speech)
    }

    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Headline => "headline",
            Role::Kicker => "kicker",
            Role::Dek => "dek",
            Role::Byline => "byline",
            Role::Date => "date",
            Role::Paragraph => "paragraph",
            Role::Subhead => "subhead",
            Role::ListItem => "list_item",
            Role::BlockQuote => "block_quote",
            Role::PullQuote => "pull_quote",
            Role::Caption => "caption",
            Role::ImageAlt => "image_alt",
            Role::Endnote => "endnote",
            Role::Speech => "speech",
            Role::Boilerplate => "boilerplate",
        }
    }
}

impl Boilerplate {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Boilerplate::Nav => "nav",
            Boilerplate::Footer => "footer",
            Boilerplate::Related => "related",
            Boilerplate::Share => "share",
            Boilerplate::Newsletter => "newsletter",
            Boilerplate::Comments => "comments",
            Boilerplate::Ad => "ad",
            Boilerplate::Cookie => "cookie",
            Boilerplate::AuthorBio => "author_bio",
            Boilerplate::Copyright => "copyright",
            Boilerplate::ReadMore => "read_more",
            Boilerplate::Other => "other",
        }
    }
}

/// Gives every block a role. May cut a block in two (a kicker and a date on one line); never drops one.
pub fn assign(text: &Text, blocks: &[Span], hints: &[Hint], page: &PageFacts, lexicon: &Lexicon) -> Vec<Roled> {
    let lines = lines::look(text, blocks, lexicon);
    let body = body(&lines);
    let headline = headline(&lines, body.start, page);
    let repeated = Repeated::of(&lines[body.clone()]);
    let sheet = Sheet { lines: &lines, body, headline, repeated, turns: is_interview(&lines) };
    let mut found = Vec::with_capacity(lines.len());
    for i in 0..lines.len() {
        sheet.roled(text, i, &mut found);
    }
    hinted::adjust(&mut found, hints);
    found
}

/// A page with what was seen of it as a whole.
struct Sheet<'a> {
    lines: &'a [Line<'a>],
    /// The lines from the story's first paragraph to its last.
    body: Range<usize>,
    headline: Option<usize>,
    repeated: Repeated,
    /// Whether the page is an interview, so that `WN: …` is a turn.
    turns: bool,
}

/// The stretch of lines that reads most like a story: sentences count for it, scraps of a page against it.
fn body(lines: &[Line]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (i, line) in lines.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (i, 0.0);
        }
        sum += story_weight(line);
        if sum > best_sum {
            (best, best_sum) = (start..i + 1, sum);
        }
    }
    without_dek(lines, best)
}

fn story_weight(line: &Line) -> f32 {
    match line.boilerplate {
        _ if is_story(line) => line.n_words.min(60) as f32,
        Some(_) => -5.0,
        None if line.ends && line.n_words >= 4 && !line.is_byline && !line.is_date && !line.is_caption => line.n_words as f32 * 0.4,
        None if line.is_item || line.is_caption => -1.0,
        None => -3.5,
    }
}

/// A standfirst reads like a story's first line, but the byline or the date comes after it.
fn without_dek(lines: &[Line], body: Range<usize>) -> Range<usize> {
    let near = body.start + 1..body.end.min(body.start + 5);
    let credit = near.rev().find(|&i| lines[i].is_byline || lines[i].is_date);
    let story_before = |end: usize| (body.start..end).filter(|&i| is_story(&lines[i])).count();
    match credit.filter(|&i| story_before(i) == 1 && (i + 1..body.end).any(|i| is_story(&lines[i]))) {
        Some(credit) => (credit + 1..body.end).find(|&i| is_story(&lines[i])).unwrap_or(body.start)..body.end,
        None => body,
    }
}

fn is_story(line: &Line) -> bool {
    let is_other = line.is_byline || line.is_date && line.n_words < 14 || line.is_caption && line.n_words < 45 || line.is_endnote;
    line.ends && line.n_words >= 10 && !is_other && line.boilerplate.is_none()
}

/// The line that reads most like the headline above the story.
fn headline(lines: &[Line], body_start: usize, page: &PageFacts) -> Option<usize> {
    let from = body_start.saturating_sub(40);
    let told = page.headline.as_deref().map(plain);
    let scored =
        (from..body_start).filter(|&i| could_be_headline(&lines[i])).map(|i| (i, headline_score(lines, i, body_start, told.as_deref())));
    scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(i, _)| i)
}

fn could_be_headline(line: &Line) -> bool {
    let is_other = line.is_byline || line.is_date || line.is_item || line.is_caption || line.is_endnote || line.boilerplate.is_some();
    (1..=32).contains(&line.n_words) && !is_other
}

fn headline_score(lines: &[Line], i: usize, body_start: usize, told: Option<&str>) -> f32 {
    let line = &lines[i];
    let credit_near = lines[i + 1..body_start.min(i + 6)].iter().any(|line| line.is_byline || line.is_date);
    let dek_of_another = i > 0 && could_be_headline(&lines[i - 1]) && lines[i - 1].n_words >= 4;
    let yes = |condition: bool, weight: f32| if condition { weight } else { 0.0 };
    line.n_words.min(10) as f32 * 0.35
        + yes(i == 0, 2.5)
        + yes(credit_near, 1.6)
        + yes(told.is_some_and(|told| told == plain(line.text)), 8.0)
        - yes(line.text.ends_with('.'), 2.5)
        - yes(line.opens_quote && line.n_words > 12, 1.5)
        - yes(dek_of_another, 1.2)
        - yes(line.n_words < 3, 1.5)
        - (body_start - i) as f32 * 0.04
}

/// Letters and digits alone, so that two prints of one headline are the same.
fn plain(text: &str) -> String {
    let letters = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether several lines begin with the same names and a colon.
fn is_interview(lines: &[Line]) -> bool {
    let mut turns: Vec<&str> = lines.iter().filter_map(|line| line.turn).collect();
    turns.sort_unstable();
    let n = turns.len();
    turns.dedup();
    n >= 4 && turns.len() * 2 <= n
}

/// The runs of five words that stand in the story, to know a line that repeats it.
struct Repeated {
    runs: HashMap<u64, u32>,
}

const RUN: usize = 5;

impl Repeated {
    fn of(lines: &[Line]) -> Repeated {
        let mut runs = HashMap::new();
        for line in lines {
            runs_of(line.text).into_iter().for_each(|run| *runs.entry(run).or_insert(0) += 1);
        }
        Repeated { runs }
    }

    /// Whether nearly all of a line stands in the story, `times` times or more.
    fn has(&self, text: &str, times: u32) -> bool {
        let runs = runs_of(text);
        let known = runs.iter().filter(|run| self.runs.get(run).is_some_and(|&n| n >= times)).count();
        !runs.is_empty() && known * 10 >= runs.len() * 7
    }
}

fn runs_of(text: &str) -> Vec<u64> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .flat_map(char::to_lowercase)
                .fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
        })
        .collect();
    words
        .windows(RUN)
        .map(|run| run.iter().fold(17, |hash: u64, word| hash.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(5) ^ word))
        .collect()
}

impl Sheet<'_> {
    fn roled(&self, text: &Text, i: usize, found: &mut Vec<Roled>) {
        let line = &self.lines[i];
        if self.headline == Some(i) {
            return found.push(roled(line.span, Role::Headline, 0.9, "above-the-story"));
        }
        let cut = if i < self.body.start { kicker_and_date(text, line) } else { None };
        if let Some((kicker, date)) = cut {
            found.push(roled(kicker, Role::Kicker, 0.85, "beside-the-date"));
            return found.push(roled(date, Role::Date, 0.95, "date-on-its-line"));
        }
        found.push(match i {
            _ if i < self.body.start => self.above(i),
            _ if i < self.body.end => self.within(i),
            _ => self.below(i),
        });
    }

    /// Lines above the story.
    fn above(&self, i: usize) -> Roled {
        let line = &self.lines[i];
        let below_headline = self.headline.is_some_and(|headline| headline < i);
        if line.is_endnote {
            return roled(line.span, Role::Endnote, 0.7, "credit-or-note");
        }
        if line.is_byline {
            return roled(line.span, Role::Byline, 0.95, "by");
        }
        if line.is_date {
            return roled(line.span, Role::Date, 0.95, "date-on-its-line");
        }
        if let Some(of) = line.boilerplate {
            return boilerplate(line, of, 0.9, "phrase");
        }
        if line.is_caption {
            return roled(line.span, Role::Caption, 0.8, "photo-credit");
        }
        if !below_headline {
            return self.above_headline(i);
        }
        if line.opens_quote && self.repeated.has(line.text, 1) {
            return roled(line.span, Role::PullQuote, 0.9, "repeats-the-story");
        }
        self.below_headline(i)
    }

    fn above_headline(&self, i: usize) -> Roled {
        let line = &self.lines[i];
        let is_near = self.headline.is_some_and(|headline| headline - i == 1 && i < 4);
        if is_near && line.n_words <= 4 {
            return roled(line.span, Role::Kicker, 0.7, "above-the-headline");
        }
        boilerplate(line, "nav", 0.75, "above-the-headline")
    }

    fn below_headline(&self, i: usize) -> Roled {
        let line = &self.lines[i];
        let headline = self.headline.unwrap_or(0);
        let no_dek_yet = !(headline + 1..i).any(|j| self.could_be_dek(j));
        if self.is_name_by_credit(i) {
            return roled(line.span, Role::Byline, 0.75, "name-by-the-date");
        }
        if plain(line.text) == plain(self.lines[headline].text) {
            return boilerplate(line, "nav", 0.7, "repeats-the-headline");
        }
        if no_dek_yet && self.could_be_dek(i) && i - headline <= 4 {
            return roled(line.span, Role::Dek, if i - headline == 1 { 0.8 } else { 0.6 }, "below-the-headline");
        }
        if line.n_words >= 8 {
            return roled(line.span, Role::Caption, 0.5, "sentence-above-the-story");
        }
        boilerplate(line, "other", 0.6, "scrap-above-the-story")
    }

    fn could_be_dek(&self, i: usize) -> bool {
        let line = &self.lines[i];
        line.n_words >= 7 && !line.is_date && !line.is_byline && !line.is_caption && line.boilerplate.is_none()
    }

    /// `Jane Roe` or `Jane Roe and John Doe, BBC News` beside the date or the byline.
    fn is_name_by_credit(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let by_credit = |j: usize| self.lines.get(j).is_some_and(|line| line.is_date || line.is_byline);
        let beside = by_credit(i + 1) || i > 0 && by_credit(i - 1);
        beside && (2..=8).contains(&line.n_words) && line.capitals > 0.85 && !line.ends
    }

    /// Lines of the story and what stands between its paragraphs.
    fn within(&self, i: usize) -> Roled {
        let line = &self.lines[i];
        if self.turns && line.turn.is_some() {
            return roled(line.span, Role::Speech, 0.9, "turn");
        }
        if line.is_endnote {
            return roled(line.span, Role::Endnote, 0.85, "credit-or-note");
        }
        if is_story(line) && !line.is_item {
            return self.paragraph(line);
        }
        if let Some(of) = line.boilerplate {
            return boilerplate(line, of, 0.85, "phrase");
        }
        if line.is_caption {
            return roled(line.span, Role::Caption, 0.75, "photo-credit");
        }
        if line.is_item {
            return Roled { level: Some(1), ..roled(line.span, Role::ListItem, 0.85, "list-mark") };
        }
        if line.ends && line.n_words >= 3 || line.opens_quote && line.n_words > 3 || line.n_words > 22 {
            return self.paragraph(line);
        }
        self.short_within(i)
    }

    fn paragraph(&self, line: &Line) -> Roled {
        // Two prints of the same words inside the story: the one in marks with nothing around it is lifted out of the other.
        let lifted = line.opens_quote && line.n_words <= 45 && !line.text.contains(" said") && self.repeated.has(line.text, 2);
        match lifted {
            true => roled(line.span, Role::PullQuote, 0.6, "repeats-the-story"),
            false if self.turns => roled(line.span, Role::Speech, 0.5, "between-turns"),
            false => roled(line.span, Role::Paragraph, if is_story(line) { 0.97 } else { 0.8 }, "sentences"),
        }
    }

    /// A short line without an end: a subhead where a paragraph follows it, a scrap of the page where none does.
    fn short_within(&self, i: usize) -> Roled {
        let line = &self.lines[i];
        let next = self.lines[i + 1..self.body.end.max(i + 1)].iter().find(|next| !next.is_caption && next.boilerplate.is_none());
        let leads = next.is_some_and(|next| next.n_words >= 8 && (next.ends || next.opens_quote) || next.is_item);
        let begins = line.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘'¿(".contains(c));
        if leads && begins && line.n_words <= 16 {
            return Roled {
                level: Some(2),
                ..roled(line.span, Role::Subhead, if line.n_words <= 9 { 0.8 } else { 0.65 }, "leads-a-paragraph")
            };
        }
        boilerplate(line, "other", 0.6, "scrap-in-the-story")
    }

    /// Lines below the story.
    fn below(&self, i: usize) -> Roled {
        let line = &self.lines[i];
        match line.boilerplate {
            _ if line.is_endnote => roled(line.span, Role::Endnote, 0.85, "credit-or-note"),
            Some(of) => boilerplate(line, of, 0.95, "phrase"),
            None if self.lines.len() == 1 => roled(line.span, Role::Headline, 0.5, "alone"),
            None if self.body.is_empty() => roled(line.span, Role::Paragraph, 0.5, "no-story-found"),
            None if line.is_byline => roled(line.span, Role::Byline, 0.6, "by"),
            None if line.is_caption => roled(line.span, Role::Caption, 0.6, "photo-credit"),
            None => boilerplate(line, "related", 0.7, "below-the-story"),
        }
    }
}

/// `Russian Politics & Diplomacy August 27, 2016, 2:50`: a section's name, then the date.
fn kicker_and_date(text: &Text, line: &Line) -> Option<(Span, Span)> {
    let (start, end) = line.date?;
    let before = text.as_str().get(line.span.start()..start)?;
    let trimmed = before.trim_end_matches([' ', '|', '·', '•', '–', '—', '-', ',', '\u{a0}', '\t']);
    let is_section =
        (1..=6).contains(&trimmed.split_whitespace().count()) && trimmed.starts_with(char::is_uppercase) && line.capitals > 0.8;
    let is_other = trimmed.ends_with(':') || line.is_byline || DATE_LEADS.iter().any(|lead| trimmed.to_lowercase().starts_with(lead));
    let closes = text.as_str().get(end..line.span.end()).is_some_and(|rest| rest.chars().count() <= 12);
    (is_section && !is_other && closes)
        .then(|| (text.cut(line.span.start(), line.span.start() + trimmed.len()), text.cut(start, line.span.end())))
}

/// Words that lead a date on its own line.
const DATE_LEADS: [&str; 8] = ["published", "updated", "posted", "last", "created", "date", "first", "on"];

fn roled(span: Span, role: Role, confidence: f32, why: &'static str) -> Roled {
    Roled { span, role, level: None, of: None, confidence, why }
}

fn boilerplate(line: &Line, of: &str, confidence: f32, why: &'static str) -> Roled {
    let of = match of {
        "nav" => Boilerplate::Nav,
        "footer" => Boilerplate::Footer,
        "related" => Boilerplate::Related,
        "share" => Boilerplate::Share,
        "newsletter" => Boilerplate::Newsletter,
        "comments" => Boilerplate::Comments,
        "ad" => Boilerplate::Ad,
        "cookie" => Boilerplate::Cookie,
        "author_bio" => Boilerplate::AuthorBio,
        "copyright" => Boilerplate::Copyright,
        "read_more" => Boilerplate::ReadMore,
        _ => Boilerplate::Other,
    };
    Roled { of: Some(of), ..roled(line.span, Role::Boilerplate, confidence, why) }
}
