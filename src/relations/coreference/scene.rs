//! How each mention stands in the text: `Russian Foreign Minister` leads `Sergei Lavrov`, who is the subject of his sentence.

use crate::annotations::Annotations;
use crate::annotations::mention::{EntityType, Form, Mention};
use crate::layout::{Layout, Role, TokenKind};
use crate::lexicon::Lexicon;
use crate::relations::attribution::Attribution;
use crate::text::Marked;
use rustc_hash::FxHashSet;

/// What all steps look at.
pub struct Scene<'a> {
    pub layout: &'a Layout,
    pub lexicon: &'a Lexicon,
    pub mentions: &'a [Marked<Mention>],
    /// One a mention.
    pub stands: Vec<Stand>,
}

/// Where a mention stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stand {
    pub sentence: usize,
    /// Sentences before it that begin outside quotations, and a little for each paragraph.
    pub clock: f32,
    /// Inside a quotation.
    pub is_quoted: bool,
    /// Who says the words it stands in.
    pub said_by: Option<usize>,
    /// It is the speaker of something.
    pub speaks: bool,
    /// In a headline, caption or the like.
    pub is_aside: bool,
    /// Behind a preposition, before a possessive 's, or before a noun that it only describes: no subject.
    pub is_oblique: bool,
    /// Of a title or noun: the name it stands beside.
    pub bearer: Option<usize>,
    /// Of a name: the title or noun before it.
    pub led_by: Option<usize>,
}

impl<'a> Scene<'a> {
    pub fn new(layout: &'a Layout, annotations: &'a Annotations, attributions: &[Attribution], lexicon: &'a Lexicon) -> Scene<'a> {
        let mentions = &annotations.mentions;
        let mut scene = Scene { layout, lexicon, mentions, stands: vec![Stand::default(); mentions.len()] };
        let speaks: FxHashSet<usize> = attributions.iter().filter_map(|said| Some(said.speaker?.mention?.0 as usize)).collect();
        for i in 0..mentions.len() {
            scene.stands[i].speaks = speaks.contains(&i);
        }
        scene.set_places(annotations);
        scene.set_speakers(attributions);
        scene.set_bearers();
        for i in 0..mentions.len() {
            scene.stands[i].is_oblique = scene.is_oblique(i);
        }
        scene
    }

    pub fn text(&self, i: usize) -> &'a str {
        self.layout.text.of(self.mentions[i].span)
    }

    pub fn is_name(&self, i: usize) -> bool {
        self.mentions[i].is.form == Form::Name
    }

    pub fn is_person(&self, i: usize) -> bool {
        self.is_name(i) && self.mentions[i].is.of == Some(EntityType::Person)
    }

