//! Which of all who could have said it did: `"We are wet," Bell told reporters` has Bell, the reporters, whoever spoke
//! before, nobody, and the chance that the marked words are no speech at all.
//!
//! A log-linear choice: each candidate's evidence is weighed, and the weights make probabilities that sum to one.

use super::evidence::{Evidence as E, Seen, Weights};
use super::phrases::{Phrase, PhraseKind, Phrases, Tie};
use super::shape::Shape;
use super::{Carried, Paragraph, Spoken};
use crate::annotations::quote::Marks;
use crate::text::Span;

/// One who could have said it, or that nobody did.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub who: Who,
    pub seen: Seen,
    /// The cue it comes with, of the paragraph's [`Phrases`].
    pub cue: Option<usize>,
    /// Which evidence leads, for `why`.
    pub why: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Who {
    /// A phrase of the paragraph.
    Here(usize),
    /// A phrase of the sentence that leads to the paragraph.
    Lead(usize),
    /// Who spoke before.
    Before(Spoken),
    /// Speech, but nobody is told to have said it.
    Nobody,
    /// A doubted word, a title, a nickname.
    Unspoken,
}

/// What was chosen, and how sure it is.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub candidate: Candidate,
    /// That the words are speech.
    pub spoken: f32,
    /// That, if they are speech, this candidate says so.
    pub sure: f32,
}

/// How much less likely the phrase with its cue may be than the phrase alone.
const LEAST: f32 = 0.05;

/// How many times likelier than nobody a speaker must be: a wrong name does more harm than none.
const ABSTAINS: f32 = 3.5;

/// The most probable candidate; `None` only where there is none. Candidates who are the same person count as one.
pub fn choose(candidates: &[Candidate], keys: &[u64], weights: &Weights) -> Option<Choice> {
    let scores: Vec<f32> = candidates.iter().map(|candidate| score(candidate, weights)).collect();
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let odds: Vec<f32> = scores.iter().map(|score| (score - top).max(-40.0).exp()).collect();
    let all: f32 = odds.iter().sum();
    let unspoken: f32 = (0..odds.len()).filter(|&i| candidates[i].who == Who::Unspoken).map(|i| odds[i]).sum();
    let together = |i: usize| {
        let all = (0..odds.len()).filter(|&j| keys[j] == keys[i]).map(|j| odds[j]).sum::<f32>();
        if candidates[i].who == Who::Nobody { all * ABSTAINS } else { all }
    };
    let speakers = (0..odds.len()).filter(|&i| candidates[i].who != Who::Unspoken);
    let best = speakers.clone().map(|i| (i, together(i))).max_by(|a, b| a.1.total_cmp(&b.1).then(odds[a.0].total_cmp(&odds[b.0])))?;
    // Of the same person's candidates, the one that weighs most is shown.
    let shown = speakers.filter(|&i| keys[i] == keys[best.0]).max_by(|&a, &b| odds[a].total_cmp(&odds[b]).then(b.cmp(&a)))?;
    // A cue of the same phrase tells more than the phrase alone.
    let with_cue = (0..odds.len()).filter(|&i| candidates[i].who == candidates[shown].who && candidates[i].cue.is_some());
    let shown = with_cue.max_by(|&a, &b| odds[a].total_cmp(&odds[b])).filter(|&i| odds[i] > LEAST * odds[shown]).unwrap_or(shown);
    let spoken = 1.0 - unspoken / all;
    let sure = if candidates[shown].who == Who::Nobody { best.1 / ABSTAINS } else { best.1 };
    Some(Choice { candidate: candidates[shown], spoken, sure: (sure / (all - unspoken).max(1e-9)).min(1.0) })
}

pub fn score(candidate: &Candidate, weights: &Weights) -> f32 {
    let column = match candidate.who {
        Who::Nobody => &weights.nobody,
        Who::Unspoken => &weights.unspoken,
        _ => &weights.speaker,
    };
    candidate.seen.iter().map(|e| column[e]).sum()
}

/// What is known when a quotation is asked about.
pub struct Question<'a> {
    pub paragraph: &'a Paragraph<'a>,
    /// Which of the paragraph's quotations.
    pub i: usize,
    pub shape: Shape,
    /// The phrases of the sentence that leads to the paragraph, where the quotation opens it.
    pub lead: Option<&'a Phrases>,
    pub state: &'a Carried,
    /// The speech found in this paragraph so far, and whether the quotation just before was speech.
    pub before: Option<Spoken>,
    pub joined: Option<bool>,
}

