//! Names and the titles before them: `Russian Foreign Minister Sergei Lavrov` is a title and a name.
//!
//! A first walk cuts the runs of capitalised words into titles and names and judges each by its own words; a second lets the
//! article teach: a surname that stood in a full name is that of a person everywhere.

use super::mention::{EntityType, Form, Mention};
use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use std::collections::HashMap;
use std::ops::Range;

/// All names and titles, with what each is of.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Mention>> {
    let desk = Desk { layout, lexicon };
    let mut pieces = Vec::new();
    for block in layout.blocks.iter().filter(|block| block.role != Role::Boilerplate) {
        desk.pieces_of(block, &mut pieces);
    }
    let known = desk.known(&pieces);
    pieces.iter().filter_map(|piece| desk.mention(piece, &known)).collect()
}

/// What the words are read with.
struct Desk<'a> {
    layout: &'a Layout,
    lexicon: &'a Lexicon,
}

/// A cut-out name or title. Indices are of the layout's tokens.
struct Piece {
    tokens: Range<usize>,
    form: Form,
    /// What its own words say, how surely, and why; `None` where they say nothing.
    says: Option<(EntityType, f32, &'static str)>,
    /// The first word of a sentence, where a capital says nothing.
    is_first: bool,
    /// In a line that writes all its words with capitals.
    in_capitals: bool,
}

/// What full names taught of single words, by their last word and by all of them.
type Known = HashMap<String, (EntityType, f32)>;

/// The longest run that is looked at as one, in tokens.
const LONGEST: usize = 14;

impl Desk<'_> {
    fn word(&self, i: usize) -> &str {
        self.layout.tokens.get(i).map_or("", |token| self.layout.word(token))
    }

    fn lower(&self, i: usize) -> String {
        self.word(i).to_lowercase()
    }

    fn token(&self, i: usize) -> Option<&Token> {
        self.layout.tokens.get(i)
    }

    /// Begins with a capital, as `al-Nusra` does behind its article; `I` does not count.
    fn is_capital(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let word = self.layout.word(token);
        let behind_article = token.kind == TokenKind::Lower
            && ["al-", "el-", "as-", "ad-", "an-", "ar-", "d'", "d’", "bin-"]
                .iter()
                .any(|article| word.strip_prefix(article).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
        behind_article || token.is_capital() && !matches!(word, "I" | "A")
    }

    fn touches(&self, i: usize) -> bool {
        i > 0 && self.token(i).zip(self.token(i - 1)).is_some_and(|(this, before)| this.start == before.end)
    }

    fn pieces_of(&self, block: &Block, found: &mut Vec<Piece>) {
        let in_capitals = self.writes_capitals(block);
        for sentence in &self.layout.sentences[block.sentences.clone()] {
            let mut i = sentence.tokens.start;
            while i < sentence.tokens.end {
                if !self.is_capital(i) {
                    i += 1;
                    continue;
                }
                let end = self.run_end(i, sentence.tokens.end);
                let first = self.is_sentence_start(i, &sentence.tokens);
                self.cut_run(i..end, first, in_capitals, found);
                i = end;
            }
        }
    }

    /// A headline or subhead where four in five longer words have capitals.
    fn writes_capitals(&self, block: &Block) -> bool {
        if !matches!(block.role, Role::Headline | Role::Subhead | Role::Kicker | Role::Dek) {
            return false;
        }
        let long = block.tokens.clone().filter(|&i| self.token(i).is_some_and(|t| t.is_word() && t.end - t.start > 3)).take(30);
        let (mut n, mut capital) = (0, 0);
        for i in long {
            n += 1;
            capital += usize::from(self.is_capital(i));
        }
        capital * 5 >= n * 4
    }

    fn is_sentence_start(&self, i: usize, sentence: &Range<usize>) -> bool {
        i == sentence.start || i > 0 && matches!(self.word(i - 1), "\"" | "“" | "‘" | "'" | ":" | "•" | "—" | "(" | "[")
    }

    /// The token after a run of capitalised words, with the small words that join them.
    fn run_end(&self, start: usize, limit: usize) -> usize {
        let limit = limit.min(start + LONGEST);
        let mut end = start + 1;
        loop {
            let word = self.word(end);
            let joined = match word {
                _ if end >= limit => None,
                _ if self.is_capital(end) => Some(end + 1),
                "." if self.touches(end) && self.is_abbreviation(end - 1) && self.is_capital(end + 1) => Some(end + 2),
                "&" => Some(end + 2).filter(|_| self.is_capital(end + 1)),
                "de" | "da" | "do" | "dos" | "del" | "della" | "di" | "du" | "van" | "von" | "der" | "den" | "ter" | "la" | "le" | "al"
                | "el" | "bin" | "ibn" | "bint" | "abu" | "y" => self.next_capital(end, limit),
                "of" | "for" | "on" | "to" | "and" | "the" => self.next_capital(end, limit),
                _ => None,
            };
            match joined.filter(|&joined| joined <= limit) {
                Some(joined) => end = joined,
                None => return end,
            }
        }
    }

    fn is_abbreviation(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            "St" | "Mt"
                | "Ft"
                | "Mr"
                | "Mrs"
                | "Ms"
                | "Dr"
                | "Gen"
                | "Gov"
                | "Sen"
                | "Rep"
                | "Col"
                | "Lt"
                | "Sgt"
                | "Capt"
                | "Rev"
                | "Prof"
                | "Jr"
                | "Sr"
                | "Maj"
                | "Adm"
        )
    }

