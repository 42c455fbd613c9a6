//! How a quotation looks from outside: `the so-called "experts"` is two small words behind a doubting one.

use super::evidence::{Evidence as E, Seen};
use super::phrases::{Phrases, Tie};
use super::ranking::{Choice, Who};
use super::{Carried, Paragraph, Spoken};
use crate::annotations::mention::Form;
use crate::annotations::quote::{Closed, Marks, Quote};
use crate::layout::{Role, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::does;
use crate::text::Marked;

/// What is seen of a quotation without asking who said it.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub n_words: usize,
    /// `…," ` or `…?" `: it ends as a quotation does before its cue.
    pub comma_inside: bool,
    pub is_capital: bool,
    /// It ends in a full stop, so that what follows is a new sentence.
    pub full_stop: bool,
    /// Long or closed enough to be a sentence of somebody's.
    pub is_utterance: bool,
    /// Where the sentence ends that goes on behind the closing mark.
    pub tail_end: usize,
    /// Where the sentence begins that leads to the opening mark.
    pub lead_start: usize,
    /// The paragraph before ends in a colon, or at least leads here.
    pub lead_colon: bool,
    pub lead_end: usize,
    /// The quotation is all that the paragraph holds.
    pub is_bare: bool,
    /// Only `and`, `or` or a comma between the quotation before and this one.
    pub joined_by_and: bool,
    /// In one sentence with the quotation before.
    pub same_sentence: bool,
    /// It goes on with a sentence that its cue broke: `"The report," she wrote, "is late."`
    pub resumes: bool,
    /// A sentence without speech between the quotation before and this one.
    pub narration_between: bool,
    /// The paragraph before left a quotation open, and this one opens again.
    pub reopens: bool,
    /// Every long word begins with a capital.
    pub is_title: bool,
    /// A word of doubt stands before it, or a title's kind and a comma: `so-called "week"`, `a column, "From the Boathouse"`.
    pub is_doubted: bool,
    /// A word that gives a name stands before it: `called "the Neck"`.
    pub is_named: bool,
    /// A whole utterance that nothing closes.
    pub is_left_open: bool,
    /// A whole utterance alone in its paragraph, behind one with speech: an answer in a dialogue.
    pub is_answer: bool,
    /// A cue stands right beside it.
    pub cue_next: bool,
    /// Evidence for nobody, and for no speech.
    pub seen: Seen,
}

/// Words between marks are speech from this probability on.
const SPOKEN: f32 = 0.65;

impl Shape {
    /// Whether what was chosen makes the words speech. A quotation that a paragraph leaves open or opens again is nothing else, and a
    /// name that is given is a name.
    pub fn is_speech(&self, choice: &Choice) -> bool {
        let is_name = self.is_named && choice.candidate.who == Who::Nobody;
        choice.spoken >= SPOKEN && !self.is_doubted && !is_name || self.reopens || self.is_left_open || self.is_answer && !self.is_doubted
    }

    /// How many sentences end between a token and the one that leads to the quotation.
    pub fn sentences_since(&self, end: usize, paragraph: &Paragraph) -> usize {
        let tokens = &paragraph.layout.tokens;
        let (Some(first), Some(last)) = (tokens.get(end.saturating_sub(1)), tokens.get(self.lead_start)) else { return 0 };
        paragraph.layout.sentence_at(last.start as usize).saturating_sub(paragraph.layout.sentence_at(first.start as usize))
    }
}

/// A long quotation is an utterance whatever its end; counting on would only take time.
const COUNTED: usize = 60;

/// The plain shape of a quotation, without its neighbours.
struct Outline {
    n_words: usize,
    is_capital: bool,
    is_title: bool,
    ends: bool,
    full_stop: bool,
    comma: bool,
}

