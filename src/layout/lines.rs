//! What a line looks like before anyone says what it is: how long, how it ends, whether it reads `By …` or like a date.

use super::captions;
use super::dated;
use super::made_of::MadeOf;
use super::marks::{self, Head};
use super::said;
use super::tokens::{self, Token, TokenKind};
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
    /// As [`Line::ends_stop`] tells.
    ends_stop: bool,
    /// Share of the longer words that begin with a capital, 0 to 1.
    pub capitals: f32,
    /// Begins with a mark of a list: `- `, `* `, `• `, `1. `.
    pub is_item: bool,
    /// Begins with a quotation mark.
    pub opens_quote: bool,
    /// `By Jane Roe`.
    pub is_byline: bool,
    /// `Author:`, `Written by`: the name stands on the next line.
    pub leads_byline: bool,
    /// Byte range in the text of a day with its year, or of a clock with a day; and whether little else stands on the line.
    pub date: Option<(usize, usize)>,
    pub is_date: bool,
    /// A phrase of boilerplate it begins with: what for.
    pub boilerplate: Option<&'static str>,
    /// `(Reporting by …)`, `ENDS`, `###`.
    pub is_endnote: bool,
    /// `Photo: …`, `… (AP Photo/Jane Roe)`, `… Getty Images`.
    pub is_caption: bool,
    /// `This image may contain Person and Boat`, as programs describe pictures.
    pub is_alt: bool,
    /// `What happens next?`, `Pros`: heads a part of many a story.
    pub is_section_head: bool,
    /// `Q: …`, `WN: …`, `Jane Roe: …`: the words before the colon.
    pub turn: Option<&'a str>,
    /// Words that hold a sentence together, and whether one of them is a verb.
    pub n_small: usize,
    pub has_verb: bool,
    /// Tells that somebody said something; how many of its words end as a past tense does.
    pub reports: bool,
    pub n_past: usize,
    pub all_capitals: bool,
    /// Two to four capitalised words and nothing else.
    pub is_name: bool,
    pub has_address: bool,
    /// A whole web address anywhere.
    has_link: bool,
    pub is_file_name: bool,
    /// Bars, dots or slashes between blanks.
    pub n_bars: usize,
    /// Quotation marks anywhere; `#` anywhere.
    pub has_quotes: bool,
    pub has_hash: bool,
    /// Words by which a page speaks of itself, and what the first of them is for.
    pub n_page_words: usize,
    pub page_word: Option<&'static str>,
    /// Words by which a caption says that it is of a picture.
    pub n_picture_words: usize,
    /// Ends with whose picture it is; tells what is seen now.
    pub has_credit_tail: bool,
    pub tells_now: bool,
    /// `Image caption,` alone: the caption stands on the next line.
    pub leads_caption: bool,
    /// `— Jane Roe (@janeroe) May 3, 2020`.
    pub signs_post: bool,
    /// Among its first words one ends in `-ing`: `Protesters holding signs`.
    pub has_ing: bool,
    /// Begins with `who`, `what`, `why`, `how` or the like.
    pub starts_asking: bool,
    /// Begins with a first name and another capitalised word; holds nothing else.
    pub starts_with_name: bool,
    pub is_known_name: bool,
    /// May name a person nobody knows: `Nomsa Kgafela`, but not `Harbour Board` or `New York`.
    pub may_be_person: bool,
    /// An agency's name and nothing else.
    pub is_agency: bool,
    /// A name, then a calling, an agency or a place: `Jane Roe, Staff Writer`, `Jane Roe in Geneva`.
    pub is_name_and_job: bool,
    /// `Related: …`, `WATCH | …`: up to four words, then a mark, then more.
    pub is_labelled: bool,
    /// Says `you` or `your`; `I`, `we`, `my` or `our`.
    pub says_you: bool,
    pub says_we: bool,
    /// Says that it is, or tells of, an interview.
    pub says_interview: bool,
    /// `Dunmore 2, Carrick 1`: names and figures alone.
    pub is_result: bool,
    /// How many of its words are figures.
    pub n_figures: usize,
    /// `Jane Roe is a writer at The Courier.`
    pub is_biography: bool,
    /// `Environment correspondent`, and little else.
    pub is_job: bool,
    /// A short line that begins as a line of dates does: `Updated 2 hours ago`.
    pub is_stamp: bool,
    /// No letter and no digit: `___`, `* * *`.
    pub is_rule: bool,
    /// A blank line stands between it and the line above.
    pub blank_above: bool,
    /// Begins with a blank.
    pub indented: bool,
}