    /// The token after a capital that one or two small words lead to.
    fn next_capital(&self, at: usize, limit: usize) -> Option<usize> {
        let skip = 1 + usize::from(matches!(self.word(at + 1), "the" | "la" | "der" | "al"));
        (at + skip < limit && self.is_capital(at + skip)).then_some(at + skip + 1)
    }

    /// Cuts a run into its title, if it has one, and its names.
    fn cut_run(&self, run: Range<usize>, is_first: bool, in_capitals: bool, found: &mut Vec<Piece>) {
        if run.is_empty() {
            return;
        }
        if let Some((title, name)) = self.title(&run) {
            self.cut_names(run.start..title.start, is_first, in_capitals, found);
            found.push(Piece {
                tokens: title.clone(),
                form: Form::Title,
                says: Some((EntityType::Person, 0.85, "title")),
                is_first: false,
                in_capitals,
            });
            self.names_inside(&title, found);
            if !name.is_empty() {
                let says = Some((EntityType::Person, 0.95, "title-before"));
                let (person, rest) = self.person_part(name);
                found.push(Piece { tokens: person, form: Form::Name, says, is_first: false, in_capitals });
                self.cut_run(rest, false, in_capitals, found);
            }
            return;
        }
        self.cut_names(run, is_first, in_capitals, found);
    }

    /// A person's name ends where a joining word does: `Lavrov and U.S. Secretary`.
    fn person_part(&self, name: Range<usize>) -> (Range<usize>, Range<usize>) {
        let cut = name.clone().find(|&i| matches!(self.word(i), "of" | "for" | "on" | "to" | "and" | "the")).unwrap_or(name.end);
        (name.start..cut, (cut + 1).min(name.end)..name.end)
    }

    /// The title of a run and what follows it: `Secretary of State` | `John Kerry`.
    fn title(&self, run: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let head = run.clone().find(|&i| self.is_title_head(i, run))?;
        let mut head = head;
        while head + 1 < run.end && self.is_title_head(head + 1, run) {
            head += 1;
        }
        let mut start = head;
        while start > run.start && self.in_title(start - 1) {
            start -= 1;
        }
        let stop = usize::from(self.word(head + 1) == "." && self.touches(head + 1) && head + 1 < run.end);
        let mut end = head + 1 + stop;
        if matches!(self.word(end), "of" | "for" | "on" | "to") && end < run.end {
            end = self.object_end(end + 1, run.end);
        }
        // `Minister` inside `Prime Minister's Office` or `General Electric` belongs to a body's name.
        let is_body = (head + 1..run.end).any(|i| self.lexicon.org_words.has(&self.lower(i))) && !self.is_first_name(head + 1);
        (!is_body).then_some((start..end, end..run.end))
    }

    fn is_title_head(&self, i: usize, run: &Range<usize>) -> bool {
        let lower = self.lower(i);
        let has_more = i + 1 < run.end;
        let sure = !matches!(
            lower.as_str(),
            "general"
                | "chief"
                | "head"
                | "major"
                | "star"
                | "counsel"
                | "rep"
                | "count"
                | "officer"
                | "justice"
                | "judge"
                | "author"
                | "strategist"
        ) || has_more;
        self.lexicon.titles.has(lower.trim_end_matches('.')) && sure
    }

    fn in_title(&self, i: usize) -> bool {
        let lower = self.lower(i);
        self.lexicon.title_modifiers.has(&lower)
            || self.lexicon.peoples.has(&lower)
            || self.lexicon.titles.has(&lower)
            || self
                .lexicon
                .gazetteer
                .meaning(lower.trim_end_matches('.'))
                .or_else(|| self.lexicon.gazetteer.meaning(&lower))
                .is_some_and(|is| is != "city" || self.lexicon.titles.has(&self.lower(i + 1)))
    }