fn outline(paragraph: &Paragraph, quote: &Marked<Quote>) -> Outline {
    let layout = paragraph.layout;
    let inside = layout.tokens[quote.is.begins..].iter().take_while(|token| (token.end as usize) <= quote.span.end()).take(COUNTED);
    let (mut n_words, mut n_long, mut n_long_capital) = (0, 0, 0);
    for token in inside.filter(|token| token.kind != TokenKind::Mark) {
        n_words += 1;
        let is_long = token.end - token.start > 3;
        n_long += usize::from(is_long);
        n_long_capital += usize::from(is_long && token.kind != TokenKind::Lower);
    }
    // Inside `"They say: 'Wait.'"` the stop stands before a mark.
    let end = layout.token_at(quote.span.end().saturating_sub(1));
    let closed = layout.tokens.get(end).is_some_and(|token| matches!(layout.word(token), "'" | "’"));
    let last = layout.tokens.get(end - usize::from(closed && end > quote.is.begins)).map_or("", |token| layout.word(token));
    let first = layout.tokens.get(quote.is.begins);
    let is_capital = first.is_some_and(|t| t.is_capital() || matches!(t.kind, TokenKind::Number | TokenKind::Mark));
    Outline {
        n_words,
        is_capital,
        is_title: (2..=10).contains(&n_words) && n_long_capital == n_long && is_capital,
        ends: matches!(last, "." | "!" | "?" | "…") || last.is_empty(),
        full_stop: last == ".",
        comma: last == ",",
    }
}

pub fn of(paragraph: &Paragraph, i: usize, state: &Carried, before: Option<Spoken>, joined: Option<bool>, lexicon: &Lexicon) -> Shape {
    let quote = paragraph.quotes[i];
    let block = paragraph.block;
    let look = outline(paragraph, quote);
    let next = paragraph.word_within(quote.is.after);
    let comma_inside = look.comma || look.ends && next != ".";
    let is_utterance = look.is_capital && (look.ends || look.comma || look.n_words >= 8)
        || look.n_words >= 12
        || quote.is.continues
        || look.ends && look.n_words >= 5;
    let opens = quote.is.open <= block.tokens.start + usize::from(quote.is.marks == Marks::Apostrophes);
    let lead_start = paragraph.sentence_before(quote.is.open);
    let tail_end = if quote.is.after < block.tokens.end { paragraph.sentence(quote.is.after).end } else { quote.is.after };
    let previous = i.checked_sub(1).map(|k| paragraph.quotes[k]);
    let gap = previous.map(|previous| previous.is.after..quote.is.open);
    let joined_by_and = gap.clone().is_some_and(|gap| {
        gap.len() <= 3
            && gap.clone().all(|k| {
                let word = paragraph.word_within(k);
                matches!(word, "," | "&" | "/") || lexicon.grammar.word(word).may(does::COORD | does::DET)
            })
    });
    let same_sentence =
        previous.is_some_and(|previous| paragraph.sentence(previous.is.open).end > quote.is.open || previous.is.after > lead_start);
    let broken = previous.is_some_and(|previous| paragraph.layout.text.of(previous.span).ends_with(','));
    let resumes = same_sentence && broken && quote.is.open.checked_sub(1).is_some_and(|i| paragraph.word_within(i) == ",");
    let narration_between = gap.is_some_and(|gap| gap.len() > 12);
    let is_bare = opens && block.tokens.end.saturating_sub(quote.is.after) <= 1;
    let in_story = matches!(block.role, Role::Paragraph | Role::Speech);
    let mut shape = Shape {
        n_words: look.n_words,
        comma_inside,
        is_capital: look.is_capital,
        full_stop: look.full_stop || next == "." && quote.is.closed == Closed::ByMark,
        is_utterance: is_utterance && look.n_words >= 1,
        tail_end,
        lead_start,
        lead_colon: opens && paragraph.lead_colon,
        lead_end: paragraph.lead_end,
        is_bare,
        joined_by_and,
        same_sentence,
        resumes,
        narration_between,
        reopens: opens && state.continues,
        is_title: look.is_title,
        is_doubted: is_doubted(paragraph, quote, lexicon)
            || is_name_given(paragraph, quote, &look, lexicon)
            || is_inside_name(paragraph, quote)
            || is_work(paragraph, quote, &look, lexicon),
        is_named: is_named(paragraph, quote, lexicon),
        is_left_open: is_utterance && quote.is.closed == Closed::ByParagraph && quote.is.marks != Marks::Single,
        is_answer: is_bare && is_utterance && look.ends && in_story && state.last.is_some() && state.paragraphs_since <= 1,
        cue_next: false,
        seen: Seen::default(),
    };
    let mut seen = Seen::default();
    seen.add(E::Always);
    seen.add(match look.n_words {
        0 | 1 => E::Words1,
        2 => E::Words2,
        3 | 4 => E::Words3,
        5..=7 => E::Words5,
        8..=14 => E::Words8,
        _ => E::Words15,
    });
    seen.add_if(look.is_capital, E::Capital);
    seen.add_if(look.ends, E::StopInside);
    seen.add_if(look.comma, E::CommaInside);
    seen.add_if(look.is_title, E::TitleCase);
    seen.add_if(quote.is.marks == Marks::Single, E::SingleMarks);
    seen.add_if(is_bare && look.n_words <= 14 && quote.is.closed == Closed::ByMark, E::Alone);
    seen.add_if(is_bare && quote.is.marks == Marks::Single, E::SingleAlone);
    seen.add_if(quote.is.closed == Closed::ByParagraph, E::Unclosed);
    seen.add_if(!matches!(block.role, Role::Paragraph | Role::Speech | Role::BlockQuote | Role::ListItem), E::NotStory);
    cues(paragraph, i, &mut shape, &mut seen);
    neighbours(paragraph, quote, look.is_title, lexicon, &mut seen);
    if joined_by_and && let Some(joined) = joined {
        seen.add(if joined { E::ListSpoken } else { E::ListUnspoken });
    }
    seen.add_if(before.is_some(), E::SpeechInParagraph);
    seen.add_if(before.is_none() && state.last.is_some() && state.paragraphs_since <= 1, E::SpeechParagraphBefore);
    seen.add_if(shape.reopens, E::Reopens);
    seen.add_if(opens, E::OpensParagraph);
    shape.seen = seen;
    shape
}

