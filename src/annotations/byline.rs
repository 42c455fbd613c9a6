//! Who wrote it: `By Jane Roe and John Doe, Staff Writers | March 3, 2021`.

use crate::layout::when::{self, When, Words};
use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};

/// Somebody named on a byline, one person or agency a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Byline {
    pub name: String,
    pub credit: Credit,
}

/// What a byline says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credit {
    Person,
    /// An agency that wrote it, alone or beside a person: `Jane Roe and AP`.
    Agency,
    /// An agency that a person wrote for: `Jane Roe, Associated Press`.
    House,
}

impl Credit {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Credit::Person => "person",
            Credit::Agency | Credit::House => "agency",
        }
    }
}

/// Everybody the bylines name, in the order of the text, each once; where no line names an author, a name that stands alone
/// below the headline; else those that the page's own data names, at no place in the text.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Byline>> {
    let mut found: Vec<Marked<Byline>> = Vec::new();
    for block in layout.blocks.iter().filter(|block| matches!(block.role, Role::Byline | Role::Date)) {
        add(&mut found, in_line(layout, block, lexicon));
    }
    if !found.iter().any(|known| known.is.credit != Credit::House) {
        add(&mut found, unmarked(layout, lexicon));
    }
    if !found.iter().any(|known| known.is.credit != Credit::House) {
        found.extend(told(layout, lexicon));
    }
    found
}

/// A page prints its authors once or twice; a list this short needs no index.
fn add(found: &mut Vec<Marked<Byline>>, more: Vec<Marked<Byline>>) {
    for author in more {
        let known = |known: &Marked<Byline>| known.is.name.to_lowercase() == author.is.name.to_lowercase();
        if found.len() < 32 && !found.iter().any(known) {
            found.push(author);
        }
    }
}

/// What the page's data says: names, not addresses.
fn told(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Byline>> {
    let is_name = |name: &&String| name.split_whitespace().count() <= 6 && !name.contains("://");
    let named = layout.page.authors.iter().take(32).filter(is_name);
    let author = |name: &String| {
        let is_agency = lexicon.agencies.has(name.to_lowercase().trim_start_matches("the "));
        let credit = if is_agency { Credit::Agency } else { Credit::Person };
        Marked { span: layout.text.cut(0, 0), is: Byline { name: name.clone(), credit } }
    };
    named.map(author).collect()
}

/// The names on a line that is a byline, or a date with a byline before or behind it.
fn in_line(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Vec<Marked<Byline>> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let mut walk = Walk::new(layout, lexicon, tokens, block.role == Role::Byline);
    walk.through();
    walk.found
}

/// `Jane Roe`, or `Jane Roe Political Correspondent`, alone on a line near the headline: a known first name, and a job, a date
/// or the same name beside it tells it from a picture's name, and so does that the story never speaks of her.
fn unmarked(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Byline>> {
    let Some(headline) = layout.blocks.iter().position(|block| block.role == Role::Headline) else { return Vec::new() };
    let near = headline.saturating_sub(3)..layout.blocks.len().min(headline + 9);
    near.filter_map(|i| alone(layout, i, lexicon)).next().into_iter().collect()
}

fn alone(layout: &Layout, i: usize, lexicon: &Lexicon) -> Option<Marked<Byline>> {
    let block = &layout.blocks[i];
    let tokens = &layout.tokens[block.tokens.clone()];
    let is_short = (2..=12).contains(&tokens.len()) && !matches!(block.role, Role::Headline | Role::Paragraph | Role::Subhead);
    if !is_short || !lexicon.first_names.has(&layout.word(&tokens[0]).to_lowercase()) {
        return None;
    }
    let mut walk = Walk::new(layout, lexicon, tokens, true);
    walk.through();
    let has_job = walk.has_job || layout.blocks.get(i + 1).is_some_and(|below| is_job(layout, below, lexicon));
    let author = walk.found.into_iter().next()?;
    let is_all = author.span == block.span;
    ((has_job || is_all && is_near_credit(layout, i)) && !is_in_story(layout, &author, has_job)).then_some(author)
}

/// `Environment correspondent`.
fn is_job(layout: &Layout, block: &Block, lexicon: &Lexicon) -> bool {
    let tokens = &layout.tokens[block.tokens.clone()];
    tokens.len() <= 6 && tokens.iter().any(|t| lexicon.byline_words.meaning(&layout.word(t).to_lowercase()) == Some("job"))
}

/// Whether a date stands near, or the same line once more.
fn is_near_credit(layout: &Layout, i: usize) -> bool {
    let near = &layout.blocks[i.saturating_sub(6)..layout.blocks.len().min(i + 4)];
    let words = |block: &Block| layout.text.of(block.span);
    let here = words(&layout.blocks[i]);
    let n_same = layout.blocks.iter().take(i + 12).filter(|block| words(block).trim_start_matches("By ") == here).count();
    near.iter().any(|block| block.role == Role::Date) || n_same > 1
}

/// Whether the story speaks of a person; it does of those in its pictures. Where a job stands by the name, a namesake in the
/// story is another.
fn is_in_story(layout: &Layout, author: &Marked<Byline>, has_job: bool) -> bool {
    let name = &author.is.name;
    let spoken = if has_job { name } else { name.rsplit(' ').next().unwrap_or(name) };
    layout.blocks.iter().filter(|block| block.role == Role::Paragraph).any(|block| layout.text.of(block.span).contains(spoken))
}

/// Walks a line's words, name by name.
struct Walk<'a> {
    words: Words<'a>,
    layout: &'a Layout,
    /// The capitalised words that stand together here.
    run: Vec<Span>,
    reads: Reads,
    /// Whether `and` stands before the run, or nothing does.
    joined: bool,
    /// Whether a job stands behind a name: `Political Correspondent`.
    has_job: bool,
    found: Vec<Marked<Byline>>,
}

/// What the names being read are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reads {
    /// Behind `by`.
    Authors,
    /// On a line of authors without it.
    Likely,
    /// On a line that is something else too: only names that are known for such.
    Known,
    /// For whom they wrote, what they are, who took the picture.
    Others,
}