/// How many cues and phrases on each side of a quotation are candidates.
const CUES_BEFORE: usize = 4;
const CUES_AFTER: usize = 2;
const PHRASES_BEFORE: usize = 6;
const PHRASES_AFTER: usize = 3;

impl Question<'_> {
    /// All candidates, nobody and no speech included.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::with_capacity(24);
        self.with_cues(&mut found);
        self.without_cues(&mut found);
        if let Some(lead) = self.lead {
            self.leading(lead, &mut found);
        }
        self.carried(&mut found);
        let seen = self.shape.seen;
        found.push(Candidate { who: Who::Nobody, seen, cue: None, why: "nobody-said" });
        found.push(Candidate { who: Who::Unspoken, seen, cue: None, why: "no-speech" });
        found
    }

    fn open(&self) -> usize {
        self.paragraph.quotes[self.i].is.open
    }

    fn after(&self) -> usize {
        self.paragraph.quotes[self.i].is.after
    }

    fn word(&self, i: usize) -> &str {
        self.paragraph.layout.tokens.get(i).map_or("", |token| self.paragraph.layout.word(token))
    }

    fn phrases(&self) -> &Phrases {
        &self.paragraph.phrases
    }

    fn with_cues(&self, found: &mut Vec<Candidate>) {
        let cues = &self.phrases().cues;
        let middle = cues.partition_point(|cue| cue.at < self.open());
        let near = middle.saturating_sub(CUES_BEFORE)..cues.len().min(middle + CUES_AFTER);
        let links = &self.phrases().links;
        let first = links.partition_point(|link| link.cue < near.start);
        for link in links[first..].iter().take_while(|link| link.cue < near.end) {
            let (cue, phrase) = (&cues[link.cue], &self.phrases().phrases[link.phrase]);
            let mut seen = Seen::default();
            let start = phrase.tokens.start.min(cue.at);
            let end = cue.end.max(if phrase.tokens.start > cue.at { phrase.reach } else { 0 });
            let (tie, why) = tied(link.tie);
            seen.add(tie);
            let place = self.place(start, end, &mut seen);
            self.both(link.tie, place, &mut seen);
            let between = if link.cue < middle { middle - 1 - link.cue } else { link.cue - middle };
            seen.add_if(between == 1, E::Cues1);
            seen.add_if(between > 1, E::Cues2);
            self.clauses_between(place, end, &mut seen);
            self.after_shape(place, start, end, &mut seen);
            seen.add(match cue.class {
                "accuse" | "think" | "praise" => E::CueClassWeak,
                "ask" => E::CueClassAsk,
                _ => E::CueClassSay,
            });
            self.quotes_between(start, end, &mut seen);
            self.kind(phrase, &mut seen);
            let why = match (why, place) {
                ("cue", E::AfterNext | E::AfterNear) => "cue-after",
                ("cue", E::BeforeNext | E::BeforeNear) => "cue-before",
                ("cue", E::BeforeMid | E::BeforeFar | E::BeforeVeryFar) => "cue-in-clause",
                ("cue", E::SentenceBefore | E::SentencesBefore) => "sentence-before",
                ("cue", _) => "cue-in-sentence",
                (why, _) => why,
            };
            found.push(Candidate { who: Who::Here(link.phrase), seen, cue: Some(link.cue), why });
        }
    }

    /// `Bell proposed a vote, but Lee called it "…"`: between Bell and the words another clause begins.
    fn clauses_between(&self, place: E, end: usize, seen: &mut Seen) {
        if !matches!(place, E::BeforeNear | E::BeforeMid | E::BeforeFar | E::BeforeVeryFar | E::BeforeNext) {
            return;
        }
        let phrases = &self.phrases().phrases;
        let from = phrases.partition_point(|phrase| phrase.tokens.start < end);
        let between =
            phrases[from..].iter().take(8).take_while(|phrase| phrase.tokens.start < self.open()).filter(|phrase| phrase.is_subject);
        let mut nested = false;
        for phrase in between {
            let led = self.word(phrase.tokens.start - 1);
            if matches!(
                led,
                "," | ";"
                    | "—"
                    | "–"
                    | "-"
                    | "but"
                    | "and"
                    | "while"
                    | "although"
                    | "though"
                    | "when"
                    | "as"
                    | "after"
                    | "before"
                    | "because"
            ) {
                return seen.add(E::ClauseBetween);
            }
            nested = true;
        }
        seen.add_if(nested, E::NestedBetween);
    }

    /// A name that ends its line, or all but: `― Ann Lee, Leeds`.
    fn ends_line(&self, phrase: &Phrase) -> bool {
        self.paragraph.block.tokens.end <= phrase.reach + 6
    }

    fn both(&self, tie: Tie, place: E, seen: &mut Seen) {
        match (tie, place) {
            (Tie::Left | Tie::BeforeApposition | Tie::Apposition, E::AfterNext) => seen.add(E::LeftAfterNext),
            (Tie::Left | Tie::BeforeApposition | Tie::Apposition, E::BeforeNext) => seen.add(E::LeftBeforeNext),
            (Tie::Left | Tie::BeforeApposition, E::SentenceBefore | E::SentencesBefore) => seen.add(E::LeftEarlier),
            (Tie::Right, E::AfterNext) => seen.add(E::RightAfterNext),
            (Tie::Accord, E::SentenceBefore | E::SentencesBefore) => seen.add(E::AccordEarlier),
            (Tie::Right, E::SentenceBefore | E::SentencesBefore) => seen.add(E::RightEarlier),
            _ => {}
        }
    }

    /// A cue right behind the closing mark says the words, unless the mark ended their sentence and another begins.
    fn after_shape(&self, place: E, start: usize, end: usize, seen: &mut Seen) {
        if place == E::AfterNext {
            let capital = self.paragraph.layout.tokens.get(start).is_some_and(|token| token.is_capital());
            let ends = matches!(self.word(self.after().saturating_sub(2)), "." | "!" | "?");
            seen.add_if(!self.shape.comma_inside, E::CueAfterNoComma);
            seen.add_if(self.shape.full_stop, E::AfterFullStop);
            seen.add_if(ends && capital && !self.shape.comma_inside, E::CueAfterNewSentence);
            // `" She says that …`: the cue goes on to what it reports itself.
            let next = self.word(end);
            seen.add_if(!matches!(next, "." | "," | "" | ":" | ";") && !self.shape.comma_inside, E::CueAfterLeadsOn);
        }
        if matches!(place, E::BeforeNext | E::BeforeNear | E::BeforeMid | E::BeforeFar) {
            seen.add_if(self.word(self.open().saturating_sub(1)) == ":", E::BeforeColon);
        }
    }

    /// Where a stretch stands to the quotation.
    fn place(&self, start: usize, end: usize, seen: &mut Seen) -> E {
        let place = if start >= self.after() { self.place_after(start) } else { self.place_before(end) };
        seen.add(place);
        place
    }

    fn place_after(&self, start: usize) -> E {
        let gap = start - self.after();
        let light =
            (self.after()..start.min(self.after() + 4)).all(|i| matches!(self.word(i), "," | "." | "—" | "–" | "-" | "―" | "and" | "as"));
        let same = self.shape.tail_end > start && !self.shape.full_stop;
        match gap {
            0 => E::AfterNext,
            1..=2 if light => E::AfterNext,
            _ if !same => E::AfterSentence,
            1..=4 => E::AfterNear,
            _ => E::AfterFar,
        }
    }

    fn place_before(&self, end: usize) -> E {
        if end <= self.shape.lead_start {
            return if self.shape.sentences_since(end, self.paragraph) <= 1 { E::SentenceBefore } else { E::SentencesBefore };
        }
        let gap = self.open().saturating_sub(end);
        let light =
            (end..self.open().min(end + 4)).all(|i| matches!(self.word(i), "," | ":" | "that" | "—" | "–" | "-" | "“" | "\"" | "'" | "‘"));
        match gap {
            0 => E::BeforeNext,
            1..=2 if light => E::BeforeNext,
            1..=3 => E::BeforeNear,
            4..=9 => E::BeforeMid,
            10..=20 => E::BeforeFar,
            _ => E::BeforeVeryFar,
        }
    }

    fn quotes_between(&self, start: usize, end: usize, seen: &mut Seen) {
        let quotes = self.paragraph.quotes;
        let near = self.i.saturating_sub(3)..quotes.len().min(self.i + 4);
        let between = near.filter(|&k| {
            let quote = quotes[k].is.open;
            k != self.i && if start >= self.after() { quote > self.open() && quote < start } else { quote >= end && quote < self.open() }
        });
        match between.count() {
            0 => {}
            1 => seen.add(E::Quotes1),
            _ => seen.add(E::Quotes2),
        }
    }

    fn kind(&self, phrase: &Phrase, seen: &mut Seen) {
        seen.add(spoken_kind(phrase.is));
        seen.add_if(phrase.is_subject, E::Subject);
        seen.add_if(phrase.is_first, E::First);
        seen.add_if(phrase.is_after_preposition, E::AfterPreposition);
        let key = self.paragraph.key(phrase.head);
        let before = self.before.or(self.state.last);
        seen.add_if(before.is_some_and(|before| before.key == key), E::SameAsBefore);
    }

    fn without_cues(&self, found: &mut Vec<Candidate>) {
        let phrases = &self.phrases().phrases;
        let middle = phrases.partition_point(|phrase| phrase.tokens.start < self.open());
        for k in middle.saturating_sub(PHRASES_BEFORE)..phrases.len().min(middle + PHRASES_AFTER) {
            let phrase = &phrases[k];
            let mut seen = Seen::default();
            seen.add(E::NoCue);
            let place = self.place(phrase.tokens.start, phrase.reach, &mut seen);
            seen.add_if(place == E::AfterNext, E::NoCueAfterNext);
            seen.add_if(place == E::BeforeNext, E::NoCueBeforeNext);
            let led = phrase.tokens.start.checked_sub(1).map_or("", |before| self.word(before));
            seen.add_if(place == E::AfterNext && matches!(led, "—" | "–" | "-" | "―" | "~") && self.ends_line(phrase), E::DashBefore);
            let opens = phrase.is_first && phrase.tokens.start <= self.shape.lead_start + 1;
            let colon = place == E::BeforeNext && self.word(phrase.reach) == ":";
            seen.add_if(colon, if opens { E::Colon } else { E::ColonInside });
            self.clauses_between(place, phrase.reach, &mut seen);
            if k < middle && phrase.is_subject && phrase.tokens.start >= self.shape.lead_start {
                let others = |mut range: std::ops::Range<usize>| {
                    range.any(|j| phrases[j].is_subject && phrases[j].tokens.start >= self.shape.lead_start)
                };
                seen.add_if(!others(k + 1..middle), E::NearestSubject);
                seen.add_if(!others(middle.saturating_sub(PHRASES_BEFORE)..k), E::FirstSubject);
            }
            let between = if k < middle { middle - 1 - k } else { k - middle };
            seen.add_if(between == 1, E::Phrases1);
            seen.add_if(between == 2, E::Phrases2);
            seen.add_if(between > 2, E::Phrases3);
            seen.add_if(phrase.is_subject, E::NoCueSubject);
            self.quotes_between(phrase.tokens.start, phrase.reach, &mut seen);
            self.kind(phrase, &mut seen);
            let why = match place {
                E::AfterNext => "name-after",
                E::BeforeNext if self.word(phrase.reach) == ":" => "name-before-colon",
                E::SentenceBefore | E::SentencesBefore => "sentence-before",
                _ => "in-sentence",
            };
            found.push(Candidate { who: Who::Here(k), seen, cue: None, why });
        }
    }

    /// The last sentence of the paragraph before: `The council sent a letter:`.
    fn leading(&self, lead: &Phrases, found: &mut Vec<Candidate>) {
        let from = lead.phrases.len().saturating_sub(PHRASES_BEFORE);
        for (k, phrase) in lead.phrases.iter().enumerate().skip(from) {
            let mut seen = Seen::default();
            let tie = lead.links.iter().rev().take(8).find(|link| link.phrase == k).map(|link| link.tie);
            seen.add(tie.map_or(E::NoCue, |tie| tied(tie).0));
            seen.add(E::ParagraphBefore);
            seen.add_if(self.shape.lead_colon, E::BeforeColon);
            seen.add_if(
                self.shape.lead_colon && phrase.reach == self.shape.lead_end && phrase.is_first && lead.phrases.len() == 1,
                E::Colon,
            );
            if phrase.is_subject && tie.is_none() {
                seen.add_if(!lead.phrases[k + 1..].iter().any(|other| other.is_subject), E::NearestSubject);
                seen.add_if(!lead.phrases[..k].iter().any(|other| other.is_subject), E::FirstSubject);
            }
            let between = lead.phrases.len() - 1 - k;
            seen.add_if(between == 1, E::Phrases1);
            seen.add_if(between == 2, E::Phrases2);
            seen.add_if(between > 2, E::Phrases3);
            seen.add_if(tie.is_none() && phrase.is_subject, E::NoCueSubject);
            self.kind(phrase, &mut seen);
            found.push(Candidate { who: Who::Lead(k), seen, cue: None, why: "paragraph-before" });
        }
    }

    /// Whoever spoke before goes on.
    fn carried(&self, found: &mut Vec<Candidate>) {
        let last = self.before.or(self.state.last);
        let Some(last) = last else { return };
        let mut seen = Seen::default();
        let bare = self.shape.is_bare;
        if self.before.is_some() {
            seen.add(E::Carried);
            seen.add_if(self.shape.joined_by_and, E::CarriedList);
            seen.add_if(self.shape.same_sentence, E::CarriedSentence);
            seen.add_if(self.shape.narration_between, E::CarriedShort);
        } else if self.state.paragraphs_since <= 1 {
            seen.add(E::CarriedParagraph);
            seen.add_if(bare, E::CarriedAlone);
            seen.add_if(self.state.continues, E::CarriedContinues);
        } else {
            seen.add(E::CarriedFar);
        }
        seen.add_if(self.shape.cue_next, E::CarriedCue);
        seen.add(spoken_kind(last.is));
        let why = match self.before.is_some() {
            true => "same-paragraph",
            false => "goes-on",
        };
        found.push(Candidate { who: Who::Before(last), seen, cue: None, why });
        if let Some(second) = self.state.second.filter(|second| second.key != last.key) {
            let mut seen = Seen::default();
            seen.add(E::TwoBack);
            seen.add_if(bare && self.state.paragraphs_since <= 1, E::TwoBackAlone);
            seen.add_if(self.shape.cue_next, E::CarriedCue);
            seen.add(spoken_kind(second.is));
            found.push(Candidate { who: Who::Before(second), seen, cue: None, why: "takes-turns" });
        }
    }

    /// What tells candidates apart who are different people; the same number for the same one.
    pub fn keys(&self, candidates: &[Candidate]) -> Vec<u64> {
        let key = |candidate: &Candidate| match candidate.who {
            Who::Here(k) => self.paragraph.key(self.phrases().named(k).head),
            Who::Lead(k) => self.lead.map_or(0, |lead| self.paragraph.key(lead.named(k).head)),
            Who::Before(spoken) => spoken.key,
            Who::Nobody => 1,
            Who::Unspoken => 2,
        };
        candidates.iter().map(key).collect()
    }

    /// The speaker that a candidate names, with what later quotations remember.
    pub fn spoken(&self, who: Who) -> Option<Spoken> {
        match who {
            Who::Here(k) => Some(self.paragraph.spoken_of(self.phrases(), k)),
            Who::Lead(k) => self.lead.map(|lead| self.paragraph.spoken_of(lead, k)),
            Who::Before(spoken) => Some(spoken),
            Who::Nobody | Who::Unspoken => None,
        }
    }

    /// Whether two apostrophes stand for each mark.
    pub fn is_archival(&self) -> bool {
        self.paragraph.quotes[self.i].is.marks == Marks::Apostrophes
    }

    /// The words asked about.
    pub fn quotation(&self) -> Span {
        self.paragraph.quotes[self.i].span
    }

    /// The span of a candidate's words, for whoever compares it.
    pub fn span(&self, who: Who) -> Option<Span> {
        self.spoken(who).map(|spoken| spoken.speaker.span)
    }
}