impl<'a> Line<'a> {
    /// Whether it reads like a line of a story: a sentence of some length that is no credit, caption or phrase of a page.
    pub fn is_story(&self) -> bool {
        let is_other = self.is_byline || self.is_date && self.n_words < 14 || self.is_caption && self.n_words < 45 || self.is_endnote;
        self.ends && self.n_words >= 10 && !is_other && self.boilerplate.is_none() && !self.speaks_of_page()
    }

    /// Whether a short line says more than one thing about the page itself.
    pub fn speaks_of_page(&self) -> bool {
        self.n_page_words >= 2 && self.n_words < 40 && self.n_words < self.n_page_words * 12
    }

    /// Whether it has the length of a headline and no mark of another role.
    pub fn could_be_headline(&self) -> bool {
        let is_other = self.is_byline || self.is_date || self.is_item || self.is_caption || self.is_endnote || self.boilerplate.is_some();
        let is_other = is_other || self.is_alt || self.text.starts_with('(') && self.text.ends_with(')');
        let is_other =
            is_other || self.n_bars > 1 || self.has_link || self.is_rule || self.is_job || self.text.ends_with(':') || self.is_address();
        (1..=40).contains(&self.n_words) && !is_other
    }

    /// A web address and little else.
    pub fn is_address(&self) -> bool {
        self.has_address && self.text.split_whitespace().nth(2).is_none()
    }

    /// Of a headline's length, and no sentence.
    pub fn has_shape_of_headline(&self) -> bool {
        (4..=18).contains(&self.n_words) && !self.ends_stop() && !self.is_byline && !self.is_date && !self.is_caption
    }

    /// Ends with a full stop or an ellipsis, inside closing marks or not.
    pub fn ends_stop(&self) -> bool {
        self.ends_stop
    }
}

/// Looks at every line once, and keeps the tokens that it was cut into.
pub fn look<'a>(text: &'a Text, spans: &[Span], lexicon: &Lexicon) -> (Vec<Line<'a>>, Vec<Token>) {
    // A token for every five bytes, or little more.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 16);
    let (mut head, mut lower) = (Head::default(), String::new());
    let mut seen = Vec::with_capacity(spans.len());
    for &span in spans {
        let first = tokens.len();
        tokens::cut(text, span, &mut tokens);
        head.read(text.of(span), lexicon);
        seen.push(line(text, span, &tokens[first..], &head, &mut lower, lexicon));
    }
    settle_doubts(&mut seen);
    (seen, tokens)
}

/// `What's next` between two paragraphs heads the second; elsewhere it leads to other stories. `Image caption,` leads to one.
fn settle_doubts(lines: &mut [Line]) {
    for i in 1..lines.len().saturating_sub(1) {
        if lines[i].boilerplate.is_some_and(|phrase| phrase.ends_with('?')) && lines[i - 1].is_story() && lines[i + 1].is_story() {
            lines[i].boilerplate = None;
        }
    }
    for i in 0..lines.len() {
        if lines[i].is_section_head && lines.get(i + 1).is_some_and(Line::is_story) {
            lines[i].boilerplate = None;
        }
        if lines[i].leads_caption {
            (lines[i].is_caption, lines[i].boilerplate) = (false, Some("other"));
            lines.get_mut(i + 1).filter(|below| below.n_words > 0).into_iter().for_each(|below| below.is_caption = true);
        }
    }
    for line in lines {
        line.boilerplate = line.boilerplate.map(|phrase| phrase.trim_end_matches('?'));
    }
}

