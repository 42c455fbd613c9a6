//! Which line of the page is what: headline, byline, paragraph, boilerplate.

use super::chain::{Scores, Weights};
use super::evidence::Seen;
use super::lines::Line;
use super::page::Page;
use super::sheet::{Choice, Sheet};
use super::{body, hinted, interview};
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
/// What is seen of each line is weighed, and each line gets its likeliest role, all chains of roles considered; a few roles that
/// a mark decides alone (a list's mark, an interview's turn, a credit in brackets) are set after it.
pub fn assign(text: &Text, lines: &[Line], hints: &[Hint], page: &PageFacts, lexicon: &Lexicon) -> Vec<Roled> {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| Weights::of(&lexicon.role_weights));
    weigh(text, lines, hints, page, weights)
}

/// Gives every line a role by these weights.
pub fn weigh(text: &Text, lines: &[Line], hints: &[Hint], facts: &PageFacts, weights: &Weights) -> Vec<Roled> {
    let page = page(lines);
    let mut seen = page.seen();
    let headline = headline(&page, &seen, facts, weights);
    page.place_by_headline(&mut seen, headline.map(|(i, _)| i));
    let weighed: Vec<usize> = (0..lines.len()).filter(|&i| page.is_weighed(i) && headline.is_none_or(|(at, _)| at != i)).collect();
    let scores: Vec<Scores> = weighed.iter().map(|&i| weights.scores(seen[i])).collect();
    let sure = weights.sure(&scores);
    let body = page.body.clone();
    let sheet = Sheet { weights, headline, interview: interview::of(lines, page.body.clone()), page };
    let mut chosen = weighed.iter().zip(&sure).peekable();
    let mut found = Vec::with_capacity(lines.len());
    for (i, &seen) in seen.iter().enumerate() {
        let choice = chosen.next_if(|(at, _)| **at == i).map(|(_, sure)| Choice::likeliest(seen, sure));
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
        let leads = |line: &Line| line.text.ends_with(':') && line.n_words >= 4;
        let paragraph = Some(&found[i - 1]).filter(|block| block.role == Role::Paragraph);
        let Some(at) = paragraph.and_then(|block| line_of(lines, block)).filter(|&at| leads(&lines[at])) else { continue };
        let of_story = lines.get(at + 1).is_some_and(Line::is_story);
        // Items end alike.
        let is_like = |line: &Line| lines.get(at + 1).is_some_and(|first| first.ends == line.ends);
        let in_list = |line: &&Line| is_bare(line) && is_like(line) && (of_story || !line.is_story());
        let run = lines[at + 1..].iter().take_while(in_list).take(40).count();
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
    Page::of(lines, body::of(lines))
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
    let best = printed_alone(page, best, &scored).unwrap_or(best);
    Some((if is_quotation_above(page, best) && told.is_none() { best - 1 } else { best }, 1.0 / all))
}

/// `Home News Ferry sinks off the cape` is the way to the story, and `Ferry sinks off the cape | The Courier` its title; its
/// headline stands alone on a line near it.
fn printed_alone(page: &Page, best: usize, scored: &[(usize, f32)]) -> Option<usize> {
    let path = &page.lines[best];
    let is_end = |line: &Line| {
        let way = path.text.strip_suffix(line.text).unwrap_or("").trim();
        let tail = path.text.strip_prefix(line.text).unwrap_or("").trim();
        let is_title = line.n_words >= 5 && (tail.starts_with(['|', '-', '–', '—', '·', '•']) || tail.starts_with("on "));
        line.n_words >= 3 && (way.ends_with(['>', '›', '»', '/', '|']) || way.starts_with("Home") && way.len() < 60 || is_title)
    };
    scored.iter().map(|(i, _)| *i).find(|&i| i != best && i.abs_diff(best) <= 40 && is_end(&page.lines[i]))
}

/// Whether a headline that is a quotation alone stands above the line, which is its standfirst then.
fn is_quotation_above(page: &Page, best: usize) -> bool {
    let Some(above) = best.checked_sub(1).map(|at| &page.lines[at]) else { return false };
    let is_quotation = above.opens_quote && above.text.ends_with(['"', '”', '’', '\'']);
    let is_head = is_quotation && (4..=14).contains(&above.n_words) && page.could_be_headline(best - 1);
    is_head && above.n_words < page.lines[best].n_words && best < page.body.start
}

/// Letters and digits alone, so that two prints of one headline are the same.
fn plain(text: &str) -> String {
    let letters = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

pub(super) fn roled(span: Span, role: Role, confidence: f32, why: &'static str) -> Roled {
    Roled { span, role, level: None, of: None, confidence, why }
}

pub(super) fn subhead(span: Span, confidence: f32, why: &'static str) -> Roled {
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
