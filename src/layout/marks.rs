//! Marks by which a line says what it is: `By Jane Roe`, `Read more: …`, `(Reporting by …)`, `Photo: …`, `Q: …`.

use super::made_of::MadeOf;
use super::tokens::{Token, TokenKind};
use crate::lexicon::{Lexicon, List};
use crate::text::Text;

/// The first words of a line, in small letters and without marks, as the lists of phrases spell them.
#[derive(Debug, Default)]
pub struct Head {
    plain: String,
    /// Where in `plain` each word ends.
    ends: Vec<usize>,
}

impl Head {
    const LONGEST: usize = 48;

    /// Reads the head of another line into the same room. A number is `n`: `5 min read` is `n min read`. Nothing is read
    /// behind a first word that begins no phrase, as most do.
    pub fn read(&mut self, source: &str, lexicon: &Lexicon) {
        self.plain.clear();
        self.ends.clear();
        let mut in_word = false;
        for c in source.chars().take(Head::LONGEST) {
            let is_letter = c.is_alphanumeric();
            if is_letter {
                if !in_word && !self.plain.is_empty() {
                    self.plain.push(' ');
                }
                self.plain.push(c.to_ascii_lowercase());
            } else if in_word {
                self.end_word();
                if self.ends.len() == 1 && !self.leads(lexicon) {
                    return;
                }
            }
            in_word = is_letter;
        }
        if in_word {
            self.end_word();
        }
    }

    /// Whether the first word begins a phrase of some list, or `in this photo`.
    fn leads(&self, lexicon: &Lexicon) -> bool {
        let lists = [&lexicon.boilerplate, &lexicon.credits, &lexicon.section_heads];
        lists.iter().any(|list| self.begins(list)) || self.word(0) == "in"
    }

    fn end_word(&mut self) {
        let start = self.ends.last().map_or(0, |end| end + 1);
        if self.plain[start..].bytes().all(|b| b.is_ascii_digit()) {
            self.plain.truncate(start);
            self.plain.push('n');
        }
        self.ends.push(self.plain.len());
    }

    /// The longest phrase of a list that the line begins with and that `fits`: its words, and what it means.
    fn phrase<T>(&self, list: &List, fits: impl Fn(usize, &'static str) -> Option<T>) -> Option<T> {
        if self.ends.is_empty() || !list.begins(self.word(0)) {
            return None;
        }
        let longest = list.longest().min(self.ends.len());
        (1..=longest).rev().find_map(|n| list.meaning(&self.plain[..self.ends[n - 1]]).and_then(|meaning| fits(n, meaning)))
    }

    /// Whether the first word begins a phrase of a list.
    pub fn begins(&self, list: &List) -> bool {
        !self.ends.is_empty() && list.begins(self.word(0))
    }

    fn word(&self, i: usize) -> &str {
        let start = if i == 0 { 0 } else { self.ends[i - 1] + 1 };
        &self.plain[start..self.ends[i]]
    }
}

/// What a phrase of boilerplate at the line's head is for. A meaning that ends in `!` asks for the whole line.
pub fn boilerplate(source: &str, head: &Head, n_words: usize, lexicon: &Lexicon) -> Option<&'static str> {
    if source.starts_with('©') || source.starts_with("(c)") && source.len() < 120 {
        return Some("copyright");
    }
    if source.starts_with(['←', '→', '‹', '›', '»', '◄', '►', '▶']) && n_words <= 12 {
        return Some("nav");
    }
    head.phrase(&lexicon.boilerplate, |n, meaning| match meaning.strip_suffix('!') {
        // `Related: Ten bridges that changed the north`, `WATCH | The bridge opens`.
        Some("related?" | "nav?") if n_words > n => None,
        Some(whole @ ("related" | "read_more")) => (n_words <= n || n_words <= 40 && is_set_off(source, n)).then_some(whole),
        Some(whole) => (n_words <= n).then_some(whole),
        // A long sentence that happens to begin so is a sentence; short phrases alone hold for whole lines, and any where
        // a colon sets them off.
        // `What do you think the games will change for the players?` asks somebody in the story.
        None if source.ends_with('?') && n_words > n + 4 && !is_set_off(source, n) => None,
        None => (n_words <= n + 9 || n >= 3 && n_words <= 30 || n >= 6 && n_words <= 60 || n_words <= 60 && is_set_off(source, n))
            .then_some(meaning),
    })
}

/// Whether a colon or a bar stands right behind the first words.
fn is_set_off(source: &str, n_words: usize) -> bool {
    end_of_word(source, n_words).is_some_and(|end| source[end..].trim_start().starts_with([':', '|', '>', '»']))
}