/// Where the nearest cues stand.
fn cues(paragraph: &Paragraph, i: usize, shape: &mut Shape, seen: &mut Seen) {
    let quote = paragraph.quotes[i];
    let cues = &paragraph.phrases.cues;
    let middle = cues.partition_point(|cue| cue.at < quote.is.open);
    let behind = middle.checked_sub(1).map(|k| &cues[k]).filter(|cue| cue.at >= shape.lead_start);
    let ahead = cues.get(middle).filter(|cue| cue.at < shape.tail_end.max(quote.is.after + 4));
    let phrase_first = |at: usize| {
        let phrases = &paragraph.phrases.phrases;
        let k = phrases.partition_point(|phrase| phrase.tokens.start < quote.is.after);
        phrases.get(k).is_some_and(|phrase| phrase.tokens.start <= quote.is.after + 1 && phrase.reach + 3 >= at)
    };
    let next_ahead = ahead.is_some_and(|cue| cue.at <= quote.is.after + 1 || phrase_first(cue.at));
    let gap = behind.map(|cue| quote.is.open - cue.end);
    let next_behind =
        gap.is_some_and(|gap| gap <= 1) || gap.is_some_and(|gap| gap <= 3 && matches!(paragraph.word_within(quote.is.open - 1), "," | ":"));
    seen.add_if(behind.is_some_and(|cue| is_called(paragraph, cue.at)), E::NamedPassive);
    shape.cue_next = next_ahead && shape.comma_inside || next_behind;
    let level = match (shape.cue_next, gap) {
        (true, _) => Some(E::CueNext),
        (_, Some(0..=8)) => Some(E::CueNear),
        (_, Some(_)) => Some(E::CueInSentence),
        _ if ahead.is_some() => Some(E::CueInSentence),
        _ if !cues.is_empty() => Some(E::CueInParagraph),
        _ => None,
    };
    level.into_iter().for_each(|level| seen.add(level));
    let is_short = shape.n_words <= 2;
    seen.add_if(is_short && matches!(level, None | Some(E::CueInParagraph)), E::ShortNoCue);
    seen.add_if(is_short && matches!(level, Some(E::CueNext | E::CueNear)), E::ShortCue);
    seen.add_if(shape.is_title && level != Some(E::CueNext), E::TitleNoCue);
}