impl<'a> Walk<'a> {
    fn new(layout: &'a Layout, lexicon: &'a Lexicon, tokens: &'a [Token], is_byline: bool) -> Walk<'a> {
        let words = Words { source: layout.text.as_str(), tokens, lexicon };
        let reads = if is_byline || is_for_a_paper(&words) { Reads::Likely } else { Reads::Known };
        Walk { words, layout, run: Vec::new(), reads, joined: true, has_job: false, found: Vec::new() }
    }

    fn through(&mut self) {
        let mut at = 0;
        while at < self.words.tokens.len() {
            at = self.step(at).max(at + 1);
        }
        self.close_run();
    }

    /// Reads the word at `at`; gives where to read on.
    fn step(&mut self, at: usize) -> usize {
        let token = self.words.tokens[at];
        let word = self.words.at(at).to_owned();
        if self.is_wide_gap(at) {
            self.close_run();
        }
        if word.eq_ignore_ascii_case("by") {
            self.close_run();
            self.reads = if at > 0 && self.is_picture(at - 1) { Reads::Others } else { Reads::Authors };
            self.joined = true;
            return at + 1 + usize::from(self.words.at(at + 1) == ":");
        }
        if let Some(end) = self.date(at) {
            self.close_run();
            return end;
        }
        if self.continues_name(at, token, &word) {
            self.push(token);
            return at + 1;
        }
        // `Jane Roe reads to her son`: a sentence, not a credit.
        if self.reads == Reads::Known && token.kind == TokenKind::Lower && !matches!(word.as_str(), "and" | "for") {
            self.run.clear();
        }
        self.close_run();
        self.pass(at, token, &word);
        at + 1
    }

    /// What a word that is no part of a name says of those to come.
    fn pass(&mut self, at: usize, token: Token, word: &str) {
        match word {
            "and" | "&" | "And" | "AND" => {
                self.joined = true;
                if at > 0 && self.words.at(at - 1) == "," && self.reads == Reads::Others && !self.found.is_empty() {
                    self.reads = Reads::Authors;
                }
            }
            "the" | "," | ":" => self.joined = false,
            "|" | "·" | "•" | "-" | "–" | "—" | "/" => {
                self.joined = false;
                if !self.found.is_empty() {
                    self.reads = Reads::Known;
                }
            }
            // `Jane Roe for The Post`, `Jane Roe is our correspondent`: what follows is of her, not who.
            _ if token.kind == TokenKind::Lower && !self.found.is_empty() => self.reads = Reads::Others,
            _ => {}
        }
    }

    fn continues_name(&self, at: usize, token: Token, word: &str) -> bool {
        let has_name = !self.run.is_empty();
        let ends_short = self.run.last().is_some_and(|last| last.end() == token.start as usize && last.len() <= 3);
        token.is_capital() && !matches!(word, "And" | "AND")
            || has_name && (at..at + 3).find(|&i| !is_particle(self.words.at(i))).is_some_and(|i| i > at && self.is_capital(i))
            || word == "." && ends_short
    }

    fn is_capital(&self, at: usize) -> bool {
        self.words.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// Adds a word to the run; `RoeJohn` is two words of two names that lost their blank.
    fn push(&mut self, token: Token) {
        let (start, end) = (token.start as usize, token.end as usize);
        let source = self.words.source;
        if let Some(glued) = seam(&source[start..end], self.words.lexicon) {
            self.run.push(self.layout.text.cut(start, start + glued));
            self.close_run();
            self.run.push(self.layout.text.cut(start + glued, end));
        } else if &source[start..end] == "." {
            let last = self.run.pop().map_or(start, |last| last.start());
            self.run.push(self.layout.text.cut(last, end));
        } else {
            self.run.push(self.layout.text.cut(start, end));
        }
    }

    /// What the run of capitalised words is: a person, an agency, both, or none.
    fn close_run(&mut self) {
        let mut run = std::mem::take(&mut self.run);
        // `Jane Roe Jane Roe`: a portrait's name beside her own.
        let (half, words) = (run.len() / 2, |span: &Span| self.layout.text.of(*span));
        if half > 1 && run[..half].iter().map(words).eq(run[half..].iter().map(words)) {
            run.truncate(half);
        }
        let joined = std::mem::replace(&mut self.joined, false);
        if run.is_empty() || self.reads == Reads::Others {
            return;
        }
        if let Some(house) = (1..=3.min(run.len())).rev().find(|&n| self.is_agency(&run[run.len() - n..])) {
            let rest = &run[..run.len() - house];
            let the = rest.last().is_some_and(|last| self.layout.text.of(*last).eq_ignore_ascii_case("the"));
            let person = &rest[..rest.len() - usize::from(the)];
            self.person(person);
            let alone = person.is_empty() && (joined || self.found.is_empty());
            let credit = if alone { Credit::Agency } else { Credit::House };
            return self.found.extend(self.marked(&run[person.len()..], credit));
        }
        self.person(&run);
    }

    /// A name of two to five words before any word of a job. `Emily Post` bears a name that papers bear too.
    fn person(&mut self, run: &[Span]) {
        let word = |span: &Span| self.layout.text.of(*span).trim_end_matches('.').to_lowercase();
        let lexicon = self.words.lexicon;
        let Some(first) = run.first().map(word) else { return };
        let known = lexicon.first_names.has(&first);
        let is_surname =
            |i: usize, word: &str| i == 1 && (run.len() == 2 && known || lexicon.byline_words.meaning(word) == Some("surname"));
        let job = run.iter().map(word).enumerate().position(|(i, word)| lexicon.byline_words.has(&word) && !is_surname(i, &word));
        let name = &run[..job.unwrap_or(run.len())];
        let of_calendar = |span: &Span| {
            let meaning = lexicon.calendar.meaning(&word(span));
            meaning.is_some_and(|is| is.starts_with("zone") || is.starts_with("weekday") || is.starts_with("unit"))
        };
        let of_picture = |span: &Span| lexicon.labels.meaning(&word(span)) == Some("picture");
        let is_name = (2..=5).contains(&name.len()) && first != "the" && !name.iter().any(|span| of_calendar(span) || of_picture(span));
        if is_name && (known || self.reads != Reads::Known) {
            self.has_job |= job.is_some();
            self.found.extend(self.marked(name, Credit::Person));
        }
    }

    fn marked(&self, run: &[Span], credit: Credit) -> Option<Marked<Byline>> {
        let span = self.layout.text.cut(run.first()?.start(), run.last()?.end());
        let words = self.layout.text.of(span).split_whitespace();
        let name = match credit {
            Credit::Person => words.map(|word| cased(word, self.words.lexicon)).collect::<Vec<_>>(),
            _ => words.map(str::to_owned).collect(),
        };
        Some(Marked { span, is: Byline { name: name.join(" "), credit } })
    }

    fn is_agency(&self, run: &[Span]) -> bool {
        let words = run.iter().map(|span| self.layout.text.of(*span).to_lowercase()).collect::<Vec<_>>();
        self.words.lexicon.agencies.has(&words.join(" "))
    }

    fn is_picture(&self, at: usize) -> bool {
        self.words.lexicon.labels.meaning(&self.words.at(at).to_lowercase()) == Some("picture")
    }

    /// The token after a day or a clock time.
    fn date(&self, at: usize) -> Option<usize> {
        let read = when::read(&self.words, at)?;
        let is_dated = matches!(&read.when, When::Day(day) if day.day.is_some()) || matches!(read.when, When::Time(_));
        is_dated.then_some(read.end)
    }

    /// Two blanks or a tabulator: what the page set apart.
    fn is_wide_gap(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.words.tokens[before].end as usize) else { return false };
        let gap = &self.words.source[before..self.words.tokens[at].start as usize];
        gap.contains('\t') || gap.chars().count() > 1
    }
}

/// Small words inside names: `Ann van der Roe`.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "van" | "von" | "der" | "den" | "la" | "le" | "al" | "bin" | "da" | "del" | "di" | "dos" | "du" | "el" | "ter" | "y"
    )
}

