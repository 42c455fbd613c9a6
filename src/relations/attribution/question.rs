//! All who could have said a quotation, with what speaks for each: for `"We are wet," Bell told reporters`, `Bell` is the subject of a
//! cue right behind the words, `reporters` its object.

use super::evidence::{Evidence as E, Seen};
use super::phrases::{Phrase, PhraseKind, Phrases, Tie};
use super::ranking::{Candidate, Who};
use super::shape::Shape;
use super::{Carried, Paragraph, Spoken};
use crate::annotations::quote::Marks;
use crate::lexicon::grammar::does;
use crate::text::Span;

/// What is known when a quotation is asked about.
pub struct Question<'a> {
    pub paragraph: &'a Paragraph<'a>,
    /// Which of the paragraph's quotations.
    pub i: usize,
    pub shape: Shape,
    /// The phrases of the sentence that leads to the paragraph, where the quotation opens it.
    pub lead: Option<&'a Phrases>,
    /// The phrases of the line below, where a dash opens it and the quotation ends the paragraph.
    pub below: Option<&'a Phrases>,
    pub state: &'a Carried,
    /// The speech found in this paragraph so far, and whether the quotation just before was speech.
    pub before: Option<Spoken>,
    pub joined: Option<bool>,
}

/// A cue that stands right beside a quotation, with its subject.
#[derive(Debug, Clone, Copy)]
struct Beside {
    cue: usize,
    phrase: usize,
    is_behind: bool,
}