/// `a gap called "…"`.
fn is_called(paragraph: &Paragraph, at: usize) -> bool {
    let Phrases { cues, links, .. } = &paragraph.phrases;
    let cue = cues.partition_point(|cue| cue.at < at);
    let first = links.partition_point(|link| link.cue < cue);
    links[first..].iter().take_while(|link| link.cue == cue).any(|link| link.tie == Tie::Called)
}

/// The words that stand right before and behind the marks.
fn neighbours(paragraph: &Paragraph, quote: &Marked<Quote>, title: bool, lexicon: &Lexicon, seen: &mut Seen) {
    let layout = paragraph.layout;
    let width = if quote.is.marks == Marks::Apostrophes { 2 } else { 1 };
    let at = (quote.is.open + 1).checked_sub(width + 1).filter(|&at| at >= paragraph.block.tokens.start);
    if let Some(token) = at.and_then(|at| layout.tokens.get(at)) {
        let lower = layout.word(token).to_lowercase();
        let word = lexicon.grammar.word(&lower);
        match (lower.as_str(), token.kind) {
            ("that", _) => seen.add(E::ThatBefore),
            _ if word.may(does::DET | does::POSS) => seen.add(E::DeterminerBefore),
            _ if word.may(does::BE) => seen.add(E::BeBefore),
            _ if word.may(does::PREP) => {
                seen.add(E::PrepositionBefore);
                seen.add_if(title, E::TitleLed);
            }
            (_, TokenKind::Possessive) => {
                seen.add(E::PossessiveBefore);
                seen.add_if(title, E::TitleLed);
            }
            (word, _) if lexicon.naming_words.has(word) => seen.add(match lexicon.naming_words.meaning(word) {
                Some("doubt") => E::NamingBefore,
                Some("work") => E::WorkBefore,
                _ => E::NamingBefore,
            }),
            (word, _) if lexicon.grammar.has(word) => {}
            (word, _) if lexicon.finite_verbs.has(word) || word.ends_with("ed") => seen.add(E::VerbBefore),
            (_, TokenKind::Lower | TokenKind::Capitalized | TokenKind::Capitals) => seen.add(E::NounBefore),
            _ => {}
        }
    }
    let as_before = (1..=2).any(|k| width + k <= quote.is.open + 1 && paragraph.word_within(quote.is.open + 1 - width - k) == "as");
    seen.add_if(as_before, E::AsBefore);
    seen.add_if(named_as(paragraph, quote.is.open + 1 - width, lexicon), E::NamedAs);
    seen.add_if(!seen.has(E::NamedPassive) && named_by_nobody(paragraph, quote.is.open + 1 - width, lexicon), E::NamedPassive);
    let after = layout.tokens.get(quote.is.after).filter(|_| quote.is.after < paragraph.block.tokens.end);
    let noun = after.is_some_and(|token| {
        token.kind == TokenKind::Lower && {
            let word = layout.word(token);
            !lexicon.phrase_breaks.has(word) && !lexicon.grammar.has(word) && !lexicon.finite_verbs.has(word)
        }
    });
    seen.add_if(noun, E::NounAfter);
    let led = quote.is.open.checked_sub(width).map_or("", |i| paragraph.word_within(i));
    let led_by = quote.is.open.checked_sub(width + 1).map_or("", |i| paragraph.word_within(i));
    let in_phrase = lexicon.grammar.word(led).may(does::DET | does::POSS) && lexicon.grammar.word(led_by).may(does::PREP) && led_by != "as";
    seen.add_if(in_phrase, E::PrepositionDeterminer);
    seen.add_if(noun && lexicon.grammar.word(led).may(does::DET | does::POSS), E::NounBoth);
}

