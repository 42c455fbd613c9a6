//! What an editor put in: `[terrorist organizations banned in Russia]`, `(U.S. counterparts TASS)` inside a quotation.

use super::quote;
use crate::layout::{Layout, Role};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insertion {
    Bracket,
    Parenthesis,
}

/// Editorial insertions, brackets included: square ones anywhere in the story, round ones inside quotations only, since
/// round brackets elsewhere are the writer's own.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Insertion>> {
    let quoted: Vec<Span> = quote::find(layout, lexicon).iter().filter(|quote| quote.is.depth == 0).map(|quote| quote.span).collect();
    let blocks = layout.blocks.iter().filter(|block| block.role != Role::Boilerplate);
    blocks.flat_map(|block| in_block(layout, block.tokens.clone(), &quoted)).collect()
}

fn in_block(layout: &Layout, tokens: std::ops::Range<usize>, quoted: &[Span]) -> Vec<Marked<Insertion>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, Insertion)> = None;
    for i in tokens {
        let token = &layout.tokens[i];
        match (layout.word(token), open) {
            ("[", None) => open = Some((i, Insertion::Bracket)),
            ("(", None) if is_quoted(quoted, token.start as usize) => open = Some((i, Insertion::Parenthesis)),
            ("]", Some((first, Insertion::Bracket))) | (")", Some((first, Insertion::Parenthesis))) => {
                let span = layout.span_of(&layout.tokens[first], token);
                if i > first + 1 {
                    found.push(Marked { span, is: open.map_or(Insertion::Bracket, |(_, is)| is) });
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn is_quoted(quoted: &[Span], at: usize) -> bool {
    let next = quoted.partition_point(|span| span.end() <= at);
    quoted.get(next).is_some_and(|span| span.start() <= at)
}
