//! Which line of the page is what: headline, byline, paragraph, boilerplate.

use super::chain::{Scores, WEIGHED, Weights};
use super::evidence::{Evidence, Page, Seen};
use super::hinted;
use super::interview::{self, Interview};
use super::lines::{self, Line};
use crate::lexicon::Lexicon;
use crate::paste::{Hint, PageFacts};
use crate::text::{Span, Text};
use std::ops::Range;
use std::sync::OnceLock;

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
///
/// What is seen of each line is weighed, and the likeliest chain of roles is taken; a few roles that a mark decides alone
/// (a list's mark, an interview's turn, a credit in brackets) are set after it.
pub fn assign(text: &Text, blocks: &[Span], hints: &[Hint], page: &PageFacts, lexicon: &Lexicon) -> Vec<Roled> {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| Weights::of(&lexicon.role_weights));
    let lines = lines::look(text, blocks, lexicon);
    weigh(text, &lines, hints, page, weights)
}

/// Gives every line a role by these weights.
pub fn weigh(text: &Text, lines: &[Line], hints: &[Hint], facts: &PageFacts, weights: &Weights) -> Vec<Roled> {
    let page = page(lines);
    let mut seen = page.seen();
    let headline = headline(&page, &seen, facts, weights);
    Page::place_by_headline(&mut seen, headline.map(|(i, _)| i));
    let weighed: Vec<usize> = (0..lines.len()).filter(|&i| page.is_weighed(i) && headline.is_none_or(|(at, _)| at != i)).collect();
    let scores: Vec<Scores> = weighed.iter().map(|&i| weights.scores(seen[i])).collect();
    let (best, sure) = (weights.best(&scores), weights.sure(&scores));
    let body = page.body.clone();
    let sheet = Sheet { weights, headline, interview: interview::of(lines, page.body.clone()), page };
    let mut chosen = weighed.iter().zip(best).zip(sure).peekable();
    let mut found = Vec::with_capacity(lines.len());
    for (i, &seen) in seen.iter().enumerate() {
        let choice = chosen.next_if(|((at, _), _)| **at == i).map(|((_, role), sure)| Choice { seen, role, sure: sure[role] });
        sheet.roled(text, i, choice, &mut found);
    }
    set_items(&mut found, &sheet.page);
    hinted::adjust(text, &mut found, hints);
    if !found.iter().any(|block| block.role.is_body()) {
        keep_a_body(&mut found, lines, body);
    }
    found
}

/// Items without marks: two short lines or more under a paragraph that ends with a colon.
fn set_items(found: &mut [Roled], page: &Page) {
    let is_bare = |line: &Line| {
        let is_other = line.is_caption || line.is_byline || line.is_date || line.is_rule || line.is_endnote;
        line.n_words <= 25 && line.boilerplate.is_none() && !line.opens_quote && !is_other && !line.text.ends_with(':')
    };
    let (lines, mut i) = (page.lines, 0);
    while i < found.len() {
        i += 1;
        let leads = |block: &Roled, line: &Line| block.role == Role::Paragraph && line.text.ends_with(':') && line.n_words >= 4;
        let Some(at) = line_of(lines, &found[i - 1]).filter(|&at| leads(&found[i - 1], &lines[at])) else { continue };
        let of_story = lines.get(at + 1).is_some_and(Line::is_story);
        let run = lines[at + 1..].iter().take_while(|line| is_bare(line) && (of_story || !line.is_story())).take(40).count();
        if (2..40).contains(&run) && page.body.contains(&(at + 1)) && at + run < page.body.end {
            for block in found[i..].iter_mut().take(run).filter(|block| !matches!(block.role, Role::Headline | Role::ListItem)) {
                *block = Roled { level: Some(1), ..roled(block.span, Role::ListItem, 0.6, "under-a-colon") };
            }
            i += run;
        }
    }
}

/// The line that a block is made of.
fn line_of(lines: &[Line], block: &Roled) -> Option<usize> {
    let at = lines.partition_point(|line| line.span.end() <= block.span.start());
    (at < lines.len()).then_some(at)
}

