//! What a line looks like before anyone says what it is: how long, how it ends, whether it reads `By …` or like a date.

use super::tokens::{self, Token, TokenKind};
use super::when::{self, Day, When, Words};
use crate::lexicon::Lexicon;
use crate::text::{Span, Text};

/// A line and its marks of shape. Nothing here is of the words' meaning but what the lexicon's lists say.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    pub span: Span,
    pub text: &'a str,
    pub n_words: usize,
    /// Ends as a sentence does: a stop, a question mark, or one of these inside closing marks.
    pub ends: bool,
    /// Share of the longer words that begin with a capital, 0 to 1.
    pub capitals: f32,
    /// Begins with a mark of a list: `- `, `* `, `• `, `1. `.
    pub is_item: bool,
    /// Begins with a quotation mark.
    pub opens_quote: bool,
    /// `By Jane Roe`.
    pub is_byline: bool,
    /// Byte range in the text of a day with its year, or of a clock with a day; and whether little else stands on the line.
    pub date: Option<(usize, usize)>,
    pub is_date: bool,
    /// A phrase of boilerplate it begins with: what for.
    pub boilerplate: Option<&'static str>,
    /// `(Reporting by …)`, `ENDS`, `###`.
    pub is_endnote: bool,
    /// `Photo: …`, `… (AP Photo/Jane Roe)`, `… Getty Images`.
    pub is_caption: bool,
    /// `Q: …`, `WN: …`, `Jane Roe: …`: the words before the colon.
    pub turn: Option<&'a str>,
    /// Words that hold a sentence together, and whether one of them is a verb.
    pub n_small: usize,
    pub has_verb: bool,
    pub all_capitals: bool,
    /// Two to four capitalised words and nothing else.
    pub is_name: bool,
    pub has_address: bool,
    pub is_file_name: bool,
    pub has_bars: bool,
    /// A blank line stands between it and the line above.
    pub blank_above: bool,
    /// Begins with a blank.
    pub indented: bool,
}

impl<'a> Line<'a> {
    /// Whether it reads like a line of a story: a sentence of some length that is no credit, caption or phrase of a page.
    pub fn is_story(&self) -> bool {
        let is_other = self.is_byline || self.is_date && self.n_words < 14 || self.is_caption && self.n_words < 45 || self.is_endnote;
        self.ends && self.n_words >= 10 && !is_other && self.boilerplate.is_none()
    }

    /// Whether it has the length of a headline and no mark of another role.
    pub fn could_be_headline(&self) -> bool {
        let is_other = self.is_byline || self.is_date || self.is_item || self.is_caption || self.is_endnote || self.boilerplate.is_some();
        (1..=40).contains(&self.n_words) && !is_other
    }

    /// Ends with a full stop or an ellipsis, inside closing marks or not.
    pub fn ends_stop(&self) -> bool {
        self.text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“']).ends_with(['.', '…'])
    }

    /// A number that two lines with the same letters and digits share.
    pub fn print(&self) -> u64 {
        words_of(self.text).fold(FNV, |print, word| (print ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(5))
    }

    /// A number for each run of five words.
    pub fn runs(&self) -> impl Iterator<Item = u64> + use<'a> {
        let mut last = [0u64; 5];
        words_of(self.text).enumerate().filter_map(move |(i, word)| {
            last.rotate_left(1);
            last[4] = word;
            (i >= 4).then(|| last.iter().fold(17, |run: u64, word| run.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(5) ^ word))
        })
    }

    /// A number for each word of four letters or more.
    pub fn long_words(&self) -> impl Iterator<Item = u64> + use<'a> {
        self.text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 4).map(number)
    }

    /// Whether both begin with the same four words.
    pub fn echoes(&self, other: &Line) -> bool {
        self.n_words >= 4 && other.n_words >= 4 && words_of(self.text).take(4).eq(words_of(other.text).take(4))
    }
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn words_of(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(number)
}

