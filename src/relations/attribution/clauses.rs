//! Reporting clauses: a cue and its subject, `Russian Foreign Minister Sergei Lavrov said`, `said Ann Roe`, `according to him`.

use crate::annotations::quote::Quote;
use crate::layout::{Block, Layout, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};
use std::ops::Range;

/// A cue with its subject. Indices are of the layout's tokens.
#[derive(Debug, Clone)]
pub struct Clause {
    /// From the clause's first token (subject or cue) to the one after its last.
    pub tokens: Range<usize>,
    pub verb: usize,
    pub cue: Span,
    pub class: &'static str,
    /// The noun phrase that says it.
    pub subject: Option<Range<usize>>,
    /// Where what is reported begins, if it follows the cue.
    pub content_start: usize,
    /// Whether a clause of content follows the cue, so that it reports that and not what stands before it.
    pub has_content: bool,
    /// `adding that …`: the subject is the one of the clause before.
    pub is_participle: bool,
}

/// All reporting clauses of a block that stand outside its quotations, in order.
pub fn find(layout: &Layout, block: &Block, quotes: &[&Marked<Quote>], lexicon: &Lexicon) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let mut quote = 0;
    for sentence in &layout.sentences[block.sentences.clone()] {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            while quotes.get(quote).is_some_and(|q| q.is.after <= i) {
                quote += 1;
            }
            if let Some(q) = quotes.get(quote).filter(|q| q.is.open <= i) {
                i = q.is.after.max(i + 1);
                continue;
            }
            let floor = quote.checked_sub(1).map_or(sentence.tokens.start, |before| quotes[before].is.after.max(sentence.tokens.start));
            let ceiling = quotes.get(quote).map_or(sentence.tokens.end, |q| q.is.open.min(sentence.tokens.end));
            let gap = Gap { layout, lexicon, floor, ceiling };
            let clause = gap.clause(i).filter(|clause| found.last().is_none_or(|last| last.verb < clause.verb));
            if let Some(clause) = clause {
                i = clause.tokens.end.max(i + 1);
                found.push(clause);
            } else {
                i += 1;
            }
        }
    }
    inherit(&mut found);
    found
}

/// A participle's subject is that of the clause before it in the paragraph.
fn inherit(found: &mut [Clause]) {
    for i in 1..found.len() {
        if found[i].subject.is_none() && found[i].is_participle {
            found[i].subject = found[i - 1].subject.clone();
        }
    }
}

/// The tokens between two quotations within a sentence.
struct Gap<'a> {
    layout: &'a Layout,
    lexicon: &'a Lexicon,
    floor: usize,
    ceiling: usize,
}

/// The longest subject that is looked for, in tokens.
const LONGEST: usize = 18;