/// Where the `n`th word ends, if something stands behind it.
fn end_of_word(source: &str, n: usize) -> Option<usize> {
    let ends = source.match_indices(|c: char| !c.is_alphanumeric()).map(|(at, _)| at);
    ends.filter(|&at| source[..at].ends_with(char::is_alphanumeric)).nth(n - 1)
}

/// `By Jane Roe`, `BY JANE ROE AND JOHN DOE`; `Jane Roe, Staff Writer` is left to where it stands.
pub fn is_byline(source: &str, head: &Head, tokens: &[Token], text: &Text, lexicon: &Lexicon) -> bool {
    let lead = head.phrase(&lexicon.credits, |n, meaning| match meaning {
        "byline" => Some((n, meaning)),
        "byline:" => is_set_off(source, n).then_some((n, meaning)),
        _ => None,
    });
    let Some((n_lead, _)) = lead else { return is_doubled_name(tokens, text) };
    let word = |t: &Token| text.as_str().get(t.start as usize..t.end as usize).unwrap_or("");
    let after = tokens.iter().filter(|t| t.kind != TokenKind::Mark).nth(n_lead);
    let few = tokens.iter().filter(|t| t.kind == TokenKind::Lower).count() <= 9;
    let named = after.is_some_and(|t| t.is_capital() || matches!(word(t), "the" | "de" | "van"));
    // `By Monday, the rain had stopped.` is a sentence, and `By 1963, as the paper said:` the head of one.
    let sentence = super::lines::ends_as_sentence(source) && tokens.len() > 12 || source.ends_with(':');
    named && few && !sentence && (head.word(0) != "from" || tokens.len() < 6)
}

/// `This image may contain …`.
pub fn is_alt(head: &Head, lexicon: &Lexicon) -> bool {
    head.phrase(&lexicon.credits, |_, meaning| (meaning == "alt").then_some(())).is_some()
}

/// `What happens next?`, `Pros`, and no more.
pub fn is_section_head(head: &Head, n_words: usize, lexicon: &Lexicon) -> bool {
    head.phrase(&lexicon.section_heads, |n, _| (n == head.ends.len() && n_words <= n).then_some(())).is_some()
}

/// `By` or `Author:` alone on its line.
pub fn leads_byline(head: &Head, n_words: usize, lexicon: &Lexicon) -> bool {
    let is_lead = |n: usize, meaning: &str| (n == n_words && meaning.starts_with("byline")).then_some(());
    head.phrase(&lexicon.credits, is_lead).is_some()
}

/// `Image caption,` or `Photograph:` alone on its line.
pub fn leads_caption(head: &Head, n_words: usize, lexicon: &Lexicon) -> bool {
    head.phrase(&lexicon.credits, |n, meaning| (n == n_words && matches!(meaning, "photo" | "photo:")).then_some(())).is_some()
}

/// `Jane Roe By Jane Roe`, `Jane Roe Jane Roe`: a portrait's name beside the byline.
fn is_doubled_name(tokens: &[Token], text: &Text) -> bool {
    let word = |t: &Token| &text.as_str()[t.start as usize..t.end as usize];
    let n = tokens.len() / 2;
    let is_by = tokens.len() % 2 == 1 && tokens.get(n).is_some_and(|t| word(t).eq_ignore_ascii_case("by"));
    (2..=4).contains(&n)
        && (is_by || tokens.len().is_multiple_of(2))
        && tokens[..n].iter().all(Token::is_capital)
        && tokens[..n].iter().map(word).eq(tokens[tokens.len() - n..].iter().map(word))
}

/// `(Reporting by …)`, `Correction: …`, `ENDS`, `###`, `-30-`.
pub fn is_endnote(source: &str, head: &Head, made_of: &MadeOf, lexicon: &Lexicon) -> bool {
    let n_words = made_of.n_words;
    let is_note = head.phrase(&lexicon.credits, |n, meaning| match meaning {
        "credit" => (n_words <= 60).then_some(()),
        "note" => Some(()),
        "note:" => is_set_off(source, n).then_some(()),
        "end" => (n_words == n && n_words <= 2).then_some(()),
        _ => None,
    });
    is_note.is_some() || is_end_mark(source) || n_words <= 40 && made_of.says_contributed && is_contribution(source)
}

fn is_end_mark(source: &str) -> bool {
    let bare = |c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–' | '#' | '(' | ')');
    source.len() < 16
        && (source.matches('#').count() >= 3 && source.chars().all(bare) || source.starts_with(bare) && source.trim_matches(bare) == "30")
}