/// A word's hash, the same in capitals and small letters.
fn number(word: &str) -> u64 {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    match word.is_ascii() {
        true => word.bytes().map(|b| b.to_ascii_lowercase()).fold(FNV, hash),
        false => word.chars().flat_map(char::to_lowercase).fold(FNV, |seed, c| (c as u32).to_le_bytes().into_iter().fold(seed, hash)),
    }
}

/// Looks at every line once.
pub fn look<'a>(text: &'a Text, spans: &[Span], lexicon: &Lexicon) -> Vec<Line<'a>> {
    let mut tokens = Vec::new();
    let mut seen = Vec::with_capacity(spans.len());
    for &span in spans {
        tokens.clear();
        tokens::cut(text, span, &mut tokens);
        seen.push(line(text, span, &tokens, lexicon));
    }
    seen
}

fn line<'a>(text: &'a Text, span: Span, tokens: &[Token], lexicon: &Lexicon) -> Line<'a> {
    let source = text.of(span);
    let n_words = tokens.iter().filter(|t| t.is_word() || t.kind == TokenKind::Number).count();
    let short = n_words <= 40;
    let date = if short { full_date(text, tokens, lexicon) } else { None };
    let n_dated = date.map_or(0, |(start, end)| tokens.iter().filter(|t| t.start as usize >= start && (t.end as usize) <= end).count());
    let others = tokens.iter().filter(|t| t.kind != TokenKind::Mark).count().saturating_sub(n_dated);
    let (n_small, has_verb) = small_words(text, tokens, lexicon);
    let above = text.as_str()[..span.start()].trim_end_matches([' ', '\t', '\u{a0}']);
    Line {
        span,
        text: source,
        n_words,
        ends: ends_as_sentence(source),
        capitals: capitals(tokens),
        is_item: is_item(source),
        opens_quote: source.starts_with(['"', '“', '«', '„', '‘']),
        is_byline: short && is_byline(source, tokens, text),
        date,
        is_date: date.is_some() && others <= 4 || short && is_relative_date(source),
        boilerplate: boilerplate(source, n_words, lexicon),
        is_endnote: is_endnote(source, n_words),
        is_caption: short && is_caption(source),
        turn: turn(source),
        n_small,
        has_verb,
        all_capitals: n_words > 0 && source.chars().any(char::is_alphabetic) && !source.chars().any(char::is_lowercase),
        is_name: is_name(tokens),
        has_address: source.contains("://")
            || source.contains("www.")
            || source.contains(" @")
            || source.contains("(@")
            || source.starts_with('@'),
        is_file_name: n_words <= 3 && !source.contains(' ') && source.len() > 8 && source.contains(['-', '_', '.']),
        has_bars: source.contains(" | ") || source.contains(" • ") || source.contains(" · "),
        blank_above: above.ends_with("\n\n") || above.ends_with("\r\n\r\n") || is_after_blank_line(above),
        indented: text.as_str()[..span.start()].ends_with([' ', '\t', '\u{a0}']),
    }
}

/// Whether the text so far ends with a line of blanks.
fn is_after_blank_line(above: &str) -> bool {
    let Some(rest) = above.strip_suffix('\n') else { return above.is_empty() };
    let rest = rest.trim_end_matches([' ', '\t', '\r', '\u{a0}']);
    rest.is_empty() || rest.ends_with('\n')
}

fn small_words(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> (usize, bool) {
    let (mut n, mut has_verb) = (0, false);
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Lower && t.end - t.start <= 9) {
        let word = &text.as_str()[token.start as usize..token.end as usize];
        if let Some(meaning) = lexicon.small_words.meaning(word) {
            n += 1;
            has_verb |= meaning == "verb";
        }
    }
    (n, has_verb)
}

/// `Jane Roe`, `Jane Q. Roe`: two to four capitalised words, stops after initials, nothing else.
fn is_name(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.is_capital()).count();
    (2..=4).contains(&words)
        && tokens.len() <= words + 1
        && tokens.iter().all(|t| t.is_capital() || t.kind == TokenKind::Mark && t.end - t.start == 1)
}