fn line<'a>(text: &'a Text, span: Span, tokens: &[Token], head: &Head, lower: &mut String, lexicon: &Lexicon) -> Line<'a> {
    let source = text.of(span);
    let made_of = MadeOf::of(text.as_str(), tokens);
    let n_words = made_of.n_words;
    let short = n_words <= 40;
    let date = if short && made_of.n_figures > 0 { dated::full_date(text, tokens, lexicon) } else { None };
    let is_beside = |t: &&Token, (start, end)| (t.start as usize) < start || t.end as usize > end;
    let n_beside = |date| tokens.iter().filter(|t| t.kind != TokenKind::Mark).filter(|t| is_beside(t, date)).count();
    let is_led = date.is_some() && dated::is_led(source, lexicon);
    let may_lead = short && head.begins(&lexicon.credits);
    // `Last updated: November 20, 2021, 01:41 PM GMT | Source: The Courier`.
    // `Jane Roe · The Courier · Posted: Mar 3, 2021 9:27 AM · Last updated: 24 minutes ago`.
    let n_bars = if short { n_bars(source, &made_of) } else { 0 };
    let most = if n_bars > 1 {
        12
    } else if is_led {
        8
    } else {
        4
    };
    let is_dateline = short && made_of.has(b')') && [") --", ") —", ") –", ") -"].iter().any(|mark| source.contains(mark));
    let is_full_date = date.is_some_and(|date| n_beside(date) <= most);
    let words = said::of(text, tokens, lower, lexicon);
    let has_address = has_address(source, &made_of);
    let signs_post = n_words <= 14 && marks::signs_post(source);
    let above = text.as_str()[..span.start()].trim_end_matches([' ', '\t', '\u{a0}']);
    Line {
        span,
        text: source,
        n_words,
        ends: ends_as_sentence(source),
        ends_stop: source.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“']).ends_with(['.', '…']),
        capitals: made_of.capitals(),
        is_item: is_item(source),
        opens_quote: source.starts_with(['"', '“', '«', '„', '‘']),
        is_byline: short && marks::is_byline(source, head, tokens, text, lexicon),
        leads_byline: may_lead && n_words <= 3 && marks::leads_byline(head, n_words, lexicon),
        date,
        is_date: !signs_post && !is_dateline && (is_full_date || n_words <= 6 && dated::is_passing_date(text, tokens, lexicon)),
        boilerplate: marks::boilerplate(source, head, n_words, lexicon),
        is_endnote: marks::is_endnote(source, head, &made_of, lexicon),
        is_caption: short && marks::is_caption(source, head, &made_of, lexicon),
        is_alt: may_lead && marks::is_alt(head, lexicon),
        is_section_head: n_words <= 8 && marks::is_section_head(head, n_words, lexicon),
        turn: if made_of.has(b':') { marks::turn(source) } else { None },
        n_small: words.n_small,
        has_verb: words.has_verb,
        reports: words.reports,
        n_past: words.n_past,
        all_capitals: n_words > 0 && source.chars().any(char::is_alphabetic) && !source.chars().any(char::is_lowercase),
        is_name: is_name(tokens),
        has_address,
        has_link: made_of.has(b':') && source.contains("://"),
        is_file_name: n_words <= 3 && !source.contains(' ') && source.len() > 8 && source.contains(['-', '_', '.']),
        n_bars,
        has_quotes: made_of.has(b'"') || made_of.has_other_marks && source.contains('“'),
        has_hash: made_of.has(b'#'),
        n_page_words: words.n_page,
        page_word: words.page_word,
        n_picture_words: words.n_picture,
        has_credit_tail: (4..=60).contains(&n_words) && captions::has_credit_tail(source),
        tells_now: (3..=60).contains(&n_words) && captions::tells_now(text, tokens),
        leads_caption: may_lead && n_words <= 2 && source.ends_with([',', ':']) && marks::leads_caption(head, n_words, lexicon),
        signs_post,
        has_ing: words.has_ing,
        starts_asking: words.asks,
        starts_with_name: words.known_first_name && begins_with_name(tokens),
        is_known_name: words.known_first_name && is_name(tokens) && ends_with_surname(text, tokens, lexicon),
        may_be_person: is_name(tokens) && words.n_page == 0 && may_be_person(source, lexicon),
        is_agency: n_words <= 5 && is_agency(source, lexicon),
        is_name_and_job: n_words <= 14
            && begins_with_name(tokens)
            && !source.ends_with('.')
            && (words.has_job
                || source.rsplit_once(", ").is_some_and(|(_, house)| is_agency(house, lexicon))
                || words.known_first_name && is_name_in_place(text, tokens)),
        is_labelled: (made_of.has(b':') || made_of.has(b'|')) && is_labelled(source),
        says_you: words.says_you,
        says_we: words.says_we,
        says_interview: words.says_interview,
        is_result: n_words <= 14 && is_result(tokens),
        n_figures: made_of.n_figures,
        is_biography: n_words <= 80 && is_biography(text, tokens, words.has_job, has_address),
        is_job: n_words <= 7 && words.has_job && is_job(text, tokens, lexicon),
        is_stamp: n_words <= 8 && lexicon.date_leads.look_up(source.split([' ', ':', '\u{a0}']).next().unwrap_or("")).is_some(),
        is_rule: n_words == 0,
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

/// A web address, a mail address or an `@handle`.
fn has_address(source: &str, made_of: &MadeOf) -> bool {
    let is_handle = |(at, _)| source[at + 1..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    made_of.has_www || made_of.has(b':') && source.contains("://") || made_of.has(b'@') && source.match_indices('@').any(is_handle)
}

/// `Environment correspondent`, `Senior Political Reporter, The Courier`: words of a calling and of papers alone.
fn is_job(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let word = |t: &Token| &text.as_str()[t.start as usize..t.end as usize];
    tokens.iter().all(|t| !t.is_word() || lexicon.byline_words.look_up(word(t)).is_some() || lexicon.small_words.look_up(word(t)).is_some())
}

/// How often `|`, `>`, `/`, `•`, `·`, `›` or `»` stands between blanks.
fn n_bars(source: &str, made_of: &MadeOf) -> usize {
    const BARS: [&str; 7] = ["|", ">", "/", "•", "·", "›", "»"];
    let is_ascii = made_of.has(b'|') || made_of.has(b'>') || made_of.has(b'/');
    if !is_ascii && !made_of.has_other_marks {
        return 0;
    }
    // Each stands behind a blank; then one byte tells most of the others.
    let may_be = |at: &usize| matches!(source.as_bytes()[*at + 1], b'|' | b'>' | b'/' | 0xC2 | 0xE2);
    let blanks = (0..source.len().saturating_sub(2)).filter(|&at| source.as_bytes()[at] == b' ').filter(may_be);
    let is_bar = |at: usize| BARS.iter().any(|bar| source[at + 1..].strip_prefix(bar).is_some_and(|rest| rest.starts_with(' ')));
    blanks.filter(|&at| is_bar(at)).count()
}

/// `Related: …`, `WATCH | …`.
fn is_labelled(source: &str) -> bool {
    let head = &source[..source.floor_char_boundary(40)];
    let Some(at) = head.find([':', '|']) else { return false };
    head[..at].split_whitespace().count() <= 4 && source[at + 1..].starts_with([' ', '\u{a0}'])
}

/// `Jane Roe is a writer at The Courier.`
fn is_biography(text: &Text, tokens: &[Token], has_job: bool, has_address: bool) -> bool {
    let word = |t: &Token| &text.as_str()[t.start as usize..t.end as usize];
    let is_work = |t: &Token| matches!(word(t), "covers" | "writes" | "reports");
    let is_verb = |t: &Token| has_job && matches!(word(t), "is" | "was" | "has" | "works") || is_work(t) && (has_job || has_address);
    begins_with_name(tokens) && tokens[2..].iter().take(3).any(is_verb)
}

/// `Dunmore 2, Carrick 1`, `1. Jane Roe (Harrow) 2:31.07`: two figures or more among names, and no other word.
fn is_result(tokens: &[Token]) -> bool {
    let n = |is: fn(&Token) -> bool| tokens.iter().filter(|t| is(t)).count();
    n(|t| t.kind == TokenKind::Number) >= 2 && n(Token::is_capital) >= 2 && n(|t| t.kind == TokenKind::Lower) == 0
}

/// Whether the last word is a known surname.
fn ends_with_surname(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let last = tokens.iter().rfind(|t| t.is_word());
    last.is_some_and(|t| lexicon.surnames.has(&text.as_str()[t.start as usize..t.end as usize].to_lowercase()))
}

/// Whether no word of a name is written in capitals, or one that bodies, places, peoples and sports have in theirs.
fn may_be_person(source: &str, lexicon: &Lexicon) -> bool {
    let lower = source.to_lowercase();
    let lists = [&lexicon.org_words, &lexicon.place_words, &lexicon.peoples, &lexicon.sports_words, &lexicon.byline_words];
    let is_shouted = |word: &str| word.len() > 2 && !word.contains(char::is_lowercase);
    !source.split_whitespace().any(is_shouted)
        && !lexicon.gazetteer.has(&lower)
        && !lower.split_whitespace().any(|word| lists.iter().any(|list| list.has(word)))
}

/// `The Associated Press`, `By Reuters`.
fn is_agency(source: &str, lexicon: &Lexicon) -> bool {
    let words = source.split_whitespace().skip_while(|word| word.eq_ignore_ascii_case("by") || word.eq_ignore_ascii_case("the"));
    lexicon.agencies.look_up(&words.collect::<Vec<_>>().join(" ")).is_some()
}

/// `Jane Roe …`: two capitalised words.
fn begins_with_name(tokens: &[Token]) -> bool {
    tokens.len() > 2 && tokens[..2].iter().all(Token::is_capital)
}

/// `Jane Roe in Geneva and John Doe in London`.
fn is_name_in_place(text: &Text, tokens: &[Token]) -> bool {
    let word = |t: &Token| &text.as_str()[t.start as usize..t.end as usize];
    let is_small = |t: &Token| matches!(word(t), "in" | "and" | "," | "de" | "van" | "von" | "der" | "al");
    let at = tokens.iter().position(|t| word(t) == "in");
    at.is_some_and(|at| (2..=5).contains(&at) && at + 1 < tokens.len()) && tokens.iter().all(|t| t.is_capital() || is_small(t))
}

/// `Jane Roe`, `Jane Q. Roe`: two to four capitalised words, stops after initials, nothing else.
fn is_name(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.is_capital()).count();
    (2..=4).contains(&words)
        && tokens.len() <= words + 1
        && tokens.iter().all(|t| t.is_capital() || t.kind == TokenKind::Mark && t.end - t.start == 1)
}

/// Ends with a stop, a question mark or a colon, inside closing marks or not.
pub fn ends_as_sentence(source: &str) -> bool {
    let inner = source.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“', ' ', '\u{a0}']);
    inner.ends_with(['.', '!', '?', '…', ':'])
}

fn is_item(source: &str) -> bool {
    let mut chars = source.chars();
    match chars.next() {
        Some('•' | '▪' | '●' | '◦' | '‣' | '–' | '*' | '-' | '·' | '■' | '+' | '○' | '✓' | '✔' | '✗' | '✘' | '➤') => {
            chars.next().is_some_and(char::is_whitespace)
        }
        Some(c) if c.is_ascii_digit() => {
            let rest = source.trim_start_matches(|c: char| c.is_ascii_digit());
            source.len() - rest.len() <= 2 && rest.starts_with([')', '.']) && rest[1..].starts_with(char::is_whitespace)
        }
        _ => false,
    }
}