fn spoken_kind(is: PhraseKind) -> E {
    match is {
        PhraseKind::Person => E::Person,
        PhraseKind::Organization => E::Organization,
        PhraseKind::Place => E::Place,
        PhraseKind::Named => E::Named,
        PhraseKind::Pronoun => E::Pronoun,
        PhraseKind::They => E::They,
        PhraseKind::It => E::It,
        PhraseKind::Who => E::Who,
        PhraseKind::Talker => E::Talker,
        PhraseKind::Office => E::Office,
        PhraseKind::Definite => E::Definite,
        PhraseKind::Indefinite => E::Indefinite,
        PhraseKind::Bare => E::Bare,
    }
}

fn tied(tie: Tie) -> (E, &'static str) {
    match tie {
        Tie::Left => (E::Left, "cue"),
        Tie::Apposition => (E::Apposition, "cue"),
        Tie::BeforeApposition => (E::BeforeApposition, "cue"),
        Tie::Coordinate => (E::Coordinate, "cue"),
        Tie::Participle => (E::Participle, "cue"),
        Tie::Infinitive => (E::Infinitive, "cue"),
        Tie::Distant => (E::Distant, "cue"),
        Tie::Beside => (E::Beside, "cue"),
        Tie::Passive => (E::Passive, "cue"),
        Tie::Right => (E::Right, "cue"),
        Tie::Object => (E::Object, "cue"),
        Tie::Accord => (E::Accord, "according-to"),
        Tie::Agent => (E::Agent, "cue"),
    }
}
