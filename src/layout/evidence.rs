//! What speaks for a line's role: marks of its shape, its neighbours and its place on the page, each with a name.

use super::lines::Line;
use super::prints::{Count, Prints};
use std::ops::Range;

macro_rules! evidence {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// One thing seen, or not, of a line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Evidence { $($(#[$doc])* $variant,)* }

        impl Evidence {
            pub const ALL: &'static [Evidence] = &[$(Evidence::$variant,)*];

            /// The name that the table of weights and an article's `why` give it.
            pub fn name(self) -> &'static str {
                match self { $(Evidence::$variant => $name,)* }
            }
        }
    };
}

evidence! {
    Always = "always",
    Words1 = "words-1",
    Words2 = "words-2",
    Words3 = "words-3-4",
    Words5 = "words-5-8",
    Words9 = "words-9-14",
    Words15 = "words-15-30",
    Words31 = "words-31",
    EndsStop = "ends-stop",
    EndsQuestion = "ends-question",
    EndsColon = "ends-colon",
    EndsQuote = "ends-quote",
    OpensQuote = "opens-quote",
    StartsSmall = "starts-small",
    StartsFigure = "starts-figure",
    StartsDash = "starts-dash",
    AllCapitals = "all-capitals",
    TitleCase = "title-case",
    /// No word that holds a sentence together.
    NoSmallWords = "no-small-words",
    ManySmallWords = "many-small-words",
    HasVerb = "has-verb",
    /// A sentence of some length, as a story's lines are; and inside the story.
    StoryLine = "story-line",
    StoryWithin = "story-line-within",
    /// A line of the story with twenty words or more, some of them the story's.
    LongWithin = "long-line-within",
    /// Short, inside the story, with a line of the story below.
    Leads = "leads-a-paragraph",
    /// Ends as a sentence but is short, inside the story.
    ShortSentence = "short-sentence-within",
    ItemMark = "item-mark",
    ByLine = "by",
    /// Two to four capitalised words and nothing else.
    NameAlone = "name-alone",
    DateAlone = "date-alone",
    DateWithin = "date-within",
    Phrase = "boilerplate-phrase",
    CreditNote = "credit-or-note",
    PhotoCredit = "photo-credit",
    Turn = "turn",
    /// A web address or an `@handle`.
    Address = "address",
    Bracketed = "bracketed",
    /// One long word with hyphens, dots or underscores.
    FileName = "file-name",
    /// `|`, `•`, `·` between its words.
    Bars = "bars",
    /// The same words stand on another line.
    Printed2 = "printed-twice",
    /// The line below or above begins with the same words.
    EchoBelow = "echo-below",
    EchoAbove = "echo-above",
    /// Most of its runs of five words stand elsewhere in the story.
    InStory = "in-story",
    /// Half of its long words or more stand in the story.
    SharesWords = "shares-words",
    /// Three of them or more.
    SharesThree = "shares-three-words",
    /// None of its long words does.
    SharesNone = "shares-none",
    /// The story's lines stand apart and this one does not, from the line above; below.
    TightAbove = "tight-above",
    TightBelow = "tight-below",
    /// The story's lines do not stand apart and this one does, from the line above; below.
    LooseAbove = "loose-above",
    LooseBelow = "loose-below",
    /// The page has no blank lines between the story's own.
    Unspaced = "unspaced",
    Indented = "indented",
    FirstLine = "first-line",
    /// The first line, of a headline's length.
    FirstHeadline = "first-line-of-four-words",
    Above = "above-the-story",
    Within = "within-the-story",
    Below = "below-the-story",
    /// The story begins at this line.
    Lead = "lead",
    /// The story begins one to three lines below.
    JustAbove = "just-above",
    FarAbove = "far-above",
    /// The story ended one to three lines above.
    JustBelow = "just-below",
    StoryAbove = "story-line-above",
    StoryBelow = "story-line-below",
    CreditAbove = "credit-above",
    CreditBelow = "credit-below",
    PhotoAbove = "photo-credit-above",
    PhotoBelow = "photo-credit-below",
    PhraseAbove = "phrase-above",
    PhraseBelow = "phrase-below",
    ShortAbove = "short-line-above",
    ShortBelow = "short-line-below",
    /// Most lines around it are of the story; none is.
    Thick = "thick",
    Thin = "thin",
    /// A byline or a date stands one to six lines below; above.
    CreditNear = "credit-near-below",
    CreditWas = "credit-near-above",
    /// Under a line that could be the headline; over a longer one that could be its standfirst.
    UnderCandidate = "below-a-candidate",
    OverCandidate = "above-a-longer-candidate",
    /// The longest line that is no sentence, among the dozen above the story.
    Longest = "longest-above",
    /// Three quarters of its long words or more stand in the story.
    SharesMost = "shares-most-words",
    /// Lines below the headline: the next, and up to six; the line above it.
    UnderHeadline = "below-the-headline",
    NearHeadline = "near-the-headline",
    OverHeadline = "above-the-headline",
    /// Anywhere above it.
    BeforeHeadline = "before-the-headline",
    /// One word by which a page speaks of itself; two or more.
    PageWord = "page-word",
    PageWords = "page-words",
    /// A name and a calling.
    NameAndJob = "name-and-job",
    /// A few words before a colon or a bar, and words behind it.
    Labelled = "labelled",
    /// Says `you`; `I` or `we`.
    SaysYou = "says-you",
    SaysWe = "says-we",
    /// Quotation marks inside it.
    Quotes = "quotes-within",
    /// A fifth of its words or more are figures.
    Figures = "figures",
    /// In a run of so many lines that are none of a story.
    Run1 = "run-of-one",
    Run2 = "run-of-two",
    Run3 = "run-of-three-to-five",
    Run6 = "run-of-six",
    /// In such a run, below a phrase of boilerplate.
    UnderPhrase = "under-a-phrase",
    /// A short line between two of the story.
    Alone = "alone-in-the-story",
    /// Two other lines or more, none of the story, begin with the same two words.
    SameStart = "same-start",
    /// Of a headline's length and shape, beside another.
    LinkLike = "beside-its-like",
    ColonAbove = "colon-above",
    /// A line that ends as a sentence, above; below.
    SentenceAbove = "sentence-above",
    SentenceBelow = "sentence-below",
    ItemAbove = "item-above",
    ItemBelow = "item-below",
    /// Far inside the story: eight lines of it or more above and below.
    Deep = "deep-in-the-story",
    /// Among the last three lines of the story.
    LastLines = "last-lines",
    /// A name, and what that person does: `Jane Roe is a writer`.
    Biography = "biography",
}