    /// Where the object of a title ends: at the first name after it, else after a word.
    fn object_end(&self, start: usize, limit: usize) -> usize {
        let start = start + usize::from(self.word(start) == "the");
        let first = (start + 1..limit).find(|&i| self.is_first_name(i));
        first.unwrap_or_else(|| if limit.saturating_sub(start) >= 3 { start + 1 } else { limit }).min(limit)
    }

    fn is_first_name(&self, i: usize) -> bool {
        self.lexicon.first_names.has(&self.lower(i))
    }

    /// Places and bodies that a title names: `U.S.`, `Syria`.
    fn names_inside(&self, title: &Range<usize>, found: &mut Vec<Piece>) {
        for i in title.clone() {
            let says = self.listed(i..i + 1).filter(|_| !self.lexicon.titles.has(&self.lower(i)));
            if says.is_some() {
                found.push(Piece { tokens: i..i + 1, form: Form::Name, says, is_first: false, in_capitals: false });
            }
        }
    }

    /// What the lists say of a name as a whole.
    fn listed(&self, tokens: Range<usize>) -> Option<(EntityType, f32, &'static str)> {
        let name = self.text(&tokens).to_lowercase();
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        if self.lexicon.peoples.has(bare) {
            return Some((EntityType::Group, 0.93, "people"));
        }
        let is = self.lexicon.gazetteer.meaning(bare).or_else(|| self.lexicon.gazetteer.meaning(bare.trim_end_matches('.')))?;
        Some(match is {
            "org" => (EntityType::Organization, 0.93, "known-body"),
            "country" => (EntityType::Place, 0.96, "known-country"),
            "region" => (EntityType::Place, 0.93, "known-region"),
            _ => (EntityType::Place, 0.85, "known-city"),
        })
    }

    fn text(&self, tokens: &Range<usize>) -> &str {
        let (Some(first), Some(last)) = (self.token(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.token(last))) else {
            return "";
        };
        self.layout.text.as_str().get(first.start as usize..last.end as usize).unwrap_or("")
    }

    /// Cuts what is no title into names: at joining words, unless a body's name holds them.
    fn cut_names(&self, run: Range<usize>, is_first: bool, in_capitals: bool, found: &mut Vec<Piece>) {
        let mut start = run.start;
        // `The`, `But` and `In` begin sentences, not names.
        while start < run.end && self.lexicon.phrase_breaks.has(&self.lower(start)) && self.listed(start..start + 1).is_none() {
            start += 1;
        }
        let is_first = is_first && start == run.start;
        if start >= run.end {
            return;
        }
        let whole = start..run.end;
        if self.is_body(&whole) || self.listed(whole.clone()).is_some() {
            return self.push_name(whole, is_first, in_capitals, found);
        }
        let mut from = start;
        for i in start..run.end {
            if matches!(self.word(i), "of" | "for" | "on" | "to" | "and" | "the") && i > from {
                self.push_adjective_first(from..i, is_first && from == start, in_capitals, found);
                from = i + 1;
            } else if i == from && matches!(self.word(i), "the" | "and" | "of") {
                from = i + 1;
            }
        }
        if from < run.end {
            self.push_adjective_first(from..run.end, is_first && from == start, in_capitals, found);
        }
    }

    /// `Ministry of Defence`, `University of Leeds`, `Transport for London`: a body's word at its head or its end.
    fn is_body(&self, name: &Range<usize>) -> bool {
        let joins = name.clone().any(|i| matches!(self.word(i), "of" | "for" | "and" | "on"));
        let head = self.lexicon.org_words.has(&self.lower(name.start));
        let has_and = name.clone().any(|i| self.word(i) == "and");
        let before_of = name
            .clone()
            .find(|&i| matches!(self.word(i), "of" | "for" | "on"))
            .is_some_and(|of| of > name.start && self.lexicon.org_words.has(&self.lower(of - 1)));
        joins && !has_and && (head || before_of)
    }

    /// `Russian Foreign Ministry` is one name; `Syrian Bashar Assad` is a people and a person.
    fn push_adjective_first(&self, name: Range<usize>, is_first: bool, in_capitals: bool, found: &mut Vec<Piece>) {
        let split =
            name.len() > 1 && self.lexicon.peoples.has(&self.lower(name.start)) && !self.lexicon.org_words.has(&self.lower(name.end - 1));
        if split {
            self.push_name(name.start..name.start + 1, is_first, in_capitals, found);
            return self.push_name(name.start + 1..name.end, false, in_capitals, found);
        }
        self.push_name(name, is_first, in_capitals, found);
    }

