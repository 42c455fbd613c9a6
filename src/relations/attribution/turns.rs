//! A turn of an interview is its speaker's, marks or none: `Ann Lee: We never asked for a bridge.`

use super::{Attribution, Carried, Paragraph, PhraseKind, SpeechKind, Spoken};
use crate::annotations::mention::{EntityType, Form, MentionId};
use crate::layout::{Role, TokenKind};

/// The longest name that leads a turn, in tokens.
const LONGEST: usize = 5;
/// How many speakers of turns are kept in mind.
const MOST: usize = 12;

/// Adds the words of a turn, if the paragraph is one.
pub fn find(paragraph: &Paragraph, state: &mut Carried, found: &mut Vec<Attribution>) {
    let Some((colon, content)) = parts(paragraph) else { return };
    let (layout, start) = (paragraph.layout, paragraph.block.tokens.start);
    let mut speaker = paragraph.speaker(start..colon);
    match paragraph.lexicon.turn_labels.look_up(layout.text.of(speaker.span)) {
        Some(label) => {
            let answers = (label == "answer").then(|| *state.interviewed.get_or_insert_with(|| interviewed(paragraph))).flatten();
            (speaker.mention, speaker.anonymous) = (answers, false);
        }
        None => name_by_initials(layout.text.of(speaker.span), &mut speaker.mention, &mut state.turns),
    }
    state.statements += 1;
    state.remember(Spoken { speaker, named: (speaker, PhraseKind::Person), key: paragraph.key(colon - 1), is: PhraseKind::Person });
    found.push(Attribution {
        kind: SpeechKind::Direct,
        content: layout.span_of(&layout.tokens[content.start], &layout.tokens[content.end - 1]),
        quoted: Vec::new(),
        statement: state.statements,
        speaker: Some(speaker),
        cue: None,
        class: None,
        confidence: 0.9,
        why: "turn",
    });
}

/// The first person that the lines above the first turn name, bylines aside.
fn interviewed(paragraph: &Paragraph) -> Option<MentionId> {
    let above = paragraph.layout.blocks.iter().take_while(|block| block.span.start() < paragraph.block.span.start());
    let told = above.filter(|block| matches!(block.role, Role::Kicker | Role::Headline | Role::Dek | Role::Paragraph));
    told.into_iter().find_map(|block| {
        let first = paragraph.mentions.partition_point(|mention| mention.span.start() < block.span.start());
        let inside = paragraph.mentions[first..].iter().take_while(|mention| mention.span.end() <= block.span.end());
        let person = inside.enumerate().find(|(_, mention)| mention.is.form == Form::Name && mention.is.of == Some(EntityType::Person));
        person.map(|(k, _)| MentionId((first + k) as u32))
    })
}

/// `AL` is whoever led an earlier turn as `Ann Lee`.
fn name_by_initials(label: &str, mention: &mut Option<MentionId>, known: &mut Vec<(String, MentionId)>) {
    let initials = || label.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
    match mention {
        Some(id) if label.contains(' ') && known.len() < MOST => known.push((initials(), *id)),
        Some(_) => {}
        None => *mention = known.iter().find(|(initials, _)| initials == label).map(|(_, id)| *id),
    }
}

/// The colon behind the name, and the words of the turn. A turn that stands in marks was found with them.
fn parts(paragraph: &Paragraph) -> Option<(usize, std::ops::Range<usize>)> {
    let (block, layout) = (paragraph.block, paragraph.layout);
    let tokens = block.tokens.clone();
    if block.role != Role::Speech {
        return None;
    }
    let colon = tokens.clone().take(LONGEST + 1).find(|&i| layout.word(&layout.tokens[i]) == ":")?;
    let named =
        colon > tokens.start && (tokens.start..colon).all(|i| layout.tokens[i].is_capital() || layout.tokens[i].kind == TokenKind::Mark);
    let marked = paragraph.quotes.first().is_some_and(|quote| quote.is.open == colon + 1);
    (named && !marked && colon + 1 < tokens.end).then_some((colon, colon + 1..tokens.end))
}
