//! `he`, `she`, `they`: words that stand for somebody named elsewhere.

use super::mention::{EntityType, Form, Mention};
use crate::layout::{Layout, Role, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// Pronouns of the third person; `it` is left out, since it mostly stands for no name.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Mention>> {
    let blocks = layout.blocks.iter().filter(|block| block.role != Role::Boilerplate);
    let tokens = blocks.flat_map(|block| &layout.tokens[block.tokens.clone()]);
    tokens
        .filter(|token| token.end - token.start <= 10 && matches!(token.kind, TokenKind::Lower | TokenKind::Capitalized))
        .filter_map(|token| {
            let told = lexicon.pronouns.meaning(&layout.word(token).to_lowercase())?;
            let (of, confidence) = match told {
                "s m" | "s f" => (Some(EntityType::Person), 0.95),
                "p x" => (None, 0.8),
                _ => return None,
            };
            Some(Marked { span: layout.span_of(token, token), is: Mention { form: Form::Pronoun, of, confidence, why: "pronoun" } })
        })
        .collect()
}