impl Beside {
    /// What it is to every other candidate.
    fn evidence(self) -> E {
        if self.is_behind { E::OtherAfter } else { E::OtherBefore }
    }
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
        if let Some(below) = self.below {
            self.signed(below, &mut found);
        }
        self.carried(&mut found);
        let seen = self.shape.seen;
        found.push(Candidate { who: Who::Nobody, seen, cue: None, why: "nobody-said" });
        found.push(Candidate { who: Who::Unspoken, seen, cue: None, why: "no-speech" });
        found
    }

    pub(super) fn open(&self) -> usize {
        self.paragraph.quotes[self.i].is.open
    }

    pub(super) fn after(&self) -> usize {
        self.paragraph.quotes[self.i].is.after
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.paragraph.layout.tokens.get(i).map_or("", |token| self.paragraph.layout.word(token))
    }

    pub(super) fn phrases(&self) -> &Phrases {
        &self.paragraph.phrases
    }

    pub(super) fn with_cues(&self, found: &mut Vec<Candidate>) {
        let cues = &self.phrases().cues;
        let middle = cues.partition_point(|cue| cue.at < self.open());
        let near = middle.saturating_sub(CUES_BEFORE)..cues.len().min(middle + CUES_AFTER);
        let links = &self.phrases().links;
        let first = links.partition_point(|link| link.cue < near.start);
        let beside = self.beside();
        for link in links[first..].iter().take_while(|link| link.cue < near.end) {
            let (cue, phrase) = (&cues[link.cue], &self.phrases().phrases[link.phrase]);
            let mut seen = Seen::default();
            let start = phrase.tokens.start.min(cue.at);
            let end = cue.end.max(if phrase.tokens.start > cue.at { phrase.reach } else { 0 });
            let (tie, why) = tied(link.tie);
            seen.add(tie);
            let place = self.place(start, end, &mut seen);
            let is_past = matches!(place, E::SentenceBefore | E::SentencesBefore);
            if link.tie == Tie::Accord && is_past && beside.is_some() {
                continue;
            }
            self.both(link.tie, place, &mut seen);
            let between = if link.cue < middle { middle - 1 - link.cue } else { link.cue - middle };
            seen.add_if(between == 1, E::Cues1);
            seen.add_if(between > 1, E::Cues2);
            let other = beside.filter(|beside| beside.cue != link.cue && beside.phrase != link.phrase);
            self.clauses_between(place, end, other.map(Beside::evidence), &mut seen);
            self.after_shape(place, start, end, &mut seen);
            let leads_as = self.shape.seen.has(E::AsBefore) && link.cue + 1 == middle && cue.at >= self.shape.lead_start;
            seen.add_if(leads_as && link.tie != Tie::Object, E::NearestCueAs);
            seen.add_if(link.tie == Tie::Left && phrase.is_after_preposition, E::LeftPreposition);
            let brings_in = place == E::BeforeNext && cue.end < self.open() && matches!(self.word(cue.end), "," | ":");
            seen.add(match cue.class {
                _ if brings_in => E::CueClassSay,
                "accuse" | "think" | "praise" => E::CueClassWeak,
                "ask" => E::CueClassAsk,
                _ => E::CueClassSay,
            });
            let to = if self.word(cue.end) == "not" { cue.end + 1 } else { cue.end };
            seen.add_if(self.word(to) == "to", E::CueInfinitive);
            self.quotes_between(start, end, &mut seen);
            self.clause(phrase, place, &mut seen);
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

    /// The cue with its own subject that stands right beside the quotation: `she said` behind a comma, else `she said` before.
    fn beside(&self) -> Option<Beside> {
        let Phrases { phrases, cues, links } = self.phrases();
        let middle = cues.partition_point(|cue| cue.at < self.open());
        let tied = |cue: usize, ties: &[Tie]| {
            let first = links.partition_point(|link| link.cue < cue);
            links[first..].iter().take_while(|link| link.cue == cue).find(|link| ties.contains(&link.tie)).map(|link| link.phrase)
        };
        let behind = cues.get(middle).filter(|_| self.shape.comma_inside && !self.shape.full_stop).and_then(|cue| {
            let phrase = tied(middle, &[Tie::Left, Tie::Right, Tie::BeforeApposition, Tie::Apposition])?;
            let start = phrases[phrase].tokens.start.min(cue.at);
            (self.place_after(start) == E::AfterNext).then_some(Beside { cue: middle, phrase, is_behind: true })
        });
        let before = || {
            let last = middle.checked_sub(1).filter(|&last| cues[last].at >= self.shape.lead_start)?;
            let phrase = tied(last, &[Tie::Left, Tie::BeforeApposition, Tie::Apposition])?;
            (self.place_before(cues[last].end) == E::BeforeNext).then_some(Beside { cue: last, phrase, is_behind: false })
        };
        behind.or_else(before)
    }

    /// A name that ends its line, or all but: `― Ann Lee, Leeds`.
    pub(super) fn ends_line(&self, phrase: &Phrase) -> bool {
        self.paragraph.block.tokens.end <= phrase.reach + 6
    }

    /// In what clause a phrase stands.
    fn clause(&self, phrase: &Phrase, place: E, seen: &mut Seen) {
        let led = phrase.tokens.start.checked_sub(1).map_or("", |before| self.word(before));
        let subordinate = self.paragraph.lexicon.grammar.word(&led.to_lowercase()).may(does::SUB) || led == "that";
        seen.add_if(subordinate && phrase.is_subject, E::Subordinate);
        seen.add_if(phrase.is == PhraseKind::Who && matches!(place, E::SentenceBefore | E::SentencesBefore), E::WhoEarlier);
    }

    pub(super) fn kind(&self, phrase: &Phrase, seen: &mut Seen) {
        seen.add(spoken_kind(phrase.is));
        seen.add_if(phrase.is_subject, E::Subject);
        seen.add_if(phrase.is_first, E::First);
        seen.add_if(phrase.is_after_preposition, E::AfterPreposition);
        let key = self.paragraph.key(phrase.head);
        let before = self.before.or(self.state.last);
        seen.add_if(before.is_some_and(|before| before.key == key), E::SameAsBefore);
    }

    pub(super) fn without_cues(&self, found: &mut Vec<Candidate>) {
        let phrases = &self.phrases().phrases;
        let middle = phrases.partition_point(|phrase| phrase.tokens.start < self.open());
        let beside = self.beside();
        for k in middle.saturating_sub(PHRASES_BEFORE)..phrases.len().min(middle + PHRASES_AFTER) {
            let phrase = &phrases[k];
            let mut seen = Seen::default();
            seen.add(E::NoCue);
            let place = self.place(phrase.tokens.start, phrase.reach, &mut seen);
            seen.add_if(place == E::AfterNext, E::NoCueAfterNext);
            seen.add_if(place == E::BeforeNext, E::NoCueBeforeNext);
            let led = phrase.tokens.start.checked_sub(1).map_or("", |before| self.word(before));
            seen.add_if(place == E::AfterNext && matches!(led, "—" | "–" | "-" | "―" | "~") && self.ends_line(phrase), E::DashBefore);
            let opens = phrase.is_first && phrase.tokens.start <= self.shape.lead_start + 1
                || matches!(led, "—" | "–" | "-" | "―") && matches!(phrase.is, PhraseKind::Person | PhraseKind::Organization);
            let colon = place == E::BeforeNext && self.word(phrase.reach) == ":";
            seen.add_if(colon, if opens { E::Colon } else { E::ColonInside });
            let other = beside.filter(|beside| beside.phrase != k);
            self.clauses_between(place, phrase.reach, other.map(Beside::evidence), &mut seen);
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
            self.clause(phrase, place, &mut seen);
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
    pub(super) fn leading(&self, lead: &Phrases, found: &mut Vec<Candidate>) {
        let from = lead.phrases.len().saturating_sub(PHRASES_BEFORE);
        for (k, phrase) in lead.phrases.iter().enumerate().skip(from) {
            let mut seen = Seen::default();
            let link = lead.links.iter().rev().take(8).find(|link| link.phrase == k);
            let tie = link.map(|link| link.tie);
            seen.add(tie.map_or(E::NoCue, |tie| tied(tie).0));
            let ends = link.is_some_and(|link| lead.cues[link.cue].end == self.shape.lead_end);
            seen.add_if(ends && self.shape.lead_colon, E::LeadCue);
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
            self.clause(phrase, E::ParagraphBefore, &mut seen);
            self.kind(phrase, &mut seen);
            found.push(Candidate { who: Who::Lead(k), seen, cue: None, why: "paragraph-before" });
        }
    }

    /// The name that a line below begins with, behind its dash.
    fn signed(&self, below: &Phrases, found: &mut Vec<Candidate>) {
        let Some(phrase) = below.phrases.first().filter(|phrase| matches!(phrase.is, PhraseKind::Person | PhraseKind::Named)) else {
            return;
        };
        let mut seen = Seen::default();
        seen.add(E::NoCue);
        seen.add(E::AfterNext);
        seen.add(E::DashBefore);
        self.kind(phrase, &mut seen);
        found.push(Candidate { who: Who::Below(0), seen, cue: None, why: "name-after" });
    }

    /// Whoever spoke before goes on.
    pub(super) fn carried(&self, found: &mut Vec<Candidate>) {
        let last = self.before.or(self.state.last);
        let Some(last) = last else { return };
        let last = if self.shape.same_sentence { last } else { last.by_name() };
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
            found.push(Candidate { who: Who::Before(second.by_name()), seen, cue: None, why: "takes-turns" });
        }
    }

    /// What tells candidates apart who are different people; the same number for the same one.
    pub fn keys(&self, candidates: &[Candidate]) -> Vec<u64> {
        let key = |candidate: &Candidate| match candidate.who {
            Who::Here(k) => self.paragraph.key(self.phrases().named(k).head),
            Who::Lead(k) => self.lead.map_or(0, |lead| self.paragraph.key(lead.named(k).head)),
            Who::Below(k) => self.below.map_or(0, |below| self.paragraph.key(below.named(k).head)),
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
            Who::Below(k) => self.below.map(|below| self.paragraph.spoken_of(below, k)),
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
        Tie::ParticipleFar => (E::ParticipleFar, "cue"),
        Tie::Infinitive => (E::Infinitive, "cue"),
        Tie::Distant => (E::Distant, "cue"),
        Tie::Beside => (E::Beside, "cue"),
        Tie::BesideWith => (E::BesideWith, "cue"),
        Tie::Passive => (E::Passive, "cue"),
        Tie::Right => (E::Right, "cue"),
        Tie::Object => (E::Object, "cue"),
        Tie::Accord => (E::Accord, "according-to"),
        Tie::Agent => (E::Agent, "cue"),
        Tie::Called => (E::Called, "cue"),
    }
}