/// What was pasted has a body, be it one sentence.
fn keep_a_body(found: &mut [Roled], lines: &[Line], body: Range<usize>) {
    for line in &lines[body] {
        let at = found.partition_point(|block| block.span.start() < line.span.start());
        if let Some(block) = found.get_mut(at).filter(|block| {
            line.boilerplate.is_none() && !line.is_endnote && !matches!(block.role, Role::Headline | Role::Byline | Role::Date)
        }) {
            *block = roled(block.span, Role::Paragraph, 0.5, "all-the-story-there-is");
        }
    }
}

/// The page with what is seen of it as a whole.
pub fn page<'a>(lines: &'a [Line<'a>]) -> Page<'a> {
    Page::of(lines, body(lines))
}

/// An article has one headline: the line that reads most like it, and how sure that is, 0 to 1. What the page's own data
/// calls the headline counts for much.
fn headline(page: &Page, seen: &[Seen], facts: &PageFacts, weights: &Weights) -> Option<(usize, f32)> {
    let told = facts.headline.as_deref().map(plain);
    let scored = (0..seen.len()).filter(|&i| page.could_be_headline(i)).map(|i| {
        let is_told = told.as_deref().is_some_and(|told| told == plain(page.lines[i].text));
        (i, weights.headline(seen[i]) + if is_told { 6.0 } else { 0.0 })
    });
    let scored: Vec<(usize, f32)> = scored.collect();
    let (best, top) = scored.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let all: f32 = scored.iter().map(|(_, score)| (score - top).exp()).sum();
    Some((best, 1.0 / all))
}

/// What was chosen for a line.
struct Choice {
    seen: Seen,
    /// Index into [`chain::WEIGHED`].
    role: usize,
    sure: f32,
}

struct Sheet<'a> {
    page: Page<'a>,
    weights: &'a Weights,
    /// The headline's line, and how sure.
    headline: Option<(usize, f32)>,
    interview: Interview,
}

