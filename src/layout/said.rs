//! What the lists say of a line's words: `Sign up for our newsletter` speaks of the page, `she told reporters` of speech.

use super::roles;
use super::tokens::{Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::line_words::mark;
use crate::text::Text;

/// What the lists say of a line's words.
#[derive(Default)]
pub struct Said {
    pub n_small: usize,
    pub has_verb: bool,
    pub reports: bool,
    pub n_past: usize,
    pub n_page: usize,
    /// Of [`roles::Boilerplate`], a bit a kind.
    page_kinds: u16,
    pub page_word: Option<&'static str>,
    pub has_job: bool,
    pub says_you: bool,
    pub says_we: bool,
    pub says_interview: bool,
    pub n_picture: usize,
    pub has_ing: bool,
    pub asks: bool,
    pub known_first_name: bool,
}

/// Looks each word up once. Words by which the page speaks of itself are sought at the head of a long line only.
pub fn of(text: &Text, tokens: &[Token], lower: &mut String, lexicon: &Lexicon) -> Said {
    const HEAD: usize = 60;
    let mut said = Said::default();
    let word = |i: usize| &text.as_str()[tokens[i].start as usize..tokens[i].end as usize];
    let mut past = 0;
    for (i, token) in tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
        let (word, is_lower, is_early) = (word(i), token.kind == TokenKind::Lower, i < HEAD);
        if !is_lower && !is_early {
            continue;
        }
        let marks = lexicon.line_words.marks(word);
        said.n_small += usize::from(is_lower && marks & mark::SMALL != 0);
        said.has_verb |= is_lower && marks & mark::VERB != 0;
        said.reports |= is_lower && marks & mark::SAID != 0;
        said.n_past += usize::from(is_lower && word.len() > 4 && word.ends_with("ed"));
        said.asks |= i == 0 && marks & mark::ASKS != 0;
        if !is_early || i < past {
            continue;
        }
        said.says_you |= marks & mark::YOU != 0;
        said.says_we |= marks & mark::WE != 0;
        said.n_picture += usize::from(marks & mark::PICTURE != 0);
        said.has_job |= tokens.len() < 90 && marks & mark::JOB != 0;
        said.known_first_name |= i == 0 && token.is_capital() && lexicon.first_names.has(&word.to_lowercase());
        said.has_ing |= i < 12 && is_lower && word.len() > 5 && word.ends_with("ing");
        said.says_interview |= matches!(word.len(), 9..=11) && INTERVIEW.iter().any(|said| word.eq_ignore_ascii_case(said));
        if marks & mark::PAGE != 0
            && let Some((end, meaning)) = page_phrase(text, tokens, i, lower, lexicon)
        {
            // A phrase that no story says counts for two words; others count once a kind, since a story may be of Facebook and
            // Instagram, or of subscribers and their subscriptions.
            let (meaning, is_sure) = meaning.strip_suffix('!').map_or((meaning, false), |meaning| (meaning, true));
            let kind = 1u16 << roles::named(meaning) as u16;
            said.n_page += if is_sure { 2 } else { usize::from(said.page_kinds & kind == 0) };
            said.page_kinds |= kind;
            said.page_word = said.page_word.or(Some(meaning));
            past = end;
        }
    }
    said
}

/// Words by which the head of a page says that it prints an interview.
const INTERVIEW: [&str; 4] = ["interview", "interviews", "interviewed", "transcript"];

/// The longest phrase by which a page speaks of itself that begins at a word: the token behind it, and what it means.
fn page_phrase(text: &Text, tokens: &[Token], at: usize, lower: &mut String, lexicon: &Lexicon) -> Option<(usize, &'static str)> {
    let word = |i: usize| &text.as_str()[tokens[i].start as usize..tokens[i].end as usize];
    lower.clear();
    lower.push_str(word(at));
    lower.make_ascii_lowercase();
    let mut found = lexicon.page_words.meaning(lower).map(|meaning| (at + 1, meaning));
    for next in at + 1..tokens.len().min(at + lexicon.page_words.longest()) {
        if lexicon.line_words.marks(word(next)) & mark::PAGE_NEXT == 0 {
            break;
        }
        lower.push(' ');
        let start = lower.len();
        lower.push_str(word(next));
        lower[start..].make_ascii_lowercase();
        found = lexicon.page_words.meaning(lower).map(|meaning| (next + 1, meaning)).or(found);
    }
    found
}