/// The evidence for one line, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen(u128);

impl Seen {
    fn note(&mut self, evidence: Evidence, holds: bool) {
        self.0 |= u128::from(holds) << evidence as u8;
    }

    pub fn has(self, evidence: Evidence) -> bool {
        self.0 >> evidence as u8 & 1 == 1
    }

    pub fn iter(self) -> impl Iterator<Item = Evidence> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let at = rest.checked_ilog2()?;
            rest &= !(1 << at);
            Evidence::ALL.get(at as usize).copied()
        })
    }
}

/// Where the story stands, and what its lines say, seen once for the page.
pub struct Page<'a> {
    pub lines: &'a [Line<'a>],
    /// From the story's first line to its last.
    pub body: Range<usize>,
    /// The longest line above the story that is no sentence.
    longest: Option<usize>,
    /// How many lines of the story read like one.
    n_story: usize,
    /// Whether blank lines stand between the lines of the story.
    is_spaced: bool,
    prints: Prints,
    printed: Count,
    runs: Count,
    vocabulary: Count,
    starts: Count,
    /// For each line, how long its run of lines is that are none of a story, 0 for a story's; and whether a phrase heads it.
    stretches: Vec<(u32, bool)>,
}

impl<'a> Page<'a> {
    pub fn of(lines: &'a [Line<'a>], body: Range<usize>) -> Page<'a> {
        let story = lines[body.clone()].iter().filter(|line| line.is_story());
        let (n, n_spaced) = story.fold((0, 0), |(n, spaced), line| (n + 1, spaced + usize::from(line.blank_above)));
        let is_spaced = n_spaced * 2 >= n;
        let near = body.start.saturating_sub(12)..body.start;
        let longest =
            near.filter(|&i| lines[i].could_be_headline() && !lines[i].ends_stop()).max_by_key(|&i| (lines[i].n_words, usize::MAX - i));
        let prints = Prints::of(lines);
        let (printed, runs, vocabulary, starts) = Default::default();
        let stretches = stretches(lines);
        let mut page = Page { lines, body, longest, n_story: n, is_spaced, prints, printed, runs, vocabulary, starts, stretches };
        for (i, line) in lines.iter().enumerate() {
            *page.printed.entry(page.prints.print(i)).or_insert(0) += 1;
            if page.body.contains(&i) && line.is_story() {
                page.prints.runs(i).for_each(|run| *page.runs.entry(run).or_insert(0) += 1);
                page.prints.long_words(i).for_each(|word| *page.vocabulary.entry(word).or_insert(0) += 1);
            } else if let Some(start) = page.prints.start(i) {
                *page.starts.entry(start).or_insert(0) += 1;
            }
        }
        page
    }

    /// What is seen of each line. One walk, a few neighbours a line.
    pub fn seen(&self) -> Vec<Seen> {
        (0..self.lines.len()).map(|i| self.of_line(i)).collect()
    }

    /// Whether a line's role is weighed; a phrase of boilerplate, a credit or a list's mark inside the story decides it alone.
    pub fn is_weighed(&self, i: usize) -> bool {
        let line = &self.lines[i];
        line.boilerplate.is_none() && !line.is_endnote && !line.is_rule && !self.is_listed(i)
    }

    /// A line of the story with a mark of a list. `2. Frame the problem` between paragraphs is none; beside its like it is.
    pub fn is_listed(&self, i: usize) -> bool {
        let beside = |other: Option<&Line>| other.is_some_and(|other| other.is_item);
        let (line, lines) = (&self.lines[i], self.lines);
        let is_numbered = line.text.starts_with(|c: char| c.is_ascii_digit());
        let listed = line.is_item && (!is_numbered || beside(lines.get(i + 1)) || i > 0 && beside(lines.get(i - 1)));
        listed && self.body.contains(&i)
    }

    /// Whether a line could be the headline: a quotation lifted out of the story is none, nor is the story's only sentence.
    pub fn could_be_headline(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let is_all = line.is_story() && self.body.contains(&i) && self.n_story == 1;
        line.could_be_headline()
            && !is_all
            && !(line.opens_quote && self.repeats(i, 1 + u32::from(self.body.contains(&i) && line.is_story())))
    }

    /// Adds where each line stands to the headline.
    pub fn place_by_headline(seen: &mut [Seen], headline: Option<usize>) {
        use Evidence as E;
        let Some(headline) = headline else { return };
        for (i, seen) in seen.iter_mut().enumerate().take(headline + 7) {
            seen.note(E::BeforeHeadline, i < headline);
            seen.note(E::UnderHeadline, headline + 1 == i);
            seen.note(E::NearHeadline, i > headline);
            seen.note(E::OverHeadline, i + 1 == headline);
        }
    }

    /// Whether most of a line's runs of words stand in the story, `times` times or more.
    pub fn repeats(&self, i: usize, times: u32) -> bool {
        let (mut n, mut known) = (0, 0);
        for run in self.prints.runs(i) {
            n += 1;
            known += u32::from(self.runs.get(&run).is_some_and(|&count| count >= times));
        }
        n > 0 && known * 10 >= n * 7
    }

    fn of_line(&self, i: usize) -> Seen {
        let mut seen = Seen::default();
        self.shape(i, &mut seen);
        self.place(i, &mut seen);
        self.neighbours(i, &mut seen);
        seen
    }

    fn shape(&self, i: usize, seen: &mut Seen) {
        use Evidence as E;
        let line = &self.lines[i];
        let text = line.text;
        let length = match line.n_words {
            0 | 1 => E::Words1,
            2 => E::Words2,
            3..=4 => E::Words3,
            5..=8 => E::Words5,
            9..=14 => E::Words9,
            15..=30 => E::Words15,
            _ => E::Words31,
        };
        seen.note(E::Always, true);
        seen.note(length, true);
        let inner = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“']);
        seen.note(E::EndsStop, inner.ends_with(['.', '…']));
        seen.note(E::EndsQuestion, inner.ends_with(['?', '!']));
        seen.note(E::EndsColon, inner.ends_with(':'));
        seen.note(E::EndsQuote, text.ends_with(['"', '”', '»']));
        seen.note(E::OpensQuote, line.opens_quote);
        seen.note(E::StartsSmall, text.starts_with(char::is_lowercase));
        seen.note(E::StartsFigure, text.starts_with(|c: char| c.is_ascii_digit()));
        seen.note(E::StartsDash, text.starts_with(['—', '–', '-']));
        seen.note(E::AllCapitals, line.all_capitals);
        seen.note(E::TitleCase, line.capitals > 0.85 && line.n_words > 1);
        seen.note(E::NoSmallWords, line.n_small == 0 && line.n_words > 2);
        seen.note(E::ManySmallWords, line.n_small * 3 > line.n_words && line.n_words > 4);
        seen.note(E::HasVerb, line.has_verb);
        seen.note(E::ItemMark, line.is_item);
        seen.note(E::ByLine, line.is_byline);
        seen.note(E::NameAlone, line.is_name);
        seen.note(E::DateAlone, line.is_date);
        seen.note(E::DateWithin, line.date.is_some() && !line.is_date);
        seen.note(E::Phrase, line.boilerplate.is_some());
        seen.note(E::CreditNote, line.is_endnote);
        seen.note(E::PhotoCredit, line.is_caption);
        seen.note(E::Turn, line.turn.is_some());
        seen.note(E::Address, line.has_address);
        seen.note(E::Bracketed, text.starts_with(['(', '[']) && text.ends_with([')', ']']));
        seen.note(E::FileName, line.is_file_name);
        seen.note(E::Bars, line.has_bars);
        seen.note(E::PageWord, line.n_page_words == 1);
        seen.note(E::PageWords, line.n_page_words > 1);
        seen.note(E::NameAndJob, line.is_name_and_job);
        seen.note(E::Labelled, line.is_labelled);
        seen.note(E::SaysYou, line.says_you);
        seen.note(E::SaysWe, line.says_we);
        seen.note(E::Quotes, text.contains(['“', '"']));
        seen.note(E::Figures, line.n_figures * 5 >= line.n_words && line.n_figures > 0);
        seen.note(E::Biography, line.is_biography);
    }

    fn place(&self, i: usize, seen: &mut Seen) {
        use Evidence as E;
        let line = &self.lines[i];
        let within = self.body.contains(&i);
        let above = i < self.body.start;
        let below = i >= self.body.end;
        let leads = self.lines.get(i + 1).is_some_and(|next| next.is_story());
        seen.note(E::StoryLine, line.is_story());
        seen.note(E::StoryWithin, line.is_story() && within);
        seen.note(E::Leads, within && leads && !line.ends_stop() && line.n_words <= 16);
        seen.note(E::ShortSentence, within && line.ends_stop() && (3..10).contains(&line.n_words));
        seen.note(E::FirstLine, i == 0);
        seen.note(E::FirstHeadline, i == 0 && (4..=24).contains(&line.n_words) && line.could_be_headline() && !line.ends_stop());
        seen.note(E::Within, within);
        seen.note(E::Above, above);
        seen.note(E::Below, below);
        seen.note(E::Lead, within && i == self.body.start);
        seen.note(E::JustAbove, above && self.body.start - i <= 3);
        seen.note(E::FarAbove, above && self.body.start - i > 12);
        let (body, deep) = (&self.body, 8);
        seen.note(E::Deep, within && i >= body.start + deep && i + deep < body.end);
        seen.note(E::LastLines, within && i + 3 >= body.end && body.len() > 8);
        let starts = self.prints.start(i).and_then(|start| self.starts.get(&start));
        seen.note(E::SameStart, starts.is_some_and(|&n| n > 2));
        seen.note(E::JustBelow, below && i - self.body.end < 3);
        let is_blank_below = self.lines.get(i + 1).is_none_or(|next| next.blank_above);
        seen.note(E::TightAbove, self.is_spaced && !line.blank_above);
        seen.note(E::TightBelow, self.is_spaced && !is_blank_below);
        seen.note(E::LooseAbove, !self.is_spaced && line.blank_above);
        seen.note(E::LooseBelow, !self.is_spaced && is_blank_below);
        seen.note(E::Unspaced, !self.is_spaced);
        seen.note(E::Indented, line.indented);
        let is_credit = |line: &Line| line.is_byline || line.is_date;
        seen.note(E::CreditNear, self.lines[i + 1..].iter().take(6).any(is_credit));
        seen.note(E::CreditWas, self.lines[i.saturating_sub(6)..i].iter().any(is_credit));
        let candidate = |i: usize| self.lines.get(i).filter(|line| line.could_be_headline() && line.n_words >= 3);
        seen.note(E::UnderCandidate, i > 0 && candidate(i - 1).is_some());
        seen.note(E::OverCandidate, candidate(i + 1).is_some_and(|next| next.n_words > line.n_words.max(7)));
        seen.note(E::Longest, self.longest == Some(i));
        seen.note(E::Printed2, line.n_words > 0 && self.printed.get(&self.prints.print(i)).is_some_and(|&n| n > 1));
        seen.note(E::InStory, line.n_words >= 5 && self.repeats(i, if within && line.is_story() { 2 } else { 1 }));
        let (n, known) = self.prints.long_words(i).fold((0, 0), |(n, known), word| {
            (n + 1, known + u32::from(self.vocabulary.get(&word).is_some_and(|&count| count > u32::from(within && line.is_story()))))
        });
        seen.note(E::SharesWords, n > 0 && known * 2 >= n);
        seen.note(E::LongWithin, within && line.is_story() && line.n_words >= 20 && known > 0);
        seen.note(E::SharesThree, known >= 3);
        seen.note(E::SharesMost, n > 1 && known * 4 >= n * 3);
        seen.note(E::SharesNone, n > 0 && known == 0);
    }

    fn neighbours(&self, i: usize, seen: &mut Seen) {
        use Evidence as E;
        let line = &self.lines[i];
        let above = i.checked_sub(1).map(|i| &self.lines[i]);
        let below = self.lines.get(i + 1);
        let both = |seen: &mut Seen, over: E, under: E, is: &dyn Fn(&Line) -> bool| {
            seen.note(over, above.is_some_and(is));
            seen.note(under, below.is_some_and(is));
        };
        both(seen, E::StoryAbove, E::StoryBelow, &|line| line.is_story());
        both(seen, E::CreditAbove, E::CreditBelow, &|line| line.is_byline || line.is_date);
        both(seen, E::PhotoAbove, E::PhotoBelow, &|line| line.is_caption);
        both(seen, E::PhraseAbove, E::PhraseBelow, &|line| line.boilerplate.is_some());
        both(seen, E::ShortAbove, E::ShortBelow, &|line| line.n_words <= 8 && !line.ends);
        seen.note(E::EchoAbove, i > 0 && self.prints.echoes(i, i - 1));
        seen.note(E::EchoBelow, below.is_some() && self.prints.echoes(i, i + 1));
        both(seen, E::SentenceAbove, E::SentenceBelow, &|line| line.ends && line.n_words >= 4);
        both(seen, E::ItemAbove, E::ItemBelow, &|line| line.is_item);
        seen.note(E::ColonAbove, above.is_some_and(|line| line.text.ends_with(':')));
        let like = |line: &Line| line.has_shape_of_headline();
        seen.note(E::LinkLike, like(line) && (above.is_some_and(like) || below.is_some_and(like)));
        let (run, is_headed) = self.stretches[i];
        seen.note(E::Run1, run == 1);
        seen.note(E::Run2, run == 2);
        seen.note(E::Run3, (3..=5).contains(&run));
        seen.note(E::Run6, run >= 6);
        seen.note(E::UnderPhrase, is_headed);
        let is_between = above.is_some_and(|line| line.is_story()) && below.is_some_and(|line| line.is_story());
        seen.note(E::Alone, is_between && line.n_words <= 14 && !line.ends_stop() && self.body.contains(&i));
        let around = &self.lines[i.saturating_sub(4)..(i + 5).min(self.lines.len())];
        let n = around.iter().filter(|line| line.is_story()).count();
        seen.note(E::Thick, n * 2 > around.len());
        seen.note(E::Thin, n == 0);
    }
}

/// Runs of lines that are none of a story. One walk.
fn stretches(lines: &[Line]) -> Vec<(u32, bool)> {
    let mut found = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|a, b| !a.is_story() && !b.is_story()) {
        if run[0].is_story() {
            found.push((0, false));
            continue;
        }
        let mut is_headed = false;
        for line in run {
            found.push((run.len() as u32, is_headed));
            is_headed |= line.boilerplate.is_some();
        }
    }
    found
}
