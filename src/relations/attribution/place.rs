//! Where a phrase stands to a quotation, and what stands between them: `Bell proposed a vote, but Lee called it "…"`.

use super::evidence::{Evidence as E, Seen};
use super::phrases::Tie;
use super::question::Question;
use crate::lexicon::grammar::does;

impl Question<'_> {
    /// Where a stretch stands to the quotation.
    pub(super) fn place(&self, start: usize, end: usize, seen: &mut Seen) -> E {
        let place = if start >= self.after() { self.place_after(start) } else { self.place_before(end) };
        seen.add(place);
        place
    }

    pub(super) fn place_after(&self, start: usize) -> E {
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

    pub(super) fn place_before(&self, end: usize) -> E {
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

    pub(super) fn both(&self, tie: Tie, place: E, seen: &mut Seen) {
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
    pub(super) fn after_shape(&self, place: E, start: usize, end: usize, seen: &mut Seen) {
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

    /// `Bell proposed a vote, but Lee called it "…"`: between Bell and the words another clause begins.
    /// A clause inside, `Bell said the vote he called "…"`, speaks for Bell where no other cue stands beside the words.
    pub(super) fn clauses_between(&self, place: E, end: usize, other: Option<E>, seen: &mut Seen) {
        other.into_iter().for_each(|other| seen.add(other));
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
            let joins = self.paragraph.lexicon.grammar.word(led).may(does::COORD | does::SUB);
            if joins || matches!(led, "," | ";" | "—" | "–" | "-") {
                return seen.add(E::ClauseBetween);
            }
            nested = true;
        }
        seen.add_if(nested && other.is_none(), E::NestedBetween);
    }

    pub(super) fn quotes_between(&self, start: usize, end: usize, seen: &mut Seen) {
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
}
