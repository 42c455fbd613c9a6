//! A paragraph with its quotations, phrases and cues, and a stretch of it as a speaker: `Ann Lee`, `a senior official`.

use super::phrases::{Phrase, PhraseKind, Phrases};
use super::{Speaker, Spoken, indirect};
use crate::annotations::mention::{EntityType, Form, Mention, MentionId};
use crate::annotations::quote::Quote;
use crate::layout::{Block, Layout, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::does;
use crate::text::Marked;
use std::ops::Range;

/// A block with its outermost quotations and noun phrases.
pub struct Paragraph<'a> {
    pub(super) layout: &'a Layout,
    pub(super) block: &'a Block,
    pub(super) quotes: &'a [&'a Marked<Quote>],
    pub(super) phrases: Phrases,
    pub(super) mentions: &'a [Marked<Mention>],
    /// Which of the mentions stand in the block.
    pub(super) near: Range<usize>,
    pub(super) lexicon: &'a Lexicon,
    /// The block before ends in a colon, so that it leads to this one; and where it ends, without that.
    pub(super) lead_colon: bool,
    pub(super) lead_end: usize,
    pub(super) words: indirect::Words<'a>,
    /// In bytes.
    pub(super) dateline_end: usize,
}

impl Paragraph<'_> {
    /// The same number for the same head word.
    pub(super) fn key(&self, head: usize) -> u64 {
        let word = self.layout.tokens.get(head).map_or("", |token| self.layout.word(token));
        let mixed = |hash: u64, c: char| (hash ^ c as u64).wrapping_mul(0x0100_0000_01b3);
        let seed = 0xcbf2_9ce4_8422_2325;
        match word.is_ascii() {
            true => word.bytes().fold(seed, |hash, byte| mixed(hash, byte.to_ascii_lowercase().into())),
            false => word.chars().flat_map(char::to_lowercase).fold(seed, mixed),
        }
    }

    /// A word of the paragraph; empty outside it.
    pub(super) fn word_within(&self, i: usize) -> &str {
        if self.block.tokens.contains(&i) { self.layout.word(&self.layout.tokens[i]) } else { "" }
    }

    /// A phrase as one who spoke: `the chairman` beside a name is that name, `who` stands for it.
    pub(super) fn spoken_of(&self, phrases: &Phrases, k: usize) -> Spoken {
        let (phrase, named) = (&phrases.phrases[k], phrases.named(k));
        let speaker = match phrase.is {
            PhraseKind::Who => self.speaker_of(phrase).standing_for(self.speaker_of(named)),
            _ => self.speaker_of(named),
        };
        let meant = if phrase.is == PhraseKind::Who { (self.speaker_of(named), named.is) } else { (speaker, phrase.is) };
        Spoken { speaker, named: meant, key: self.key(named.head), is: phrase.is }
    }

    /// A phrase as a speaker; a common noun keeps what hangs on it.
    pub(super) fn speaker_of(&self, phrase: &Phrase) -> Speaker {
        let is_common = matches!(phrase.is, PhraseKind::Office | PhraseKind::Definite | PhraseKind::Indefinite | PhraseKind::Bare);
        // `Chamber of Commerce` is one name.
        let named = phrase.mention.map_or(0, |id| self.layout.token_at(self.mentions[id.0 as usize].span.end().saturating_sub(1)) + 1);
        let end = if is_common { phrase.reach.max(phrase.tokens.end) } else { phrase.tokens.end.max(named) };
        let mut speaker = self.speaker(phrase.tokens.start..end);
        if phrase.mention.is_some() && !is_common {
            speaker.mention = phrase.mention;
        }
        speaker
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        let sentences = &self.layout.sentences[self.block.sentences.clone()];
        let i = sentences.partition_point(|sentence| sentence.tokens.end <= token);
        sentences.get(i).map_or(self.block.tokens.clone(), |sentence| sentence.tokens.clone())
    }

    /// Where the sentence that leads to an opening mark begins: a mark that opens a sentence of its own belongs to the one
    /// before it when that one ends in a colon or comma.
    pub(super) fn sentence_before(&self, open: usize) -> usize {
        let sentence = self.sentence(open);
        let led = sentence.start == open
            && open > self.block.tokens.start
            && matches!(self.layout.word(&self.layout.tokens[open - 1]), ":" | ",");
        if led { self.sentence(open - 1).start } else { sentence.start }
    }

    /// A subject's span as a speaker, with the mention that is its head: `spokesman` in `the mayor's spokesman in Leeds` is nobody
    /// else's, so neither the mayor nor Leeds speaks.
    pub(super) fn speaker(&self, np: Range<usize>) -> Speaker {
        let span = self.layout.span_of(&self.layout.tokens[np.start], &self.layout.tokens[np.end - 1]);
        let head = self.layout.tokens[self.head(np.clone())];
        let first = self.first_mention(span.start());
        let inside = self.mentions[first..].iter().enumerate().take_while(|(_, mention)| mention.span.start() < span.end()).take(16);
        let covers = |mention: &Marked<Mention>| mention.span.start() <= head.start as usize && head.end as usize <= mention.span.end();
        let rank = |mention: &Marked<Mention>| (covers(mention), rank(&mention.is));
        let best = inside
            .max_by_key(|(k, mention)| (rank(mention), std::cmp::Reverse(*k)))
            .filter(|(_, mention)| covers(mention) || head.is_capital() && mention.span.start() < head.end as usize);
        let named = best.is_some_and(|(_, mention)| matches!(mention.is.form, Form::Name | Form::Pronoun));
        let nameless = self.lexicon.nameless.has(&self.layout.word(&self.layout.tokens[np.start]).to_lowercase());
        let mention = best.map(|(k, _)| MentionId((first + k) as u32)).or_else(|| self.name_behind(np.end));
        Speaker { span, mention, anonymous: !named && (nameless || self.asks_for_no_name(np.end)), stands_for: None }
    }

    /// `a stallholder, Ann Lee, said`: the name between the commas behind a noun that no list knows.
    fn name_behind(&self, comma: usize) -> Option<MentionId> {
        let start = self.layout.tokens.get(comma + 1).filter(|_| self.word_within(comma) == ",")?.start as usize;
        let first = self.first_mention(start);
        let (k, name) = self.mentions[first..].iter().enumerate().take(2).find(|(_, mention)| {
            mention.span.start() == start && mention.is.form == Form::Name && mention.is.of == Some(EntityType::Person)
        })?;
        let closes = self.layout.token_at(name.span.end().saturating_sub(1)) + 1;
        (self.word_within(closes) == ",").then_some(MentionId((first + k) as u32))
    }

    /// The first mention that ends behind a place in the text, sought in the block if it is one of the block's.
    fn first_mention(&self, at: usize) -> usize {
        let near = if self.block.span.start() <= at && at < self.block.span.end() { self.near.clone() } else { 0..self.mentions.len() };
        near.start + self.mentions[near].partition_point(|mention| mention.span.end() <= at)
    }

    /// The last word of a noun phrase before what hangs on it.
    fn head(&self, np: Range<usize>) -> usize {
        let ends = |i: &usize| {
            let token = &self.layout.tokens[*i];
            let word = self.lexicon.grammar.word(self.layout.word(token));
            let hangs = word.may(does::PREP | does::REL | does::PART) && token.kind == TokenKind::Lower;
            hangs && !self.is_inside_name(*i) || matches!(self.layout.word(token), "," | "(" | "—" | "–")
        };
        let end = (np.start + 1..np.end).find(ends).unwrap_or(np.end);
        let is_head = |i: &usize| !matches!(self.layout.tokens[*i].kind, TokenKind::Mark | TokenKind::Possessive);
        (np.start..end).rev().find(is_head).unwrap_or(np.start)
    }

    /// Whether a name goes on over a token: `of` in `the Bank of Leeds`; `called` in `a nurse called Ann` gives one.
    fn is_inside_name(&self, i: usize) -> bool {
        let token = &self.layout.tokens[i];
        let first = self.first_mention(token.start as usize);
        let over = self.mentions[first..].iter().take(2).any(|m| m.is.form == Form::Name && m.span.start() < token.start as usize);
        over || self.lexicon.naming_words.meaning(self.layout.word(token)) == Some("nickname")
    }

    /// `…, who asked not to be named`, `on condition of anonymity`, close behind a phrase.
    pub(super) fn asks_for_no_name(&self, from: usize) -> bool {
        let told = |i: usize| self.lexicon.unnamed.meaning(self.layout.word(&self.layout.tokens[i]));
        let has = |what: &str| (from..self.block.tokens.end.min(from + 16)).any(|i| told(i) == Some(what));
        has("kept") || has("name") && has("refuses")
    }
}

/// How likely a mention is to be the one who speaks.
fn rank(mention: &Mention) -> u8 {
    match (mention.form, mention.of) {
        (Form::Name, Some(EntityType::Person)) => 5,
        (Form::Title | Form::Noun, _) => 4,
        (Form::Name, Some(EntityType::Organization)) => 3,
        (Form::Pronoun, _) => 2,
        (Form::Name, _) => 1,
    }
}
