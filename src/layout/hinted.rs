//! What the markup said of a line, as evidence for its role: `<h2>Kurds</h2>` is a subhead if the story goes on below it, and
//! `<li><a>…</a></li>` beside its like leads to other stories.
//!
//! Evidence, not law: a phrase of boilerplate stays one in a paragraph's markup, and the headline is where it is.

use super::roles::{self, Boilerplate, Role, Roled};
use crate::paste::{Hint, Says};
use crate::text::Text;

/// Changes roles where a line's whole markup speaks against them. One walk over lines and hints, both in order.
pub fn adjust(text: &Text, blocks: &mut [Roled], hints: &[Hint]) {
    if hints.is_empty() {
        return;
    }
    let headline = blocks.iter().position(|block| block.role == Role::Headline);
    let marked = marked(blocks, hints);
    let lead = blocks.iter().position(|block| block.role == Role::Paragraph).unwrap_or(0);
    for (i, (block, markup)) in blocks.iter_mut().zip(&marked).enumerate() {
        let below_headline = headline.is_some_and(|headline| i > headline);
        let line = Line { text: text.of(block.span), below_headline, above_story: i <= lead };
        if let Some(found) = weigh(block, markup, &line) {
            *block = found;
        }
    }
    settle_headings(blocks, &marked);
}

/// What the markup said of a line.
#[derive(Debug, Clone, Copy, Default)]
struct Markup<'a> {
    in_body: bool,
    is_paragraph: bool,
    is_item: bool,
    is_quote: bool,
    is_pull_quote: bool,
    is_caption: bool,
    is_alt: bool,
    is_author: bool,
    is_dek: bool,
    is_kicker: bool,
    heading: Option<u8>,
    /// What the element beside the story is for.
    aside: Option<&'a str>,
    /// How much of it leads elsewhere, 0 to 1.
    linked: f32,
}

struct Line<'a> {
    text: &'a str,
    below_headline: bool,
    /// No paragraph of the story stands above it.
    above_story: bool,
}

impl Line<'_> {
    fn ends(&self) -> bool {
        self.text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']).ends_with(['.', '!', '?', '…', ':', ';', ','])
    }

    fn n_words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// What was said of each line, by the hints that hold all of it, and by the links in it.
fn marked<'a>(blocks: &[Roled], hints: &'a [Hint]) -> Vec<Markup<'a>> {
    let mut open: Vec<&Hint> = Vec::new();
    let mut next = 0;
    let mut found = Vec::with_capacity(blocks.len());
    for block in blocks {
        let span = block.span;
        while let Some(hint) = hints.get(next).filter(|hint| hint.start < span.end()) {
            open.push(hint);
            next += 1;
        }
        open.retain(|hint| hint.end > span.start());
        let mut markup = Markup::default();
        let mut linked = 0;
        // Elements nest a few deep around any one line; inner ones come later and are heard last.
        for hint in &open {
            if let Says::Link(_) = hint.says {
                linked += hint.end.min(span.end()) - hint.start.max(span.start());
            }
            if hint.start <= span.start() && hint.end >= span.end() {
                markup.hear(&hint.says);
            }
        }
        markup.linked = linked as f32 / span.len().max(1) as f32;
        found.push(markup);
    }
    found
}

impl<'a> Markup<'a> {
    fn hear(&mut self, says: &'a Says) {
        match says {
            Says::Heading(level) => self.heading = Some(*level),
            Says::Paragraph => self.is_paragraph = true,
            Says::ListItem => self.is_item = true,
            Says::BlockQuote => self.is_quote = true,
            Says::PullQuote => self.is_pull_quote = true,
            Says::Caption => self.is_caption = true,
            Says::ImageAlt => self.is_alt = true,
            Says::Author => self.is_author = true,
            Says::Dek => self.is_dek = true,
            Says::Kicker => self.is_kicker = true,
            Says::Aside(kind) => self.aside = Some(kind),
            Says::Body => self.in_body = true,
            Says::Link(_) | Says::Time(_) => {}
        }
    }
}