/// `Jane Roe · CBC News · Posted: August 8`: a first stretch without a comma, then one with a word of a paper.
fn is_for_a_paper(words: &Words) -> bool {
    let is_bar = |&at: &usize| matches!(words.at(at), "·" | "|" | "•");
    let n = words.tokens.len().min(16);
    let Some(first) = (0..n).find(is_bar).filter(|&first| (2..=4).contains(&first)) else { return false };
    let second = (first + 1..n).find(is_bar).unwrap_or(n);
    second < n && (first + 1..second).any(|at| words.lexicon.byline_words.has(&words.at(at).to_lowercase()))
}

/// Where a second name begins in `DevereauxRyan`, or a job in `LeeSenior`; `McDonald`, `DeVito` and `FitzGerald` are one.
fn seam(word: &str, lexicon: &Lexicon) -> Option<usize> {
    let at = word.char_indices().zip(word.chars().skip(1)).find(|((_, a), b)| a.is_lowercase() && b.is_uppercase())?;
    let at = at.0.0 + at.0.1.len_utf8();
    let is_job = lexicon.byline_words.has(&word[at..].to_lowercase());
    ((at >= 4 || is_job) && !word.starts_with("Fitz") && !word.contains(['-', '\'', '’'])).then_some(at)
}

/// `MARIA` is Maria; initials (`JD`) and what has small letters stay.
fn cased(word: &str, lexicon: &Lexicon) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_name = letters > 2 || lexicon.first_names.has(&word.to_lowercase());
    if letters < 2 || !is_name || word.contains('.') || word.chars().any(char::is_lowercase) || matches!(word, "III") {
        return word.to_owned();
    }
    let mut cased = String::with_capacity(word.len());
    for c in word.chars() {
        let begins = cased.is_empty() || cased.ends_with(['-', '\'', '’']) || cased == "Mc";
        cased.extend(if begins { vec![c] } else { c.to_lowercase().collect() });
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_names() {
        let lexicon = Lexicon::english();
        let cases = [("MARIA", "Maria"), ("O'NEIL", "O'Neil"), ("MCDONALD", "McDonald"), ("JD", "JD"), ("T.C.", "T.C."), ("Roe", "Roe")];
        for (written, name) in cases {
            assert_eq!(cased(written, &lexicon), name);
        }
    }

    #[test]
    fn glued_names_have_a_seam() {
        let lexicon = Lexicon::english();
        let cases = [("RoweJohn", Some(4)), ("RoeEditor", Some(3)), ("McDonald", None), ("DeVito", None)];
        for (word, at) in cases {
            assert_eq!(seam(word, &lexicon), at);
        }
    }
}