/// `known as the "…"`, `called a "…"`.
fn named_as(paragraph: &Paragraph, mark: usize, lexicon: &Lexicon) -> bool {
    let before = |i: usize| i.checked_sub(1).map_or("", |i| paragraph.word_within(i));
    let mut i = mark;
    while i + 2 > mark && (before(i) == "as" || lexicon.grammar.word(before(i)).may(does::DET)) {
        i -= 1;
    }
    i < mark && lexicon.naming_words.has(before(i))
}

/// `what has been called the "…"`: it is named so, and the text does not say by whom.
fn named_by_nobody(paragraph: &Paragraph, mark: usize, lexicon: &Lexicon) -> bool {
    const FAR: usize = 7;
    let word = |i: usize| lexicon.grammar.word(paragraph.word_within(i));
    let mut back = (mark.saturating_sub(FAR)..mark).rev();
    let small = |&i: &usize| word(i).may(does::DET) || paragraph.word_within(i) == "as" || paragraph.word_within(i) == "a";
    let Some(verb) = back.find(|i| !small(i)) else { return false };
    let helps = |i: usize| word(i).may(does::BE) || matches!(paragraph.word_within(i), "been" | "being");
    word(verb).may(does::PART) && back.take(3).find(|&i| !paragraph.word_within(i).ends_with("ly")).is_some_and(helps)
}

fn is_doubted(paragraph: &Paragraph, quote: &Marked<Quote>, lexicon: &Lexicon) -> bool {
    let before = quote.is.open.checked_sub(1).map_or("", |i| paragraph.word_within(i));
    lexicon.naming_words.meaning(before) == Some("doubt")
}

/// `Ann "Red" Lee`.
fn is_inside_name(paragraph: &Paragraph, quote: &Marked<Quote>) -> bool {
    let near = &paragraph.mentions[paragraph.near.clone()];
    let first = near.partition_point(|mention| mention.span.end() <= quote.span.end());
    near.get(first).is_some_and(|name| name.is.form == Form::Name && name.span.start() < quote.span.start())
}

/// `wrote a column, "From the Boathouse"`, `her book "From the Boathouse" won`.
fn is_work(paragraph: &Paragraph, quote: &Marked<Quote>, look: &Outline, lexicon: &Lexicon) -> bool {
    let before = |back: usize| quote.is.open.checked_sub(back).map_or("", |i| paragraph.word_within(i));
    let ends_big = || paragraph.layout.tokens.get(quote.is.after.saturating_sub(2)).is_some_and(|last| last.is_capital());
    let could_be_title = look.is_title || look.is_capital && (look.n_words == 1 || look.n_words <= 8 && ends_big());
    let kind = if before(1) == "," { before(2) } else { before(1) };
    could_be_title && !look.ends && lexicon.naming_words.meaning(kind) == Some("work")
}

/// `One, called "Biscuit," now lives here`: a participle between commas gives a name.
fn is_name_given(paragraph: &Paragraph, quote: &Marked<Quote>, look: &Outline, lexicon: &Lexicon) -> bool {
    let before = |back: usize| quote.is.open.checked_sub(back).map_or("", |i| paragraph.word_within(i));
    let gives = lexicon.naming_words.meaning(before(1)) == Some("nickname") && lexicon.grammar.word(before(1)).may(does::PART);
    look.is_capital && look.n_words <= 3 && !look.full_stop && gives && before(2) == "," && paragraph.word_within(quote.is.after) != "by"
}

/// `called "the Neck"`, `known as "the Neck"`, `nicknamed the "Neck"`.
fn is_named(paragraph: &Paragraph, quote: &Marked<Quote>, lexicon: &Lexicon) -> bool {
    let before = |back: usize| quote.is.open.checked_sub(back).map_or("", |i| paragraph.word_within(i));
    let word = if before(1) == "as" || matches!(before(1), "the" | "a") && before(2) != "called" { before(2) } else { before(1) };
    lexicon.naming_words.meaning(word) == Some("nickname")
}