/// `Jane Roe in Geneva contributed to this report.`
fn is_contribution(source: &str) -> bool {
    // Its rarest letter first.
    let is_there = |at: usize| source[..at].ends_with("contri") && source[at..].starts_with("buted ");
    let Some(at) = source.match_indices('b').map(|(at, _)| at).find(|&at| is_there(at)) else { return false };
    let rest = &source[at + "buted ".len()..];
    ["to this ", "reporting", "to the report"].iter().any(|of| rest.starts_with(of))
}

/// `Photo: …`, `… (AP Photo/Jane Roe)`, `… Getty Images`.
pub fn is_caption(source: &str, head: &Head, made_of: &MadeOf, lexicon: &Lexicon) -> bool {
    let is_led = head.phrase(&lexicon.credits, |n, meaning| match meaning {
        "photo" => Some(()),
        "photo:" => is_set_off(source, n).then_some(()),
        "photo-" => end_of_word(source, n).filter(|&end| source[end..].trim_start().starts_with(['-', '–', '—'])).map(|_| ()),
        _ => None,
    });
    // `In this March 3, 2021, file photo, a ferry …`.
    let is_told = head.plain.starts_with("in this ")
        && source.floor_char_boundary(60) > 0
        && source[..source.floor_char_boundary(60)].contains(" photo");
    is_led.is_some()
        || is_told
        || has_photo_credit(source, made_of, lexicon)
        || source.len() > 20 && ends_with_photo_credit(source, lexicon)
}

/// `… Photo: Jane Roe …`, `… (Jane Roe/AFP) …`, `… Getty Images …` anywhere.
fn has_photo_credit(source: &str, made_of: &MadeOf, lexicon: &Lexicon) -> bool {
    let is_marked = made_of.has(b':') || made_of.has(b'/');
    let marks = source.bytes().enumerate().filter(|(_, b)| matches!(b, b':' | b'/')).map(|(at, _)| (at, &source[at..=at]));
    is_marked
        && marks.into_iter().any(|(at, mark)| match mark {
            ":" if source[at + 1..].starts_with(' ') => {
                let word = last_word(&source[..at]);
                source[..at].len() > word.len() && means(word, lexicon).is_some_and(|meaning| meaning == "photo:")
            }
            "/" => {
                // `REUTERS/Jane Roe`, in capitals; else the house stands behind.
                let before = last_word(&source[..at]);
                let is_house = |word: &str| means(word, lexicon).is_some_and(|meaning| meaning.starts_with("house"));
                let is_shouted = before.len() > 1 && !before.contains(char::is_lowercase);
                is_house(first_word(&source[at + 1..]))
                    || is_shouted && is_house(before) && source[at + 1..].starts_with(char::is_uppercase)
            }
            _ => false,
        })
        || made_of.names_house && (source.contains("Getty Images") || source.contains("AP Photo"))
}

/// `… Jane Roe/Getty`, `… (Reuters)`, `… via AP`; in a sentence only in brackets.
fn ends_with_photo_credit(source: &str, lexicon: &Lexicon) -> bool {
    if super::lines::ends_as_sentence(source) && !source.ends_with(')') {
        return false;
    }
    let tail = source.trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = last_word(tail);
    let before = &tail[..tail.len() - last.len()];
    match means(last, lexicon) {
        Some("house") => true,
        Some("house/") => before.ends_with(['/', '(']) || last_word(before.trim_end()).eq_ignore_ascii_case("via"),
        _ => false,
    }
}

fn last_word(source: &str) -> &str {
    let start = source.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map_or(source.len(), |(at, _)| at);
    &source[start..]
}

fn first_word(source: &str) -> &str {
    &source[..source.find(|c: char| !c.is_alphanumeric()).unwrap_or(source.len())]
}

/// What a word alone means in the list of credits, in capitals or not.
fn means(word: &str, lexicon: &Lexicon) -> Option<&'static str> {
    const LONGEST: usize = 16;
    let mut lower = [0u8; LONGEST];
    let bytes = word.as_bytes();
    if bytes.is_empty() || bytes.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    lower[..bytes.len()].copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    std::str::from_utf8(&lower[..bytes.len()]).ok().and_then(|word| lexicon.credits.meaning(word))
}

/// `— Jane Roe (@janeroe) May 3, 2020`: who posted the words above.
pub fn signs_post(source: &str) -> bool {
    source.starts_with(['—', '–', '-']) && source.contains("(@")
}

/// The name before the first colon of an interview's turn.
pub fn turn(source: &str) -> Option<&str> {
    let colon = source[..source.floor_char_boundary(40)].find(':')?;
    let name = source[..colon].trim();
    let words = name.split_whitespace().count();
    let named = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (named && (1..=4).contains(&words) && source[colon + 1..].starts_with([' ', '\u{a0}'])).then_some(name)
}
