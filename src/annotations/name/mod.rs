//! Names and the titles before them: `Russian Foreign Minister Sergei Lavrov` is a title and a name.
//!
//! A tagger weighs each word ([`tagger`], by [`evidence`]); then the article is made to agree with itself: a name that is
//! sure in one place is the same elsewhere, and a surname that stood in a full name is that of a person. Peoples come from a list.

mod addressed;
mod agreed;
pub mod evidence;
mod initials;
mod joined;
pub mod tagger;
mod titles;

pub use joined::is_legal_form;

use super::mention::{EntityType, Form, Mention};
use crate::layout::{Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use evidence::{Seen, is_outside};
use std::ops::Range;
use tagger::{Steps, Tagged};

/// All names and titles, with what each is of.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Mention>> {
    let seen = Seen::of(layout, lexicon, |block| is_outside(layout, block));
    let steps = Steps::of(&lexicon.name_weights);
    let mut names = Vec::new();
    for island in seen.islands() {
        tagger::tag(&seen, island, &lexicon.name_weights, &steps, &mut names);
    }
    // `Syrian` alone is a people, whatever stands around it.
    names.retain(|name| name.tokens.len() > 1 || !seen.is_people(name.tokens.start));
    names.retain(|name| !is_turn_label(layout, &name.tokens) && !is_party(layout, &name.tokens));
    for name in names.iter_mut().filter(|name| is_street(layout, name)) {
        (name.of, name.odds, name.why) = (EntityType::Place, [0.0, 0.0, name.confidence], "street");
    }
    strip_titles(layout, lexicon, &mut names);
    names.retain(|name| name.of != EntityType::Person || !titles::is_title(layout, lexicon, &name.tokens));
    for name in names.iter_mut().filter(|name| seen.is_led_by_countryman(&name.tokens)) {
        name.tokens.start += 1;
        (name.of, name.odds, name.why) = (EntityType::Person, [name.confidence, 0.0, 0.0], "behind-people");
    }
    initials::introduce(layout, &mut names);
    let mut names = agreed::with_itself(layout, &seen, names);
    joined::over_nicknames(layout, lexicon, &mut names);
    joined::with_legal_form(layout, lexicon, &mut names);
    joined::with_article(layout, lexicon, &mut names);
    let titles = titles::find(layout, lexicon, layout.blocks.iter().filter(|block| !is_outside(layout, block)), &names);
    let mention = |tokens: &Range<usize>, form, of, confidence, why| {
        let span = layout.span_of(&layout.tokens[tokens.start], &layout.tokens[tokens.end - 1]);
        Marked { span, is: Mention { form, of: Some(of), confidence, why } }
    };
    let mut found: Vec<_> = names.iter().map(|name| mention(&name.tokens, Form::Name, name.of, name.confidence, name.why)).collect();
    found.extend(titles.iter().map(|title| mention(title, Form::Title, EntityType::Person, 0.85, "title")));
    found.extend(seen.listed(&names).iter().map(|(tokens, of)| mention(tokens, Form::Name, *of, 0.85, "listed")));
    found.sort_by_key(|mention| (mention.span.start(), usize::MAX - mention.span.end()));
    found
}

/// `JR: What will you do now?` The initials of a speaker before a turn stand for a name, as the turns know; they are none.
fn is_turn_label(layout: &Layout, name: &Range<usize>) -> bool {
    let (token, next) = (&layout.tokens[name.start], layout.tokens.get(name.end));
    let is_short = name.len() == 1 && token.kind == TokenKind::Capitals && token.end - token.start <= 3;
    is_short && next.is_some_and(|next| layout.word(next) == ":") && is_first_of_turn(layout, token)
}

/// `R-Portwell` behind a senator's name: a party, and where it won.
fn is_party(layout: &Layout, name: &Range<usize>) -> bool {
    let word = layout.word(&layout.tokens[name.start]);
    let before = name.start.checked_sub(1).map_or("", |before| layout.word(&layout.tokens[before]));
    name.len() == 1 && matches!(before, "," | "(") && ["R-", "D-", "I-"].iter().any(|party| word.starts_with(party))
}

/// `1200 S. Broadway`.
fn is_street(layout: &Layout, name: &Tagged) -> bool {
    let is_number = |i: usize| layout.tokens[i].kind == TokenKind::Number;
    let is_behind = name.of == EntityType::Person && name.tokens.len() > 1 && name.tokens.start.checked_sub(1).is_some_and(is_number);
    is_behind && matches!(layout.word(&layout.tokens[name.tokens.start]), "N." | "S." | "E." | "W.")
}

fn is_first_of_turn(layout: &Layout, token: &Token) -> bool {
    let block = layout.blocks.get(layout.block_at(token.start as usize));
    block.is_some_and(|block| block.role == Role::Speech && block.span.start() == token.start as usize)
}

/// A title is no part of a person's name.
fn strip_titles(layout: &Layout, lexicon: &Lexicon, names: &mut [Tagged]) {
    for name in names.iter_mut().filter(|name| name.of == EntityType::Person) {
        name.tokens = titles::behind(layout, lexicon, &name.tokens);
    }
}