    fn push_name(&self, tokens: Range<usize>, is_first: bool, in_capitals: bool, found: &mut Vec<Piece>) {
        if tokens.is_empty() {
            return;
        }
        let says = self.listed(tokens.clone()).or_else(|| self.judged(&tokens, is_first));
        found.push(Piece { tokens, form: Form::Name, says, is_first, in_capitals });
    }

    /// What a name's own words and the words around it say of it.
    fn judged(&self, tokens: &Range<usize>, is_first: bool) -> Option<(EntityType, f32, &'static str)> {
        let last = self.lower(tokens.end - 1);
        let before = tokens.start.checked_sub(1).map(|before| self.lower(before)).unwrap_or_default();
        if self.lexicon.calendar.meaning(&last).is_some() && tokens.len() == 1 {
            return None;
        }
        if tokens.len() > 1 && (self.lexicon.org_words.has(&last) || self.is_body(tokens)) {
            return Some((EntityType::Organization, 0.88, "body-word"));
        }
        if tokens.len() > 1 && (self.lexicon.place_words.has(&last) || self.lexicon.place_words.has(&self.lower(tokens.start))) {
            return Some((EntityType::Place, 0.8, "place-word"));
        }
        let after_title = self.lexicon.titles.has(before.trim_end_matches('.'))
            || before == "." && tokens.start > 1 && self.lexicon.titles.has(&self.lower(tokens.start - 2));
        if after_title && self.token(tokens.start).is_some_and(|t| t.kind != TokenKind::Capitals) {
            return Some((EntityType::Person, 0.9, "title-before"));
        }
        if (2..=5).contains(&tokens.len()) && self.is_first_name(tokens.start) {
            return Some((EntityType::Person, 0.92, "first-name"));
        }
        let capitals = tokens.len() == 1 && self.token(tokens.start).is_some_and(|t| t.kind == TokenKind::Capitals);
        if capitals && self.word(tokens.start).len() <= 8 {
            return Some((EntityType::Organization, 0.7, "capitals"));
        }
        let spoken = self.lexicon.speech_verbs.meaning(&self.lower(tokens.end)).is_some();
        if matches!(before.as_str(), "in" | "near" | "at" | "from" | "outside" | "around" | "across") && tokens.len() <= 2 && !spoken {
            return Some((EntityType::Place, 0.6, "preposition"));
        }
        if (2..=4).contains(&tokens.len()) && !is_first {
            return Some((EntityType::Person, if spoken { 0.8 } else { 0.5 }, "two-capitals"));
        }
        if spoken && !is_first {
            return Some((EntityType::Person, 0.6, "speaks"));
        }
        None
    }

    /// Full names teach what their last word is, and every sure name what it is as a whole.
    fn known(&self, pieces: &[Piece]) -> Known {
        let mut known = Known::new();
        for piece in pieces.iter().filter(|piece| piece.form == Form::Name && !piece.in_capitals) {
            let Some((of, confidence, _)) = piece.says else { continue };
            let mut teach = |word: String, confidence: f32| {
                let entry = known.entry(word).or_insert((of, confidence));
                if confidence > entry.1 {
                    *entry = (of, confidence);
                }
            };
            teach(self.text(&piece.tokens).to_lowercase(), confidence);
            if of == EntityType::Person && piece.tokens.len() > 1 {
                teach(self.lower(piece.tokens.end - 1), confidence - 0.02);
            }
        }
        known
    }

    fn mention(&self, piece: &Piece, known: &Known) -> Option<Marked<Mention>> {
        let (first, last) = (self.token(piece.tokens.start)?, self.token(piece.tokens.end.checked_sub(1)?)?);
        let span = self.layout.span_of(first, last);
        if piece.form == Form::Title {
            let (of, confidence, why) = piece.says?;
            return Some(Marked { span, is: Mention { form: Form::Title, of: Some(of), confidence, why } });
        }
        let taught = known.get(&self.text(&piece.tokens).to_lowercase()).copied();
        let (of, confidence, why) = match (piece.says, taught) {
            (Some((_, confidence, why)), Some((of, sure))) if sure <= confidence => (of, confidence, why),
            (Some((of, confidence, why)), None) => (of, confidence, why),
            (_, Some((of, sure))) => (of, sure, "same-name"),
            (None, None) => return None,
        };
        // Where every word has a capital, a capital says nothing: only what is known otherwise is a name.
        let told_otherwise = taught.is_some()
            || matches!(
                why,
                "known-country" | "known-region" | "known-body" | "known-city" | "people" | "first-name" | "body-word" | "title-before"
            );
        if piece.in_capitals && !told_otherwise || piece.is_first && confidence < 0.55 {
            return None;
        }
        Some(Marked { span, is: Mention { form: Form::Name, of: Some(of), confidence, why } })
    }
}