    /// The words between two mentions; a mark that means nothing where they overlap.
    pub fn between(&self, i: usize, j: usize) -> &'a str {
        self.layout.text.as_str().get(self.mentions[i].span.end()..self.mentions[j].span.start()).unwrap_or("\u{1}")
    }

    /// The text behind a mention, a few words of it.
    pub fn behind(&self, i: usize) -> &'a str {
        let text: &'a str = self.layout.text.as_str();
        let rest = text.get(self.mentions[i].span.end()..).unwrap_or("");
        rest.char_indices().nth(16).map_or(rest, |(end, _)| &rest[..end])
    }

    fn set_places(&mut self, annotations: &Annotations) {
        let quotes: Vec<_> = annotations.quotes.iter().filter(|quote| quote.is.depth == 0).map(|quote| quote.span).collect();
        let clocks = self.clocks(&quotes);
        let mut quote = 0;
        for i in 0..self.mentions.len() {
            let start = self.mentions[i].span.start();
            while quotes.get(quote).is_some_and(|quote| quote.end() <= start) {
                quote += 1;
            }
            let sentence = self.layout.sentence_at(start).min(self.layout.sentences.len().saturating_sub(1));
            let block = self.layout.sentences.get(sentence).and_then(|sentence| self.layout.blocks.get(sentence.block));
            let stand = &mut self.stands[i];
            stand.is_quoted = quotes.get(quote).is_some_and(|quote| quote.start() <= start);
            stand.sentence = sentence;
            stand.clock = clocks.get(sentence).copied().unwrap_or(0.0);
            stand.is_aside = block.is_some_and(|block| !matches!(block.role, Role::Paragraph | Role::Speech | Role::BlockQuote));
        }
    }

    /// A clock for each sentence.
    fn clocks(&self, quotes: &[crate::text::Span]) -> Vec<f32> {
        let (mut clock, mut quote, mut block) = (0.0, 0, 0);
        let tick = |sentence: &crate::layout::Sentence| {
            while quotes.get(quote).is_some_and(|quote| quote.end() <= sentence.span.start()) {
                quote += 1;
            }
            let goes_on = quotes.get(quote).is_some_and(|quote| quote.start() < sentence.span.start());
            clock += if goes_on { 0.0 } else { 1.0 };
            clock += if sentence.block == block { 0.0 } else { 0.4 };
            block = sentence.block;
            clock
        };
        self.layout.sentences.iter().map(tick).collect()
    }

    /// Who says the words that a mention stands in.
    fn set_speakers(&mut self, attributions: &[Attribution]) {
        let of = |said: &Attribution| {
            let speaker = said.speaker.and_then(|speaker| speaker.mention);
            said.quoted.iter().map(move |span| (span.start(), span.end(), speaker.map(|id| id.0 as usize))).collect::<Vec<_>>()
        };
        let mut spoken: Vec<_> = attributions.iter().flat_map(of).collect();
        spoken.sort_unstable();
        let mut at = 0;
        for i in 0..self.mentions.len() {
            let start = self.mentions[i].span.start();
            while spoken.get(at).is_some_and(|&(_, end, _)| end <= start) {
                at += 1;
            }
            self.stands[i].said_by = spoken.get(at).filter(|&&(from, _, _)| from <= start).and_then(|&(_, _, speaker)| speaker);
        }
    }

    fn set_bearers(&mut self) {
        for i in 0..self.mentions.len() {
            if !matches!(self.mentions[i].is.form, Form::Title | Form::Noun) {
                continue;
            }
            let (bearer, leads) = match (self.name_after(i), self.name_before(i)) {
                (Some(name), _) => (name, true),
                (None, Some(name)) => (name, false),
                (None, None) => continue,
            };
            self.stands[i].bearer = Some(bearer);
            if leads {
                self.stands[bearer].led_by = Some(i);
            }
        }
    }

    /// `Foreign Minister` | `John Roe`; `the mayor, Ann Lee,`.
    fn name_after(&self, i: usize) -> Option<usize> {
        let end = self.mentions[i].span.end();
        let next = (i + 1..self.mentions.len().min(i + 8)).find(|&j| self.mentions[j].span.start() >= end)?;
        // `the chairman of the board, Chief Tom Hill`: a title stands between.
        let titled = (matches!(self.mentions[next].is.form, Form::Title | Form::Noun)
            && matches!(self.between(i, next).trim(), "," | ", the"))
        .then_some(next + 1);
        let titled = titled.filter(|&name| name < self.mentions.len() && self.between(next, name).trim_matches(['.', ' ']).is_empty());
        let (first, next) = (next, titled.unwrap_or(next));
        if !self.fits(i, next) {
            return None;
        }
        let gap = self.between(i, first);
        let beside = !gap.contains('\n') && gap.trim_matches(['.', ' ', '\u{a0}']).is_empty();
        let behind_comma = (matches!(gap.trim(), "," | ", the") || hangs_on(gap)) && !gap.contains('\n') && self.closes(next);
        (beside || behind_comma).then_some(next)
    }

    /// `Ann Lee, the mayor of Leeds,`; `Ann Lee, 47, a lawyer`.
    fn name_before(&self, i: usize) -> Option<usize> {
        let start = self.mentions[i].span.start();
        let before = (i.saturating_sub(6)..i).rev().find(|&j| self.mentions[j].span.end() <= start && self.is_name(j))?;
        if !self.fits(i, before) {
            return None;
        }
        let gap = self.between(before, i).trim();
        let age = gap.trim_matches(|c: char| c == ',' || c.is_whitespace());
        let apposed = matches!(gap, "," | "—" | "–" | "-" | "(")
            || gap.starts_with(',') && gap.ends_with(',') && age.len() <= 3 && !age.is_empty() && age.bytes().all(|b| b.is_ascii_digit());
        (apposed && self.closes(i)).then_some(before)
    }

    /// A name of the type that the title or noun tells.
    fn fits(&self, noun: usize, name: usize) -> bool {
        self.is_name(name) && self.mentions[name].is.of == self.mentions[noun].is.of
    }

    /// Whether an apposition can end here.
    fn closes(&self, i: usize) -> bool {
        let behind = self.behind(i);
        let mark = behind.trim_start();
        let word = mark.split(' ').next().unwrap_or("");
        mark.is_empty()
            || mark.starts_with([',', '.', ';', ')', '—', '–', '?', '!', '-'])
            || behind.starts_with('\n')
            || matches!(word, "who" | "which" | "that" | "where" | "in" | "near" | "on")
    }

    /// The mention that this one is joined to by `and`: `Bell` of `Roe` in `Bell and Roe`.
    pub fn joined_to(&self, i: usize) -> Option<usize> {
        let first = self.stands[i].led_by.map_or(i, |lead| lead.min(i));
        let before = (first.saturating_sub(4)..first).rev().find(|&j| self.is_person(j))?;
        matches!(self.between(before, first).trim(), "and" | ", and" | "," | "&" | "or").then_some(before)
    }

    /// The name just behind this one that the text says is another of the same: `Eminem` in `Marshall Mathers, known as Eminem`.
    pub fn otherwise(&self, i: usize) -> Option<usize> {
        let next = (i + 1..self.mentions.len().min(i + 4)).find(|&j| self.is_name(j) && self.between(i, j) != "\u{1}")?;
        let led = self.stands[next].led_by.map_or(next, |lead| lead.min(next));
        let gap = self.between(i, led);
        if gap.len() > 40 || gap.contains('\n') || self.mentions[i].is.of != self.mentions[next].is.of {
            return None;
        }
        let joins = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '"' | '“' | '‘' | '\''));
        let joins = joins.strip_suffix(" the").or_else(|| joins.strip_suffix(" The")).unwrap_or(joins);
        self.lexicon.also_known.has(&joins.to_lowercase()).then_some(next)
    }

    fn is_oblique(&self, i: usize) -> bool {
        // `his` and `him` are no subjects.
        if self.mentions[i].is.form == Form::Pronoun && !matches!(self.text(i), "he" | "she" | "He" | "She" | "it" | "It" | "they" | "They")
        {
            return true;
        }
        let start = self.stands[i].led_by.map_or(i, |lead| lead.min(i));
        let tokens = &self.layout.tokens;
        let first = self.layout.token_at(self.mentions[start].span.start());
        let behind = self.layout.token_at(self.mentions[i].span.end());
        let block_starts = self.layout.sentences.get(self.stands[i].sentence).map_or(0, |sentence| sentence.tokens.start);
        let led = first > block_starts && {
            let word = self.layout.word(&tokens[first - 1]);
            let word = if matches!(word, "the" | "The") && first > block_starts + 1 { self.layout.word(&tokens[first - 2]) } else { word };
            matches!(
                word.to_lowercase().as_str(),
                "of" | "by"
                    | "from"
                    | "with"
                    | "to"
                    | "for"
                    | "about"
                    | "against"
                    | "at"
                    | "in"
                    | "on"
                    | "than"
                    | "between"
                    | "under"
                    | "like"
                    | "over"
                    | "behind"
            )
        };
        let describes = tokens.get(behind).is_some_and(|token| {
            let word = self.layout.word(token);
            token.kind == TokenKind::Possessive
                || token.kind == TokenKind::Lower
                    && self.is_name(i)
                    && (self.lexicon.titles.has(word) || self.lexicon.person_nouns.has(word))
        });
        // `to a fisherman and a weaver`.
        let is_second = first > block_starts && matches!(self.layout.word(&tokens[first - 1]), "and" | "or") && {
            let before = (i.saturating_sub(3)..i).rev().find(|&j| self.mentions[j].span.end() == tokens[first - 2].end as usize);
            before.is_some_and(|j| self.stands[j].is_oblique && self.mentions[j].is.form == self.mentions[i].is.form)
        };
        // `April 3 (Harbour News) -`, `Hill Foods (HILF)`: what a bracket or bars add is no subject.
        let mark = (block_starts..first).rev().take(3).map(|i| self.layout.word(&tokens[i])).find(|word| matches!(*word, "(" | ")" | "/"));
        let is_added = mark.is_some_and(|mark| mark != ")");
        led || describes || is_second || is_added
    }
}

/// `the lawyer | for one of the men, | Ann Lee,`: what hangs on a noun, up to the comma before its name.
fn hangs_on(gap: &str) -> bool {
    const LONGEST: usize = 40;
    let Some(words) = gap.trim().strip_suffix(',').filter(|words| words.len() <= LONGEST && !words.contains([',', '.', ';', ':', '"']))
    else {
        return false;
    };
    matches!(words.split(' ').next(), Some("of" | "for" | "at" | "in" | "from")) && !words.contains(" who ")
}