impl Gap<'_> {
    fn word(&self, i: usize) -> &str {
        self.layout.word(&self.layout.tokens[i])
    }

    fn token(&self, i: usize) -> &Token {
        &self.layout.tokens[i]
    }

    fn is(&self, i: usize, word: &str) -> bool {
        i < self.ceiling && self.word(i).eq_ignore_ascii_case(word)
    }

    fn clause(&self, i: usize) -> Option<Clause> {
        let token = self.token(i);
        if token.kind == TokenKind::Mark || token.end - token.start > 15 {
            return None;
        }
        let word = self.word(i).to_lowercase();
        if word == "according" && self.is(i + 1, "to") {
            return self.according(i);
        }
        let class = self.lexicon.speech_verbs.meaning(&word)?;
        let is_cue = token.kind == TokenKind::Lower || self.is_headline_verb(i);
        if !is_cue || self.is_noun_here(i) {
            return None;
        }
        self.verb_clause(i, &word, class)
    }

    /// Headlines write their verbs with capitals: `Sanders Will Back Clinton, Rival Says`.
    fn is_headline_verb(&self, i: usize) -> bool {
        self.token(i).kind == TokenKind::Capitalized
            && i > self.floor
            && self.token(i - 1).is_capital()
            && matches!(self.word(i), "Says" | "Said" | "Tells" | "Warns" | "Asks")
    }

    /// `the claims`, `a report`, `his calls`: after a determiner or a preposition the word is a noun.
    fn is_noun_here(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|&before| before >= self.floor) else { return false };
        let word = self.word(before).to_lowercase();
        let is_ing = self.word(i).ends_with("ing");
        let noun_leads = [
            "the", "a", "an", "his", "her", "their", "its", "this", "these", "of", "any", "no", "my", "our", "some", "such", "those", "to",
            "be", "been", "is", "are", "was", "were", "being", "get", "gets",
        ];
        noun_leads.contains(&word.as_str())
            || self.token(before).kind == TokenKind::Possessive
            || is_ing && matches!(word.as_str(), "in" | "by" | "for" | "from" | "at" | "of")
    }

    /// `according to X`, through the end of the noun phrase.
    fn according(&self, i: usize) -> Option<Clause> {
        let subject = self.phrase_right(i + 2)?;
        let cue = self.layout.span_of(self.token(i), self.token(i + 1));
        let end = subject.end;
        Some(Clause {
            tokens: i..end,
            verb: i,
            cue,
            class: "say",
            subject: Some(subject),
            content_start: end,
            has_content: false,
            is_participle: false,
        })
    }

    fn verb_clause(&self, verb: usize, word: &str, class: &'static str) -> Option<Clause> {
        let cue = self.layout.span_of(self.token(verb), self.token(verb));
        let is_participle = word.ends_with("ing") && !self.has_auxiliary(verb);
        let left = self.subject_left(verb);
        let right = if left.is_none() && !is_participle { self.phrase_right(verb + 1) } else { None };
        if left.is_none() && right.is_none() && !is_participle {
            return None;
        }
        let start = left.as_ref().map_or(verb, |left| left.start);
        let behind = right.as_ref().map_or(verb + 1, |right| right.end);
        let (content_start, has_content) = self.content(behind, word, right.is_some());
        let end = behind.max(verb + 1);
        let subject = left.or(right);
        Some(Clause { tokens: start..end, verb, cue, class, subject, content_start, has_content, is_participle })
    }

    fn has_auxiliary(&self, verb: usize) -> bool {
        verb > self.floor
            && matches!(
                self.word(verb - 1),
                "is" | "are" | "was" | "were" | "been" | "'s" | "’s" | "'re" | "’re" | "kept" | "keep" | "by" | "of" | "without"
            )
    }

    /// The noun phrase left of a verb, over adverbs, auxiliaries and an apposition: `Bell, the chairman, also said`.
    fn subject_left(&self, verb: usize) -> Option<Range<usize>> {
        let mut end = verb;
        while end > self.floor && self.is_between(end - 1) {
            end -= 1;
        }
        if end > self.floor && matches!(self.word(end - 1), "," | ")" | "—" | "–") {
            let inner = self.before_apposition(end - 1);
            return inner.and_then(|end| self.phrase_left(end));
        }
        self.phrase_left(end)
    }

    fn is_between(&self, i: usize) -> bool {
        let word = self.word(i);
        self.token(i).kind == TokenKind::Lower
            && (word.ends_with("ly")
                || matches!(
                    word,
                    "also"
                        | "has"
                        | "had"
                        | "have"
                        | "later"
                        | "then"
                        | "once"
                        | "again"
                        | "further"
                        | "only"
                        | "even"
                        | "just"
                        | "who"
                        | "would"
                        | "will"
                        | "did"
                        | "does"
                        | "do"
                        | "not"
                        | "never"
                        | "still"
                        | "often"
                        | "could"
                        | "may"
                        | "might"
                        | "should"
                        | "must"
                ))
    }

    /// Where the phrase ends that an apposition between commas follows.
    fn before_apposition(&self, close: usize) -> Option<usize> {
        let open = match self.word(close) {
            ")" => "(",
            mark => mark,
        };
        let from = self.floor.max(close.saturating_sub(LONGEST + 8));
        let at = (from..close).rev().find(|&i| self.word(i) == open)?;
        (at > self.floor).then_some(at)
    }

    /// The noun phrase that ends before `end`.
    fn phrase_left(&self, end: usize) -> Option<Range<usize>> {
        let from = self.floor.max(end.saturating_sub(LONGEST));
        let mut start = end;
        // A pronoun is a phrase of its own: `but he said`.
        if end > from && self.is_pronoun(end - 1) {
            return Some(end - 1..end);
        }
        while start > from && self.in_phrase(start - 1) {
            start -= 1;
        }
        // A phrase may not begin with a joining word: `of the council` is the end of a longer one.
        while start < end && self.lexicon.phrase_breaks.has(&self.word(start).to_lowercase()) {
            start += 1;
        }
        if start < end && start > from && self.is_determiner(start - 1) {
            start -= 1;
        }
        (start < end && self.has_noun(start..end)).then_some(start..end)
    }

    fn is_pronoun(&self, i: usize) -> bool {
        self.lexicon.pronouns.has(&self.word(i).to_lowercase())
    }

    /// A word that opens a noun phrase: `a senior official`, `his lawyer`.
    fn is_determiner(&self, i: usize) -> bool {
        matches!(
            self.word(i).to_lowercase().as_str(),
            "the"
                | "a"
                | "an"
                | "one"
                | "its"
                | "his"
                | "her"
                | "their"
                | "some"
                | "several"
                | "two"
                | "three"
                | "four"
                | "five"
                | "many"
                | "most"
                | "another"
                | "both"
                | "other"
                | "these"
                | "those"
                | "this"
                | "our"
                | "my"
                | "no"
                | "few"
        )
    }

    fn in_phrase(&self, i: usize) -> bool {
        let token = self.token(i);
        match token.kind {
            TokenKind::Mark => {
                matches!(self.word(i), "-" | "&" | "’" | "'" | "/" | ".") && i > self.floor && token.start == self.token(i - 1).end
            }
            TokenKind::Lower => {
                !self.lexicon.phrase_breaks.has(self.word(i))
                    || matches!(self.word(i), "of" | "for" | "and" | "in" | "at" | "on" | "the" | "with" | "from")
            }
            _ => true,
        }
    }

    /// A phrase of small words alone, or of a lone adverb, says nothing.
    fn has_noun(&self, phrase: Range<usize>) -> bool {
        phrase.clone().any(|i| {
            let token = self.token(i);
            token.is_capital()
                || token.kind == TokenKind::Lower
                    && token.end - token.start > 2
                    && !self.lexicon.phrase_breaks.has(self.word(i))
                    && self.lexicon.speech_verbs.meaning(self.word(i)).is_none()
        })
    }

    /// The noun phrase that begins at `start`: `said the mayor of Leeds`, `said Ann Roe, the mayor`.
    fn phrase_right(&self, start: usize) -> Option<Range<usize>> {
        let limit = self.ceiling.min(start + LONGEST);
        if start >= limit {
            return None;
        }
        if self.is_pronoun(start) {
            return Some(start..start + 1);
        }
        let first = self.token(start);
        let determined = matches!(
            self.word(start).to_lowercase().as_str(),
            "the" | "a" | "an" | "one" | "its" | "his" | "her" | "their" | "some" | "several" | "two" | "three" | "another"
        );
        if !first.is_capital() && !determined && first.kind != TokenKind::Number {
            return None;
        }
        let mut end = start + 1;
        while end < limit && self.continues_right(end) {
            end += 1;
        }
        while end > start + 1 && self.lexicon.phrase_breaks.has(&self.word(end - 1).to_lowercase()) {
            end -= 1;
        }
        self.has_noun(start..end).then_some(start..end)
    }

    fn continues_right(&self, i: usize) -> bool {
        let token = self.token(i);
        let word = self.word(i);
        match token.kind {
            TokenKind::Mark => {
                matches!(word, "-" | "&" | "." | "’" | "'")
                    && token.start == self.token(i - 1).end
                    && self.layout.tokens.get(i + 1).is_some_and(|next| next.is_word())
                    && i + 1 < self.ceiling
            }
            TokenKind::Lower => {
                matches!(word, "of" | "for" | "and" | "de" | "van" | "von" | "al" | "bin" | "the")
                    || !self.lexicon.phrase_breaks.has(word) && self.lexicon.speech_verbs.meaning(word).is_none() && !word.ends_with("ed")
            }
            _ => true,
        }
    }

    /// Where what is reported begins behind a cue, and whether anything of it is there.
    fn content(&self, behind: usize, verb: &str, inverted: bool) -> (usize, bool) {
        let limit = self.ceiling.min(behind + 14);
        let that = (behind..limit)
            .find(|&i| matches!(self.word(i), "that" | "whether" | "if" | "how" | "why") && self.token(i).kind == TokenKind::Lower);
        let stop = (behind..limit).find(|&i| matches!(self.word(i), "," | "." | ";" | ":" | "\"" | "“" | "‘")).unwrap_or(limit);
        if let Some(that) = that.filter(|&that| that < stop) {
            return (that, that + 1 < self.ceiling);
        }
        let next = behind;
        if inverted || next >= self.ceiling {
            return (next, false);
        }
        let is_told = matches!(verb, "told" | "tells" | "tell" | "telling");
        let takes_clause = !is_told && self.lexicon.clause_verbs.has(verb);
        let word = self.word(next);
        let begins =
            self.token(next).is_word() && !self.lexicon.adjuncts.has(&word.to_lowercase()) || self.token(next).kind == TokenKind::Number;
        let enough = self.ceiling.saturating_sub(next) >= 3;
        (next, takes_clause && begins && enough && !self.is_time(next))
    }

    /// `said Friday`, `said Wednesday that`.
    fn is_time(&self, i: usize) -> bool {
        let word = self.word(i).to_lowercase();
        self.lexicon.calendar.meaning(&word).is_some_and(|meaning| meaning.starts_with("weekday") || meaning.starts_with("month"))
    }
}