impl Sheet<'_> {
    fn roled(&self, text: &Text, i: usize, choice: Option<Choice>, found: &mut Vec<Roled>) {
        let line = &self.page.lines[i];
        if let Some((_, sure)) = self.headline.filter(|(headline, _)| *headline == i) {
            return found.push(roled(line.span, Role::Headline, sure, "reads-most-like-it"));
        }
        if line.is_endnote {
            return found.push(roled(line.span, Role::Endnote, 0.85, "credit-or-note"));
        }
        if line.is_rule {
            return found.push(Roled { of: Some(Boilerplate::Other), ..roled(line.span, Role::Boilerplate, 0.9, "no-words") });
        }
        if self.page.is_listed(i) && line.boilerplate.is_none() {
            return found.push(Roled { level: Some(1), ..roled(line.span, Role::ListItem, 0.85, "list-mark") });
        }
        let Some(choice) = choice else {
            return found.push(Roled { of: Some(self.purpose(line)), ..roled(line.span, Role::Boilerplate, 0.95, "phrase") });
        };
        if i < self.page.body.start
            && let Some((kicker, date)) = kicker_and_date(text, line)
        {
            found.push(roled(kicker, Role::Kicker, 0.85, "beside-the-date"));
            return found.push(roled(date, Role::Date, 0.95, "date-on-its-line"));
        }
        found.push(
            self.by_mark(i, WEIGHED[choice.role], choice.sure).unwrap_or_else(|| self.by_weight(line, WEIGHED[choice.role], &choice)),
        );
    }

    /// Roles that a mark decides alone.
    fn by_mark(&self, i: usize, role: Role, sure: f32) -> Option<Roled> {
        let line = &self.page.lines[i];
        let within = self.page.body.contains(&i);
        match self.interview {
            Interview::Turns(_) if within && line.turn.is_some() => return Some(roled(line.span, Role::Speech, 0.9, "turn")),
            Interview::Turns(first) if i > first && within && matches!(role, Role::Paragraph | Role::BlockQuote) => {
                return Some(roled(line.span, Role::Speech, 0.5, "between-turns"));
            }
            Interview::From(first) if i >= first && self.is_said(i, role) => {
                return Some(roled(line.span, Role::Speech, 0.7, "questions-and-answers"));
            }
            _ => {}
        }
        // `By Jane Roe` between the headline and the story is never furniture.
        let is_below_headline = self.headline.is_some_and(|(at, _)| at < i && i <= at + 12);
        if line.is_byline && is_below_headline && !within && role == Role::Boilerplate {
            return Some(roled(line.span, Role::Byline, 0.7, "by-below-the-headline"));
        }
        // `2. Frame the problem` between paragraphs.
        if line.is_item && within && line.n_words <= 14 && !line.ends_stop() && line.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(subhead(line.span, 0.7, "numbered"));
        }
        if line.n_page_words >= 4 && line.speaks_of_page() {
            let of = Some(named(line.page_word.unwrap_or_default()));
            return Some(Roled { of, ..roled(line.span, Role::Boilerplate, 0.8, "speaks-of-the-page") });
        }
        if let Some(found) = self.heads_a_paragraph(i, role, sure) {
            return Some(found);
        }
        if self.is_sentence(i, role, sure) {
            return Some(roled(line.span, Role::Paragraph, 0.5, "beside-the-story"));
        }
        // Two prints of the same words: the one in marks with nothing around it is lifted out of the other.
        let times = if within && line.is_story() { 2 } else { 1 };
        let is_bare = !line.text.contains(" said") || i <= self.page.body.start;
        let lifted = line.opens_quote && (5..=60).contains(&line.n_words) && is_bare && self.page.repeats(i, times);
        if lifted {
            return Some(roled(line.span, Role::PullQuote, 0.8, "repeats-the-story"));
        }
        if role == Role::Boilerplate && line.is_caption && line.n_words >= 6 && i < self.page.body.end {
            return Some(roled(line.span, Role::Caption, 0.6, "photo-credit"));
        }
        None
    }

    /// A short line of the story that is no sentence is the head of what stands below it, or leads to it by a colon.
    fn heads_a_paragraph(&self, i: usize, role: Role, sure: f32) -> Option<Roled> {
        let line = &self.page.lines[i];
        let below = self.page.lines.get(i + 1)?;
        // `PORTWELL, Ore. —` on a line of its own.
        if line.n_words <= 6 && line.text.ends_with(['—', '–']) && below.is_story() {
            return Some(roled(line.span, Role::Paragraph, 0.6, "leads-on"));
        }
        if !self.page.body.contains(&i) || !(below.is_story() || below.is_item) || line.is_caption || line.is_byline || line.is_date {
            return None;
        }
        let is_sentence = |line: &Line| line.ends && line.n_words >= 4 && line.boilerplate.is_none() && !line.is_caption;
        let is_above = i > self.page.body.start && is_sentence(&self.page.lines[i - 1]);
        let is_odd = line.is_labelled || line.has_address || line.is_file_name || line.has_bars || line.n_page_words > 0;
        match role {
            Role::Caption | Role::ImageAlt | Role::Boilerplate if line.text.ends_with(':') && line.n_words >= 4 && line.n_small > 1 => {
                Some(roled(line.span, Role::Paragraph, 0.5, "leads-on"))
            }
            Role::Paragraph if !line.ends && line.n_words <= 12 && !line.opens_quote => Some(subhead(line.span, 0.5, "heads-a-paragraph")),
            Role::Paragraph if line.text.ends_with('?') && is_above && line.n_words <= 8 && !line.opens_quote && sure < 0.8 => {
                Some(subhead(line.span, 0.5, "heads-a-paragraph"))
            }
            Role::Boilerplate if is_above && !line.ends_stop() && line.n_words <= 8 && sure < 0.6 && !is_odd => {
                Some(subhead(line.span, 0.5, "heads-a-paragraph"))
            }
            _ => None,
        }
    }

    /// A sentence beside the story's own is one of them, if nothing speaks strongly for another role and the paste is small
    /// enough to be clean.
    fn is_sentence(&self, i: usize, role: Role, sure: f32) -> bool {
        let line = &self.page.lines[i];
        let beside = line.is_story() || i > self.page.body.start && self.page.lines[i - 1].is_story();
        let is_odd = line.is_labelled || line.has_address || line.has_bars || line.n_page_words > 0 || line.is_caption;
        let is_clean = self.page.lines.len() <= 24;
        let is_doubtful = is_clean && matches!(role, Role::Boilerplate | Role::Caption | Role::ImageAlt) && sure < 0.6;
        is_doubtful && self.page.body.contains(&i) && beside && line.ends_stop() && line.n_small > 1 && !is_odd
    }

    /// Whether a line of an interview is part of what was said: all but its captions and subheads.
    fn is_said(&self, i: usize, role: Role) -> bool {
        let line = &self.page.lines[i];
        let is_sentence = self.page.body.contains(&i) && line.ends && !line.is_caption;
        matches!(role, Role::Paragraph | Role::BlockQuote) && !line.is_caption || is_sentence
    }

    fn by_weight(&self, line: &Line, role: Role, choice: &Choice) -> Roled {
        let why = choice
            .seen
            .iter()
            .max_by(|&a, &b| self.weights.speaks[a as usize][choice.role].total_cmp(&self.weights.speaks[b as usize][choice.role]))
            .map_or("always", Evidence::name);
        let found = roled(line.span, role, choice.sure, why);
        match role {
            Role::Boilerplate => Roled { of: Some(self.purpose(line)), ..found },
            Role::Subhead => Roled { level: Some(2), ..found },
            Role::ListItem => Roled { level: Some(1), ..found },
            _ => found,
        }
    }

    /// What a line of boilerplate is for: what its phrase says, else where it stands.
    fn purpose(&self, line: &Line) -> Boilerplate {
        match line.boilerplate {
            Some(phrase) => named(phrase),
            None if line.is_biography => Boilerplate::AuthorBio,
            None if line.n_page_words > 1 => named(line.page_word.unwrap_or_default()),
            None if line.span.start() < self.page.lines.get(self.page.body.start).map_or(0, |lead| lead.span.start()) => Boilerplate::Nav,
            None if self.page.lines[..self.page.body.end].last().is_some_and(|last| line.span.start() > last.span.start()) => {
                Boilerplate::Related
            }
            None => Boilerplate::Other,
        }
    }
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
    let mut body = without_dek(lines, best);
    // A list at its end belongs to it, and so do the last turns of an interview.
    let goes_on = |line: &&Line| (line.is_item || line.turn.is_some() && line.ends) && line.boilerplate.is_none() && !line.is_caption;
    body.end += lines[body.end..].iter().take_while(goes_on).count();
    body
}

