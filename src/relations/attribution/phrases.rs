//! Who could be speaking: the noun phrases of `Bell, the club's chairman, shook his head and said`, and its cue.
//!
//! One walk over a paragraph's words outside its quotations cuts phrases and cues; a second joins each cue to the phrases
//! that may be its subject.

use crate::annotations::mention::{EntityType, Form, Mention, MentionId};
use crate::annotations::quote::Quote;
use crate::layout::{Layout, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use std::ops::Range;

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
    /// `Bell` in `Bell wanted to say`.
    Infinitive,
    /// `a statement` in `Bell sent a statement saying`.
    Beside,
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
    let mut from = tokens.start;
    for quote in quotes.iter().filter(|quote| quote.is.open >= tokens.start && quote.is.open < tokens.end) {
        Walk { layout, mentions, lexicon, from, end: quote.is.open }.cut(&mut found);
        from = quote.is.after.max(from);
    }
    Walk { layout, mentions, lexicon, from, end: tokens.end }.cut(&mut found);
    found
}

/// What a word can do in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Determiner,
    Pronoun(PhraseKind),
    Capital,
    Number,
    Noun,
    Verb,
    Cue(&'static str),
    /// `wounded`: a verb or an adjective.
    Ed,
    Adverb,
    Preposition,
    /// Any other word that ends a phrase.
    Break,
    Possessive,
    Mark,
}

/// The longest phrase, in tokens.
const LONGEST: usize = 14;
/// How far back a cue looks for a subject, in phrases.
const FAR: usize = 12;

struct Walk<'a> {
    layout: &'a Layout,
    mentions: &'a [Marked<Mention>],
    lexicon: &'a Lexicon,
    from: usize,
    end: usize,
}