fn ends_as_sentence(source: &str) -> bool {
    let inner = source.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“']);
    inner.ends_with(['.', '!', '?', '…', ':'])
}

fn capitals(tokens: &[Token]) -> f32 {
    let long = tokens.iter().filter(|t| t.is_word() && t.end - t.start > 3);
    let (mut n, mut capital) = (0, 0);
    for token in long {
        n += 1;
        capital += usize::from(token.is_capital());
    }
    if n == 0 { 0.0 } else { capital as f32 / n as f32 }
}

fn is_item(source: &str) -> bool {
    let mut chars = source.chars();
    match chars.next() {
        Some('•' | '▪' | '●' | '◦' | '‣' | '–' | '*' | '-' | '·' | '■') => chars.next().is_some_and(char::is_whitespace),
        Some(c) if c.is_ascii_digit() => {
            let rest = source.trim_start_matches(|c: char| c.is_ascii_digit());
            source.len() - rest.len() <= 2 && rest.starts_with([')', '.']) && rest[1..].starts_with(char::is_whitespace)
        }
        _ => false,
    }
}

/// `By Jane Roe`, `BY JANE ROE AND JOHN DOE`, `Jane Roe, Staff Writer` is left to where it stands.
fn is_byline(source: &str, tokens: &[Token], text: &Text) -> bool {
    let lower = head(source, 24).to_lowercase();
    let led = ["by ", "by: ", "by\u{a0}", "written by", "words by", "story by", "posted by", "published by", "author: ", "from "]
        .iter()
        .find(|lead| lower.starts_with(**lead));
    let Some(lead) = led else { return false };
    let n_lead = lead.split_whitespace().count();
    let word = |t: &Token| text.as_str().get(t.start as usize..t.end as usize).unwrap_or("");
    let after = tokens.iter().filter(|t| t.kind != TokenKind::Mark).nth(n_lead);
    let few = tokens.iter().filter(|t| t.kind == TokenKind::Lower).count() <= 9;
    let named = after.is_some_and(|t| t.is_capital() || word(t) == "the" || word(t) == "de" || word(t) == "van");
    // `By Monday, the rain had stopped.` is a sentence.
    let sentence = ends_as_sentence(source) && tokens.len() > 12;
    named && few && !sentence && (*lead != "from " || tokens.len() < 6)
}

/// A day with its year, or a clock time with a day, anywhere on a short line.
fn full_date(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> Option<(usize, usize)> {
    let words = Words { source: text.as_str(), tokens, lexicon };
    let mut at = 0;
    while at < tokens.len() {
        let Some(read) = when::read(&words, at) else {
            at += 1;
            continue;
        };
        let is_full = matches!(&read.when, When::Day(Day { year: Some(_), day: Some(_), .. } | Day { day: Some(_), clock: Some(_), .. }));
        if is_full {
            return Some((tokens[read.first].start as usize, tokens[read.end - 1].end as usize));
        }
        at = read.end;
    }
    None
}

/// `2 hours ago`, `Updated 5 minutes ago`.
fn is_relative_date(source: &str) -> bool {
    let lower = source.to_lowercase();
    let bare =
        lower.trim_start_matches("updated").trim_start_matches("published").trim_start_matches("posted").trim_start_matches([' ', ':']);
    bare.ends_with(" ago") && bare.split_whitespace().count() <= 3 && bare.starts_with(|c: char| c.is_ascii_digit() || c == 'a')
}

/// The longest phrase of the list that the line begins with.
fn boilerplate(source: &str, n_words: usize, lexicon: &Lexicon) -> Option<&'static str> {
    if source.starts_with('©') || source.starts_with("(c)") && source.len() < 120 {
        return Some("copyright");
    }
    let plain: String = source.chars().take(48).map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let longest = lexicon.boilerplate.longest().min(words.len());
    (1..=longest).rev().find_map(|n| {
        let meaning = lexicon.boilerplate.meaning(&words[..n].join(" "))?;
        match meaning.strip_suffix('!') {
            Some(whole) => (n_words <= n).then_some(whole),
            // A long sentence that happens to begin so is a sentence; short phrases alone hold for whole lines, and any where
            // a colon sets them off.
            None => (n_words <= n + 9 || n >= 3 && n_words <= 30 || n_words <= 60 && is_set_off(source, n)).then_some(meaning),
        }
    })
}

