//! `he`, `she`, `they`: words that stand for somebody named elsewhere.

use super::mention::{EntityType, Form, Mention};
use crate::layout::{Layout, Role, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::does;
use crate::text::Marked;

/// Pronouns of the third person. `it` mostly stands for no name: it is taken only behind a cue, `the ministry said it would`.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Mention>> {
    let blocks = layout.blocks.iter().filter(|block| block.role != Role::Boilerplate);
    let tokens = blocks.flat_map(|block| block.tokens.clone());
    tokens.filter_map(|i| pronoun(layout, lexicon, i)).collect()
}

fn pronoun(layout: &Layout, lexicon: &Lexicon, i: usize) -> Option<Marked<Mention>> {
    let token = &layout.tokens[i];
    if token.end - token.start > 10 || !matches!(token.kind, TokenKind::Lower | TokenKind::Capitalized) {
        return None;
    }
    let word = layout.word(token);
    let told = match token.kind {
        TokenKind::Lower => lexicon.pronouns.meaning(word)?,
        _ => lexicon.pronouns.meaning(&word.to_lowercase())?,
    };
    let (of, confidence) = match told {
        "s m" | "s f" => (Some(EntityType::Person), 0.95),
        "p x" => (None, 0.8),
        // `its` is a body's where one leads the sentence; coreference leaves the others.
        "s n" if word == "its" => (Some(EntityType::Organization), 0.8),
        "s n" if word == "it" && is_behind_cue(layout, lexicon, i) => (Some(EntityType::Organization), 0.8),
        _ => return None,
    };
    Some(Marked { span: layout.span_of(token, token), is: Mention { form: Form::Pronoun, of, confidence, why: "pronoun" } })
}

/// `said it`, `said that it`, `said on Tuesday it`, `said in a statement that it`.
fn is_behind_cue(layout: &Layout, lexicon: &Lexicon, i: usize) -> bool {
    const FARTHEST: usize = 5;
    let word = |back: usize| i.checked_sub(back).map_or("", |at| layout.word(&layout.tokens[at]));
    let mut back = if word(1) == "that" { 2 } else { 1 };
    if lexicon.grammar.takes_clause(word(back)) {
        return true;
    }
    let told = |back: usize| lexicon.grammar.word(&word(back).to_lowercase());
    if !told(back).may(does::OCCASION | does::TIME) && !lexicon.calendar.has(&word(back).to_lowercase()) {
        return false;
    }
    back += 1;
    while back < FARTHEST && told(back).may(does::PREP | does::DET | does::TIME) {
        back += 1;
    }
    lexicon.grammar.takes_clause(word(back))
}