fn story_weight(line: &Line) -> f32 {
    match line.boilerplate {
        _ if line.is_story() => line.n_words.min(60) as f32,
        _ if line.is_rule => 0.0,
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
    let story_before = |end: usize| (body.start..end).filter(|&i| lines[i].is_story()).count();
    match credit.filter(|&i| story_before(i) == 1 && (i + 1..body.end).any(|i| lines[i].is_story())) {
        Some(credit) => (credit + 1..body.end).find(|&i| lines[i].is_story()).unwrap_or(body.start)..body.end,
        None => body,
    }
}

/// Letters and digits alone, so that two prints of one headline are the same.
fn plain(text: &str) -> String {
    let letters = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `Russian Politics & Diplomacy August 27, 2016, 2:50`: a section's name, then the date.
fn kicker_and_date(text: &Text, line: &Line) -> Option<(Span, Span)> {
    let (start, end) = line.date?;
    let before = text.as_str().get(line.span.start()..start)?;
    let trimmed = before.trim_end_matches([' ', '|', '·', '•', '–', '—', '-', ',', '\u{a0}', '\t']);
    // Marks between the two stand with the date, since no character is lost.
    let rest = start - before[trimmed.len()..].trim_start().len();
    let is_section =
        (1..=6).contains(&trimmed.split_whitespace().count()) && trimmed.starts_with(char::is_uppercase) && line.capitals > 0.8;
    let is_other = trimmed.ends_with(':') || line.is_byline || DATE_LEADS.iter().any(|lead| trimmed.to_lowercase().starts_with(lead));
    let closes = text.as_str().get(end..line.span.end()).is_some_and(|rest| rest.chars().count() <= 12);
    (is_section && !is_other && closes)
        .then(|| (text.cut(line.span.start(), line.span.start() + trimmed.len()), text.cut(rest, line.span.end())))
}

/// Words that lead a date on its own line.
const DATE_LEADS: [&str; 8] = ["published", "updated", "posted", "last", "created", "date", "first", "on"];

fn roled(span: Span, role: Role, confidence: f32, why: &'static str) -> Roled {
    Roled { span, role, level: None, of: None, confidence, why }
}

fn subhead(span: Span, confidence: f32, why: &'static str) -> Roled {
    Roled { level: Some(2), ..roled(span, Role::Subhead, confidence, why) }
}

pub(super) fn named(purpose: &str) -> Boilerplate {
    match purpose {
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
    }
}