/// Whether a colon or a bar stands right behind the first words.
fn is_set_off(source: &str, n_words: usize) -> bool {
    let ends =
        source.match_indices(|c: char| !c.is_alphanumeric()).map(|(at, _)| at).filter(|&at| source[..at].ends_with(char::is_alphanumeric));
    let end = ends.into_iter().nth(n_words - 1);
    end.is_some_and(|end| source[end..].trim_start().starts_with([':', '|', '>', '»']))
}

fn is_endnote(source: &str, n_words: usize) -> bool {
    let lower = head(source, 40).to_lowercase();
    let bare = lower.trim_start_matches(['(', '[', '—', '-', ' ']);
    let credits = [
        "reporting by",
        "additional reporting",
        "editing by",
        "writing by",
        "compiled by",
        "with inputs from",
        "with files from",
        "with reporting by",
        "edited by",
    ];
    let marks = ["###", "-30-", "- 30 -", "ends", "-ends-", "(ends)", "# # #", "—30—"];
    let correction = lower.starts_with("correction:")
        || lower.starts_with("corrections:")
        || lower.starts_with("editor's note")
        || lower.starts_with("editor’s note");
    let contributed = n_words <= 40 && (source.contains("contributed to this") || source.contains("contributed reporting"));
    contributed
        || (n_words <= 60 && credits.iter().any(|credit| bare.starts_with(credit)))
        || (n_words <= 2 && marks.contains(&lower.trim()))
        || correction
}

fn is_caption(source: &str) -> bool {
    let lower = source.to_lowercase();
    let led = [
        "photo:",
        "photo by",
        "photograph:",
        "image:",
        "picture:",
        "caption:",
        "file photo",
        "file -",
        "pictured:",
        "credit:",
        "illustration:",
        "photo credit",
        "image credit",
        "photo courtesy",
        "file image",
        "representational image",
        "image via",
        "video:",
    ];
    let tail = lower.trim_end_matches(['.', ')', ']', ' ']);
    let credits = [
        "getty images",
        "getty",
        "ap photo",
        "reuters",
        "shutterstock",
        "afp",
        "/ap",
        "(ap",
        "pa wire",
        "pa images",
        "via ap",
        "epa",
        "istock",
        "file photo",
        "associated press",
        "bloomberg",
        "(file",
        "supplied",
        "alamy",
        "unsplash",
        "courtesy",
    ];
    led.iter().any(|lead| lower.starts_with(lead))
        || lower.contains("ap photo/")
        || lower.contains("getty images")
        || lower.contains("/afp")
        || lower.contains("/reuters")
        || lower.contains("(credit:")
        || lower.contains(" credit: ")
        || lower.contains("photo: ")
        || lower.contains("image: ")
        || (!ends_as_sentence(source) || source.ends_with(')')) && credits.iter().any(|credit| tail.ends_with(credit)) && source.len() > 20
}

/// The name before the first colon of an interview's turn.
fn turn(source: &str) -> Option<&str> {
    let colon = head(source, 40).find(':')?;
    let name = source[..colon].trim();
    let words = name.split_whitespace().count();
    let named = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (named && (1..=4).contains(&words) && source[colon + 1..].starts_with(' ')).then_some(name)
}

/// The first bytes of a line, cut where a character begins.
fn head(source: &str, n: usize) -> &str {
    &source[..source.floor_char_boundary(n)]
}
