//! Who could be speaking: the noun phrases of `Bell, the club's chairman, shook his head and said`, and its cue.
//!
//! One walk over a paragraph's words outside its quotations cuts phrases and cues; a second joins each cue to the phrases
//! that may be its subject.

mod cues;
mod nouns;
mod ties;
mod words;

use crate::annotations::mention::{Mention, MentionId};
use crate::annotations::quote::Quote;
use crate::layout::{Layout, Sentence};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use std::ops::Range;
use words::Word;

/// A noun phrase outside quotations. Indices are of the layout's tokens.
#[derive(Debug, Clone)]
pub struct Phrase {
    pub tokens: Range<usize>,
    /// Where what hangs on it ends: `(R-Iowa)`, `of the council`.
    pub reach: usize,
    pub head: usize,
    pub is: PhraseKind,
    pub mention: Option<MentionId>,
    /// A verb follows it and no preposition leads it.
    pub is_subject: bool,
    pub is_after_preposition: bool,
    /// The first of its sentence.
    pub is_first: bool,
    /// The phrase that names the same one better: `Bell` for `the chairman` beside it, the phrase before `who` for `who`.
    pub alias: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    Person,
    Organization,
    /// A place or a people.
    Place,
    /// A name of some other kind, or of none that is known.
    Named,
    /// `he`, `she`.
    Pronoun,
    /// `they`.
    They,
    /// `it`.
    It,
    /// `who`.
    Who,
    /// `I`, `we`, `you`.
    Talker,
    /// `the minister`: a common noun that is an office or a calling.
    Office,
    /// `the report`.
    Definite,
    /// `a passer-by`, `some`.
    Indefinite,
    /// `critics`.
    Bare,
}

/// A verb of speech, or `according to`.
#[derive(Debug, Clone)]
pub struct Cue {
    pub at: usize,
    /// The token after its last.
    pub end: usize,
    pub class: &'static str,
}

/// How a phrase stands to a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// `Bell said`.
    Left,
    /// `the chairman` in `Bell, the chairman, said`.
    Apposition,
    /// `Bell` in `Bell, the chairman, said`.
    BeforeApposition,
    /// `Bell` in `Bell shook his head and said`.
    Coordinate,
    /// `Bell` in `Bell left, saying`.
    Participle,
    /// `Bell` in `Bell smiled when the members left, saying`.
    ParticipleFar,
    /// `Bell` in `Bell wanted to say`.
    Infinitive,
    /// `a statement` in `Bell sent a statement saying`.
    Beside,
    /// `his spokesman` in `with his spokesman saying`.
    BesideWith,
    /// `Bell` in `Bell was asked`.
    Passive,
    /// The subject before a cue that has none beside it.
    Distant,
    /// `said Bell`.
    Right,
    /// `reporters` in `Bell told reporters`.
    Object,
    /// `according to Bell`.
    Accord,
    /// `dubbed … by Bell`.
    Agent,
    /// `a gap` in `a gap called "…"`: whoever calls it so is not told.
    Called,
}

/// A phrase that may be the subject of a cue.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub cue: usize,
    pub phrase: usize,
    pub tie: Tie,
}

/// A stretch of the layout with its phrases, cues and links, each in the order of the text.
#[derive(Debug, Default)]
pub struct Phrases {
    pub phrases: Vec<Phrase>,
    pub cues: Vec<Cue>,
    /// By cue.
    pub links: Vec<Link>,
}

impl Phrases {
    /// A phrase, or the one that names the same better.
    pub fn named(&self, k: usize) -> &Phrase {
        &self.phrases[self.phrases[k].alias.unwrap_or(k)]
    }
}

/// The phrases of a stretch of tokens, without those inside the quotations that lie in it.
pub fn find(layout: &Layout, tokens: Range<usize>, quotes: &[&Marked<Quote>], mentions: &[Marked<Mention>], lexicon: &Lexicon) -> Phrases {
    let mut found = Phrases::default();
    let Some((first, last)) = layout.tokens.get(tokens.start).zip(tokens.end.checked_sub(1).and_then(|last| layout.tokens.get(last)))
    else {
        return found;
    };
    // What lies elsewhere in the article is not searched again for each word.
    let first_mention = mentions.partition_point(|mention| mention.span.end() <= first.start as usize);
    let behind = mentions.partition_point(|mention| mention.span.start() < last.end as usize).max(first_mention);
    let first_sentence = layout.sentence_at(first.start as usize);
    let walk = Walk {
        layout,
        mentions: &mentions[first_mention..behind],
        first_mention,
        sentences: &layout.sentences[first_sentence..(layout.sentence_at(last.start as usize) + 1).min(layout.sentences.len())],
        first_sentence,
        lexicon,
        from: tokens.start,
        end: tokens.end,
    };
    let mut from = tokens.start;
    for quote in quotes.iter().filter(|quote| quote.is.open >= tokens.start && quote.is.open < tokens.end) {
        Walk { from, end: quote.is.open, ..walk }.cut(&mut found);
        from = quote.is.after.max(from);
    }
    Walk { from, ..walk }.cut(&mut found);
    found
}

#[derive(Clone, Copy)]
struct Walk<'a> {
    layout: &'a Layout,
    /// Those of the stretch, and the number of the first of them.
    mentions: &'a [Marked<Mention>],
    first_mention: usize,
    /// The same of the sentences.
    sentences: &'a [Sentence],
    first_sentence: usize,
    lexicon: &'a Lexicon,
    from: usize,
    end: usize,
}

impl Walk<'_> {
    fn cut(&self, found: &mut Phrases) {
        if self.from >= self.end {
            return;
        }
        let mut words: Vec<Word> = (self.from..self.end).map(|i| self.class(i)).collect();
        self.find_verbs(&mut words);
        let (first_phrase, first_cue) = (found.phrases.len(), found.cues.len());
        let mut i = self.from;
        let mut sentence = usize::MAX;
        while i < self.end {
            let end = self.phrase(i, &words);
            if end > i {
                let mut phrase = self.described(i..end, &words);
                let of = self.sentence_of(i);
                phrase.is_first = of != sentence;
                sentence = of;
                found.phrases.push(phrase);
            }
            if let Word::Cue(class) = words[i - self.from]
                && end == i
                && !self.is_noun_here(i, &words)
            {
                let end = if self.is_accord(i) { i + 2 } else { i + 1 };
                found.cues.push(Cue { at: i, end, class });
            }
            i = end.max(i + 1);
        }
        self.cue_beside(first_phrase, first_cue, &words, found);
        self.cue_before_colon(&words, found);
        self.attach(first_phrase, &mut found.phrases[first_phrase..], &words);
        self.drop_names(first_phrase, first_cue, found);
        self.antecedents(first_phrase, &mut found.phrases);
        for cue in first_cue..found.cues.len() {
            self.tie(cue, &words, found);
        }
    }

    /// The number of the sentence that a token stands in.
    fn sentence_of(&self, i: usize) -> usize {
        let at = self.layout.tokens[i].start as usize;
        self.first_sentence + self.sentences.partition_point(|sentence| sentence.span.end() <= at)
    }

    fn word(&self, i: usize) -> &str {
        if i < self.end { self.layout.word(&self.layout.tokens[i]) } else { "" }
    }

    fn at(&self, i: usize, words: &[Word]) -> Word {
        i.checked_sub(self.from).and_then(|i| words.get(i)).copied().unwrap_or(Word::Mark)
    }
}