/// The role that the markup makes likelier than the one the text was given.
fn weigh(block: &Roled, markup: &Markup, line: &Line) -> Option<Roled> {
    let is = |role: Role, why: &'static str| Some(Roled { role, level: None, of: None, why, confidence: 0.85, ..block.clone() });
    let beside = |of: Boilerplate, why: &'static str| Some(Roled { of: Some(of), ..is(Role::Boilerplate, why)? });
    if matches!(block.role, Role::Headline | Role::Endnote) {
        return None;
    }
    if markup.is_alt {
        return is(Role::ImageAlt, "alt-text");
    }
    if let Some(kind) = markup.aside.filter(|_| !matches!(block.role, Role::Byline | Role::Date)) {
        return beside(purpose(kind), "aside");
    }
    if markup.is_author && line.n_words() <= 14 && matches!(block.role, Role::Boilerplate | Role::Caption | Role::ImageAlt | Role::Kicker) {
        return is(Role::Byline, "author");
    }
    let told = block.why == "phrase";
    if markup.is_caption && !markup.is_quote && !told {
        return is(Role::Caption, "caption");
    }
    if markup.is_pull_quote && block.role.is_body() {
        return is(Role::PullQuote, "pull-quote");
    }
    if markup.is_dek
        && line.below_headline
        && line.above_story
        && matches!(block.role, Role::Paragraph | Role::Caption | Role::Boilerplate | Role::Subhead)
        && !told
    {
        return is(Role::Dek, "standfirst");
    }
    let is_sentence = markup.in_body && line.ends() && line.n_words() >= 8;
    if markup.linked > 0.8 && line.below_headline && !is_sentence && !matches!(block.role, Role::Byline | Role::Date | Role::Boilerplate) {
        return beside(Boilerplate::Related, "all-link");
    }
    if told {
        return None;
    }
    in_story(block, markup, line).map(|(role, level, why)| Roled { level, ..is(role, why).unwrap_or_else(|| block.clone()) })
}

/// Roles of what stands in the story's own elements.
fn in_story(block: &Roled, markup: &Markup, line: &Line) -> Option<(Role, Option<u8>, &'static str)> {
    let could_be = matches!(
        block.role,
        Role::Paragraph | Role::Boilerplate | Role::ImageAlt | Role::Caption | Role::Kicker | Role::Subhead | Role::ListItem
    );
    // A first paragraph reads like a standfirst; one that is would say so, or stand above the story's own element.
    let is_lede = block.role == Role::Dek && markup.is_paragraph && markup.in_body && line.ends();
    if !could_be && !is_lede || !line.below_headline {
        return None;
    }
    match markup {
        Markup { heading: Some(level), .. } if *level > 1 && block.role != Role::Subhead => Some((Role::Subhead, Some(*level), "heading")),
        Markup { is_quote: true, .. } if block.role != Role::Subhead => Some((Role::BlockQuote, None, "block-quote")),
        Markup { is_item: true, .. } => Some((Role::ListItem, Some(1), "list-item")),
        Markup { is_paragraph: true, in_body: true, heading: None, .. }
            if block.role != Role::Paragraph && (line.ends() || line.n_words() >= 4 && markup.linked < 0.5) =>
        {
            Some((Role::Paragraph, None, "paragraph"))
        }
        _ => None,
    }
}

/// A heading over what leads elsewhere is not the story's.
fn settle_headings(blocks: &mut [Roled], marked: &[Markup]) {
    for i in (0..blocks.len()).rev() {
        let leads_on = blocks[i + 1..]
            .iter()
            .take(2)
            .all(|below| below.role == Role::Boilerplate && matches!(below.why, "all-link" | "aside" | "heading-of-links"));
        if blocks[i].role == Role::Subhead && marked[i].heading.is_some() && leads_on {
            blocks[i] = Roled {
                role: Role::Boilerplate,
                of: Some(Boilerplate::Related),
                level: None,
                why: "heading-of-links",
                confidence: 0.7,
                ..blocks[i].clone()
            };
        }
    }
}

fn purpose(kind: &str) -> Boilerplate {
    roles::named(if kind == "form" { "newsletter" } else { kind })
}