impl Walk<'_> {
    fn cut(&self, found: &mut Phrases) {
        if self.from >= self.end {
            return;
        }
        let words: Vec<Word> = (self.from..self.end).map(|i| self.class(i)).collect();
        let (first_phrase, first_cue) = (found.phrases.len(), found.cues.len());
        let mut i = self.from;
        let mut sentence = usize::MAX;
        while i < self.end {
            let end = self.phrase(i, &words);
            if end > i {
                let mut phrase = self.described(i..end, &words);
                let of = self.layout.sentence_at(self.layout.tokens[i].start as usize);
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
        self.attach(&mut found.phrases[first_phrase..], &words);
        self.antecedents(first_phrase, &mut found.phrases);
        for cue in first_cue..found.cues.len() {
            self.tie(cue, &words, found);
        }
    }

    /// `"…," thundered Bell`, `"…," Bell grinned`: right behind a comma and a closing mark any verb is a cue.
    fn cue_beside(&self, phrase: usize, cue: usize, words: &[Word], found: &mut Phrases) {
        let led = self.from >= 2 && matches!(self.layout.word(&self.layout.tokens[self.from - 2]), "," | "?" | "!");
        let mark = self.from >= 1 && matches!(self.layout.word(&self.layout.tokens[self.from - 1]), "\"" | "”" | "’" | "'" | "»");
        if !(led && mark) {
            return;
        }
        let first = found.phrases.get(phrase).filter(|phrase| phrase.tokens.start == self.from);
        let at = first.map_or(self.from, |phrase| phrase.reach);
        let acts = matches!(self.at(at, words), Word::Ed | Word::Verb) && self.acts(at, words);
        if acts && found.cues.get(cue).is_none_or(|next| next.at > at + 2) {
            found.cues.insert(cue, Cue { at, end: at + 1, class: "say" });
        }
    }

    /// `Lee fired back angrily: "…"`: right before a colon and an opening mark any verb is a cue.
    fn cue_before_colon(&self, words: &[Word], found: &mut Phrases) {
        let Some(colon) = self.end.checked_sub(1).filter(|&colon| colon > self.from && self.word(colon) == ":") else { return };
        if !self.layout.tokens.get(self.end).is_some_and(|mark| matches!(self.layout.word(mark), "\"" | "“" | "‘" | "«" | "„")) {
            return;
        }
        let verb = (self.from..colon)
            .rev()
            .take(3)
            .find(|&i| !(self.at(i, words) == Word::Adverb || matches!(self.word(i), "back" | "out" | "up")));
        let Some(at) = verb.filter(|&i| matches!(self.at(i, words), Word::Ed | Word::Verb) && self.acts(i, words)) else { return };
        if found.cues.last().is_none_or(|last| last.at < at) {
            found.cues.push(Cue { at, end: at + 1, class: "say" });
        }
    }

    fn word(&self, i: usize) -> &str {
        if i < self.end { self.layout.word(&self.layout.tokens[i]) } else { "" }
    }

    fn at(&self, i: usize, words: &[Word]) -> Word {
        i.checked_sub(self.from).and_then(|i| words.get(i)).copied().unwrap_or(Word::Mark)
    }

    fn class(&self, i: usize) -> Word {
        let token = &self.layout.tokens[i];
        match token.kind {
            TokenKind::Mark => return Word::Mark,
            TokenKind::Possessive => return Word::Possessive,
            TokenKind::Number => return Word::Number,
            _ if token.end - token.start > 20 => return if token.is_capital() { Word::Capital } else { Word::Noun },
            _ => {}
        }
        let word = self.layout.word(token);
        if token.kind == TokenKind::Lower {
            return self.small(word, i);
        }
        let lower = word.to_lowercase();
        if token.kind == TokenKind::Capitals && lower != "i" && lower.len() > 1 {
            return Word::Capital;
        }
        match self.small(&lower, i) {
            Word::Noun | Word::Ed if token.kind == TokenKind::Initial && lower != "i" && lower != "a" => Word::Capital,
            Word::Noun | Word::Ed => Word::Capital,
            // `May` and `Brown` in the middle of a sentence are names; so is what stands between two of them.
            Word::Verb | Word::Cue(_) | Word::Adverb if i > self.from && self.layout.tokens[i - 1].kind == TokenKind::Capitalized => {
                if matches!(lower.as_str(), "says" | "said" | "tells" | "warns") { Word::Cue("say") } else { Word::Capital }
            }
            known => known,
        }
    }

    fn small(&self, word: &str, i: usize) -> Word {
        match word {
            "he" | "she" => return Word::Pronoun(PhraseKind::Pronoun),
            "they" => return Word::Pronoun(PhraseKind::They),
            "it" => return Word::Pronoun(PhraseKind::It),
            "who" => return Word::Pronoun(PhraseKind::Who),
            "i" | "we" | "you" => return Word::Pronoun(PhraseKind::Talker),
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "my" | "our" | "your" | "one" | "some" | "several" | "many" | "most"
            | "another" | "both" | "other" | "others" | "these" | "those" | "this" | "no" | "few" | "all" | "every" | "each" | "two"
            | "three" | "four" | "five" => return Word::Determiner,
            "of" | "for" | "at" | "in" | "from" | "with" | "on" | "to" | "by" | "about" | "against" | "over" | "under" | "into"
            | "after" | "before" | "during" | "between" | "among" | "through" | "toward" | "towards" | "like" | "than" | "as" | "via"
            | "without" | "within" | "upon" | "behind" | "near" | "amid" | "since" | "until" | "despite" => return Word::Preposition,
            "also" | "later" | "then" | "once" | "again" | "further" | "only" | "even" | "just" | "never" | "not" | "still" | "often"
            | "now" | "soon" | "ever" | "yet" | "today" | "yesterday" | "too" | "instead" | "always" | "already" | "earlier" => {
                return Word::Adverb;
            }
            "last" | "next" if self.is_calendar(i + 1) => return Word::Adverb,
            "according" => return if self.is_accord(i) { Word::Cue("say") } else { Word::Break },
            _ => {}
        }
        if word.ends_with("n't") || word.ends_with("n’t") {
            return Word::Verb;
        }
        if let Some(class) = self.lexicon.grammar.meaning(word) {
            return Word::Cue(class);
        }
        if self.lexicon.finite_verbs.has(word) {
            return Word::Verb;
        }
        if self.lexicon.phrase_breaks.has(word) {
            return Word::Break;
        }
        let told = self.lexicon.calendar.meaning(word).unwrap_or("");
        let is_led = told.starts_with("unit") || told.starts_with("part");
        let led = is_led && i > self.from && matches!(self.word(i - 1), "last" | "this" | "next" | "that" | "earlier" | "every" | "each");
        if led || told.starts_with("weekday") || told.starts_with("month") {
            return Word::Adverb;
        }
        match word {
            _ if word.ends_with("ly") && word.len() > 4 => Word::Adverb,
            _ if word.ends_with("ed") && word.len() > 3 && !word.ends_with("eed") => Word::Ed,
            _ => Word::Noun,
        }
    }

    fn is_calendar(&self, i: usize) -> bool {
        i < self.end && self.lexicon.calendar.meaning(&self.word(i).to_lowercase()).is_some()
    }

    fn is_accord(&self, i: usize) -> bool {
        self.word(i).eq_ignore_ascii_case("according") && self.word(i + 1) == "to"
    }

    /// Where the phrase that begins at a token ends; the token itself if none does.
    fn phrase(&self, start: usize, words: &[Word]) -> usize {
        match self.at(start, words) {
            Word::Pronoun(_) => start + 1,
            Word::Determiner => self.absorb(start + 1, words).max(if self.stands_alone(start) { start + 1 } else { start }),
            Word::Capital | Word::Noun => self.absorb(start + 1, words),
            Word::Number if matches!(self.at(start + 1, words), Word::Noun | Word::Capital) => self.absorb(start + 1, words),
            _ => start,
        }
    }

    /// Determiners that are whole phrases: `some said`.
    fn stands_alone(&self, i: usize) -> bool {
        matches!(
            self.word(i).to_lowercase().as_str(),
            "some" | "others" | "many" | "one" | "both" | "another" | "most" | "few" | "several" | "two"
        )
    }

    fn absorb(&self, from: usize, words: &[Word]) -> usize {
        let limit = self.end.min(from + LONGEST);
        let mut i = from;
        while i < limit {
            let led = match self.at(i - 1, words) {
                Word::Determiner => !self.stands_alone(i - 1),
                before => before == Word::Possessive,
            };
            let next = self.at(i + 1, words);
            let takes = match self.at(i, words) {
                Word::Ed | Word::Adverb => led && matches!(next, Word::Noun | Word::Capital | Word::Ed),
                Word::Noun if self.at(i - 1, words) == Word::Capital && self.is_phrasal(i) => false,
                Word::Capital | Word::Noun | Word::Number | Word::Possessive => true,
                Word::Cue(_) if self.word(i).ends_with("ed") => led && matches!(next, Word::Noun | Word::Capital),
                Word::Cue(_) => led || self.is_noun_of(from, i, words),
                Word::Verb => led,
                Word::Mark => self.joins(i),
                _ => false,
            };
            if !takes {
                break;
            }
            i += 1;
        }
        while i > from && self.at(i - 1, words) == Word::Mark {
            i -= 1;
        }
        // A determiner alone is none; nor is one that only a possessive follows.
        if i == from && self.at(from - 1, words) == Word::Determiner { from - 1 } else { i }
    }

    /// `Bell points out`: a verb with its particle.
    fn is_phrasal(&self, i: usize) -> bool {
        self.word(i).ends_with('s') && matches!(self.word(i + 1), "out" | "up" | "back" | "off" | "down" | "away")
    }

    /// `a neighbouring state`, `the annual report`: a verb's plain form behind a determiner and an adjective is a noun.
    fn is_noun_of(&self, from: usize, i: usize, words: &[Word]) -> bool {
        let word = self.word(i);
        let plain = !word.ends_with('s') && !word.ends_with("ed") && !word.ends_with("ing") && self.lexicon.nouns_too.has(word);
        plain && self.at(from - 1, words) == Word::Determiner && self.at(i - 1, words) == Word::Noun && !self.word(i - 1).ends_with('s')
    }

    /// A mark inside a name, without blanks around it: `Smith-Jones & Co`, `J. Smith`.
    fn joins(&self, i: usize) -> bool {
        let (before, token) = (self.layout.tokens[i - 1], self.layout.tokens[i]);
        let Some(next) = self.layout.tokens.get(i + 1).filter(|next| i + 1 < self.end && next.is_word()) else { return false };
        match self.word(i) {
            "&" => true,
            "-" | "’" | "'" | "/" => before.end == token.start && next.start == token.end,
            "." => before.end == token.start && before.is_capital() && next.is_capital() && before.end - before.start <= 4,
            _ => false,
        }
    }

    fn described(&self, tokens: Range<usize>, words: &[Word]) -> Phrase {
        let head =
            (tokens.start..tokens.end).rev().find(|&i| self.layout.tokens[i].is_word() || self.layout.tokens[i].kind == TokenKind::Number);
        let head = head.unwrap_or(tokens.start);
        let (mention, of) = self.mention(head);
        let is = match (self.at(tokens.start, words), of) {
            (Word::Pronoun(kind), _) => kind,
            (_, Some(EntityType::Person)) => PhraseKind::Person,
            (_, Some(EntityType::Organization)) => PhraseKind::Organization,
            (_, Some(EntityType::Place | EntityType::Group)) => PhraseKind::Place,
            _ if self.layout.tokens[head].is_capital() => PhraseKind::Named,
            (first, _) => self.common(first, head, tokens.start),
        };
        let is_after_preposition = matches!(self.at(tokens.start.wrapping_sub(1), words), Word::Preposition);
        let reach = self.behind_brackets(tokens.end);
        Phrase { tokens, reach, head, is, mention, is_subject: false, is_after_preposition, is_first: false, alias: None }
    }

    fn common(&self, first: Word, head: usize, start: usize) -> PhraseKind {
        let head = self.word(head);
        let singular = head.strip_suffix('s').unwrap_or(head);
        if self.lexicon.titles.has(head) || self.lexicon.titles.has(singular) {
            return PhraseKind::Office;
        }
        match first {
            Word::Determiner
                if matches!(
                    self.word(start).to_lowercase().as_str(),
                    "the" | "his" | "her" | "their" | "its" | "my" | "our" | "this" | "these"
                ) =>
            {
                PhraseKind::Definite
            }
            Word::Determiner => PhraseKind::Indefinite,
            _ => PhraseKind::Bare,
        }
    }

    /// The name, title or pronoun that a phrase's head belongs to.
    fn mention(&self, head: usize) -> (Option<MentionId>, Option<EntityType>) {
        let token = self.layout.tokens[head];
        let first = self.mentions.partition_point(|mention| mention.span.end() <= token.start as usize);
        let at = self.mentions[first..]
            .iter()
            .take(3)
            .position(|m| m.span.start() < token.end as usize && !matches!(m.is.form, Form::Title | Form::Noun));
        let found = at.map(|at| first + at);
        (found.map(|id| MentionId(id as u32)), found.and_then(|id| self.mentions[id].is.of))
    }

    /// `Ann Lee (R-Ohio)` reaches as far as its bracket.
    fn behind_brackets(&self, end: usize) -> usize {
        if self.word(end) != "(" {
            return end;
        }
        (end..self.end.min(end + 10)).find(|&i| self.word(i) == ")").map_or(end, |close| close + 1)
    }

    /// Hangs `of the council`, `at Leeds` on the phrase before, and sees which phrases a verb follows.
    fn attach(&self, phrases: &mut [Phrase], words: &[Word]) {
        for k in (0..phrases.len()).rev() {
            let reach = phrases[k].reach;
            if let Some(next) = phrases.get(k + 1).filter(|next| next.tokens.start == reach + 1) {
                let hangs = self.at(reach, words) == Word::Preposition && self.word(reach) != "by" && self.word(reach) != "as";
                let reach = next.reach;
                if hangs {
                    phrases[k].reach = reach;
                }
            }
            let verb = self.skip_right(phrases[k].reach, words);
            let led = matches!(self.at(verb, words), Word::Verb | Word::Ed | Word::Cue(_))
                && !self.word(verb).ends_with("ing")
                && !self.is_accord(verb);
            // `An official who asked not to be named said`: the verb of the phrase comes behind the clause that hangs on it.
            let led = led || self.word(phrases[k].reach) == "who";
            phrases[k].is_subject =
                led && !phrases[k].is_after_preposition || matches!(phrases[k].is, PhraseKind::Pronoun | PhraseKind::They);
        }
        // `Bell, the chairman, shook his head`: the verb behind an apposition is the first phrase's.
        for k in 0..phrases.len().saturating_sub(1) {
            let ends = self.word(phrases[k].reach) == "," && phrases[k + 1].tokens.start == phrases[k].reach + 1;
            if ends && self.word(phrases[k + 1].reach) == "," && !phrases[k].is_after_preposition {
                let verb = self.skip_right(phrases[k + 1].reach + 1, words);
                phrases[k].is_subject |= matches!(self.at(verb, words), Word::Verb | Word::Ed | Word::Cue(_));
            }
        }
    }

    fn skip_right(&self, from: usize, words: &[Word]) -> usize {
        (from..self.end.min(from + 4)).find(|&i| self.at(i, words) != Word::Adverb).unwrap_or(from)
    }

    /// `the claims`, `his call`: after a determiner or a preposition the word is a noun.
    fn is_noun_here(&self, i: usize, words: &[Word]) -> bool {
        if i == self.from {
            return false;
        }
        match self.at(i - 1, words) {
            Word::Determiner | Word::Possessive => true,
            Word::Preposition => self.word(i - 1) != "to" && !self.word(i).ends_with("ing"),
            _ => false,
        }
    }

    /// Whom `who` stands for.
    fn antecedents(&self, first: usize, phrases: &mut [Phrase]) {
        for k in first.max(1)..phrases.len() {
            if phrases[k].is == PhraseKind::Who {
                let reach = phrases[k - 1].reach;
                let near = phrases[k].tokens.start == reach || phrases[k].tokens.start == reach + 1 && self.word(reach) == ",";
                phrases[k].alias = near.then_some(k - 1);
            }
        }
    }

    fn tie(&self, cue: usize, words: &[Word], found: &mut Phrases) {
        let Cue { at, end, .. } = found.cues[cue];
        let phrases = &found.phrases;
        let behind = phrases.partition_point(|phrase| phrase.tokens.start < at);
        let mut links: Vec<(usize, Tie)> = Vec::new();
        let right = phrases.get(behind).filter(|phrase| phrase.tokens.start == end).map(|_| behind);
        if end > at + 1 {
            links.extend(right.map(|right| (right, Tie::Accord)));
        } else {
            self.tie_left(at, phrases, behind, words, &mut links);
            let has_left = links.iter().any(|(_, tie)| matches!(tie, Tie::Left | Tie::Apposition | Tie::Passive));
            links.extend(right.map(|right| (right, if has_left { Tie::Object } else { Tie::Right })));
            let agent = phrases[behind..].iter().take(4).position(|p| self.word(p.tokens.start.wrapping_sub(1)) == "by");
            links.extend(agent.filter(|_| self.is_passive(at, words)).map(|agent| (behind + agent, Tie::Agent)));
        }
        let appositions =
            links.iter().find(|(_, tie)| *tie == Tie::Apposition).zip(links.iter().find(|(_, tie)| *tie == Tie::BeforeApposition));
        if let Some((&(close, _), &(open, _))) = appositions {
            same_one(open, close, &mut found.phrases);
        }
        found.links.extend(links.into_iter().map(|(phrase, tie)| Link { cue, phrase, tie }));
    }

    fn is_passive(&self, at: usize, words: &[Word]) -> bool {
        let mut i = at;
        while i > self.from && self.at(i - 1, words) == Word::Adverb {
            i -= 1;
        }
        i > self.from && (is_being(self.word(i - 1)) || matches!(self.word(i - 1), "," | "and"))
    }

    /// Where the sentence of a token begins.
    fn sentence_start(&self, at: usize) -> usize {
        let sentence = self.layout.sentence_at(self.layout.tokens[at].start as usize);
        self.layout.sentences.get(sentence).map_or(self.from, |sentence| sentence.tokens.start)
    }

    fn tie_left(&self, at: usize, phrases: &[Phrase], behind: usize, words: &[Word], links: &mut Vec<(usize, Tie)>) {
        let mut end = at;
        while end > self.from && matches!(self.at(end - 1, words), Word::Adverb | Word::Verb) {
            end -= 1;
        }
        let before = if end > self.from { self.word(end - 1) } else { "" };
        let start = self.sentence_start(at);
        let near = behind.saturating_sub(FAR).max(phrases.partition_point(|phrase| phrase.tokens.start < start))..behind;
        let is_ing = self.word(at).ends_with("ing") && end == at;
        if let Some(left) = near.clone().find(|&k| phrases[k].reach == end && phrases[k].tokens.end <= end) {
            let passive = end < at && (end..at).any(|i| is_being(self.word(i))) && self.word(at).ends_with("ed");
            links.push((
                left,
                if is_ing {
                    Tie::Beside
                } else if passive {
                    Tie::Passive
                } else {
                    Tie::Left
                },
            ));
            if !is_ing {
                return;
            }
        }
        if matches!(before, "," | ")" | "—" | "–" | "-") && !is_ing {
            self.tie_apposition(end - 1, phrases, near.clone(), links);
        }
        let joined = is_ing || matches!(before, "and" | "or" | "but" | "then");
        let silent = |k: usize| (phrases[k].reach..end).all(|i| !self.acts(i, words));
        let fits = |k: usize| phrases[k].is_subject && (joined || phrases[k].is != PhraseKind::Who || silent(k));
        let subject = |from: usize| near.clone().rev().skip_while(move |&k| k >= from).find(|&k| fits(k));
        let tie = match before {
            _ if is_ing => Tie::Participle,
            "and" | "or" | "but" | "then" => Tie::Coordinate,
            "to" => Tie::Infinitive,
            _ => Tie::Distant,
        };
        let first = subject(behind);
        links.extend(first.map(|first| (first, tie)));
        links.extend(first.and_then(subject).map(|second| (second, Tie::Distant)));
    }

    /// A verb that is no auxiliary.
    fn acts(&self, i: usize, words: &[Word]) -> bool {
        match self.at(i, words) {
            Word::Ed | Word::Cue(_) => true,
            Word::Verb => {
                let word = self.word(i);
                !(is_being(word)
                    || matches!(
                        word,
                        "has"
                            | "have"
                            | "had"
                            | "will"
                            | "would"
                            | "can"
                            | "could"
                            | "may"
                            | "might"
                            | "must"
                            | "should"
                            | "did"
                            | "does"
                            | "do"
                    ))
            }
            _ => false,
        }
    }

    /// `Bell, the chairman,` with the comma that closes it.
    fn tie_apposition(&self, comma: usize, phrases: &[Phrase], near: Range<usize>, links: &mut Vec<(usize, Tie)>) {
        let close = near.clone().find(|&k| phrases[k].reach == comma);
        let opens = |k: &usize| {
            let reach = phrases[*k].reach;
            reach < comma && matches!(self.word(reach), "," | "(" | "—" | "–" | "-") && !phrases[*k].is_after_preposition
        };
        let open = near.clone().rev().filter(|&k| close.is_none_or(|close| k < close)).find(opens);
        // `In Leeds, Maine, Lee (Ind.), said`: a person is no apposition of a place.
        let is_person = |k: usize| phrases[k].is == PhraseKind::Person;
        let is_place = |k: usize| matches!(phrases[k].is, PhraseKind::Place | PhraseKind::Organization | PhraseKind::Named);
        if let Some(close) = close.filter(|&close| is_person(close) && open.is_none_or(is_place)) {
            return links.push((close, Tie::Left));
        }
        links.extend(close.map(|close| (close, Tie::Apposition)));
        links.extend(open.map(|open| (open, Tie::BeforeApposition)));
        // `Lee, a curator and director of exhibits at the museum, Leeds, said`.
        let first = near.clone().find(opens).filter(|first| open.is_some_and(|open| open != *first) && phrases[*first].is_first);
        links.extend(first.map(|first| (first, Tie::BeforeApposition)));
    }
}

fn is_being(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "been" | "be" | "being")
}

/// Of a name and a common noun beside it, the name names the one they both are.
fn same_one(open: usize, close: usize, phrases: &mut [Phrase]) {
    let is_name = |k: usize| matches!(phrases[k].is, PhraseKind::Person | PhraseKind::Named | PhraseKind::Organization);
    let is_common =
        |k: usize| matches!(phrases[k].is, PhraseKind::Office | PhraseKind::Definite | PhraseKind::Indefinite | PhraseKind::Bare);
    match (is_name(open), is_name(close)) {
        (true, false) if is_common(close) => phrases[close].alias = Some(open),
        (false, true) if is_common(open) && phrases[close].is == PhraseKind::Person => phrases[open].alias = Some(close),
        _ => {}
    }
}
