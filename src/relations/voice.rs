//! Whoever says "I" of themselves: in `"I stand by my report," Ann Lee said`, `I` and `my` are Ann Lee.
//!
//! `we` and `our` are left open: they mean a firm, a country, a crowd.

use super::attribution::Attribution;
use super::coreference::{Cast, EntityId};
use crate::annotations::Annotations;
use crate::annotations::mention::EntityType;
use crate::annotations::quote::Quote;
use crate::layout::{Layout, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};

/// A word of the first person, and whose voice it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Voice {
    pub entity: EntityId,
    /// How sure it is that the words around it are theirs.
    pub confidence: f32,
}

/// All words of the first person in what people are quoted with, in the order of the text.
pub fn find(layout: &Layout, annotations: &Annotations, said: &[Attribution], cast: &Cast, lexicon: &Lexicon) -> Vec<Marked<Voice>> {
    let all: Vec<&Marked<Quote>> = annotations.quotes.iter().collect();
    let inner: Vec<&Marked<Quote>> = annotations.quotes.iter().filter(|quote| quote.is.depth > 0).collect();
    let mut found = Vec::new();
    for said in said {
        let Some(voice) = voice(said, cast) else { continue };
        let mut take = |span| found.push(Marked { span, is: voice });
        // Words without marks are the reporter's, but for a turn of an interview.
        match said.why {
            "turn" => words(layout, said.content, &all, lexicon, &mut take),
            _ => said.quoted.iter().for_each(|&span| words(layout, span, &inner, lexicon, &mut take)),
        }
    }
    found.sort_by_key(|voice| voice.span.start());
    found.dedup_by_key(|voice| voice.span.start());
    found
}

/// The person who speaks.
fn voice(said: &Attribution, cast: &Cast) -> Option<Voice> {
    let mention = said.speaker?.mention?;
    let entity = cast.of.get(mention.0 as usize).copied().flatten()?;
    let is_person = cast.entities.get(entity.0 as usize).is_some_and(|entity| entity.is == EntityType::Person);
    is_person.then_some(Voice { entity, confidence: said.confidence })
}

/// The words of the first person in a stretch, without what it quotes itself.
fn words(layout: &Layout, span: Span, inner: &[&Marked<Quote>], lexicon: &Lexicon, take: &mut dyn FnMut(Span)) {
    let mut next = inner.partition_point(|quote| quote.span.end() <= span.start());
    let first = layout.token_at(span.start());
    for token in layout.tokens[first..].iter().take_while(|token| (token.end as usize) <= span.end()) {
        while inner.get(next).is_some_and(|quote| quote.span.end() <= token.start as usize) {
            next += 1;
        }
        let is_inner = inner.get(next).is_some_and(|quote| quote.span.start() <= token.start as usize);
        let is_word = !matches!(token.kind, TokenKind::Mark | TokenKind::Number) && token.end - token.start <= 6;
        if is_word && !is_inner && lexicon.pronouns.look_up(layout.word(token)) == Some("1 s") {
            take(layout.span_of(token, token));
        }
    }
}
