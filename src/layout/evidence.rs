//! What speaks for a line's role: marks of its shape, its neighbours and its place on the page, each with a name.

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
    Words15 = "words-15-20",
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
    /// Heads a part of many a story: `What happens next?`.
    SectionHead = "section-head",
    /// Three words or more, and no capital letter.
    AllSmall = "no-capitals",
    /// A web address or an `@handle`.
    Address = "address",
    Bracketed = "bracketed",
    /// One long word with hyphens, dots or underscores.
    FileName = "file-name",
    /// `|`, `>`, `/`, `•`, `·`, `›`, `»` between its words.
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
    /// Ends with three dots, as a teaser does.
    EndsDots = "ends-dots",
    /// A picture's credit with no other words.
    CreditAlone = "photo-credit-alone",
    /// Words by which a caption speaks of a picture: one; two or more.
    PictureWord = "picture-word",
    PictureWords = "picture-words",
    HasIng = "has-ing",
    StartsAsking = "starts-asking",
    /// Begins with a known first name and another capitalised word; has nothing else.
    StartsName = "starts-with-name",
    KnownName = "known-name",
    /// A sum of money on a short line.
    Price = "price",
    /// The same words stand on two other lines or more.
    Printed3 = "printed-thrice",
    /// Two other lines or more, none of the story, begin with the same word.
    SameFirst = "same-first-word",
    /// A line two or three away begins with the same words.
    EchoNear = "echo-near",
    /// The first three lines of the story.
    FirstLines = "first-lines",
    /// The headline's words again; half of its long words or more are the headline's; none is.
    SaysHeadline = "says-the-headline",
    SharesHeadline = "shares-the-headline",
    SharesNoHeadline = "shares-no-headline",
    /// Of a headline's shape, with capitals or small letters as the headline has them; the other way.
    CasedLike = "cased-like-the-headline",
    CasedUnlike = "cased-unlike-the-headline",
    /// Of all lines of its kind of case that head a paragraph: the only one; one of three or more.
    LeadsOnce = "leads-once",
    LeadsOften = "leads-often",
    /// Past lines that stand between any two (`Advertisement`): a line of the story above; below.
    StoryBefore = "story-before",
    StoryAfter = "story-after",
    /// Past such lines: both are of the story.
    BetweenStory = "between-story-lines",
    /// A byline's name stands at its head.
    AuthorAgain = "author-again",
    HasHash = "has-hash",
    Words21 = "words-21-30",
    /// The same words stand on a line inside the story, as an entry's do in a list of them.
    PrintedInside = "printed-inside",
    /// Signs a post, as of a social network; stands just above such a line.
    SignsPost = "signs-a-post",
    Posted = "post-signed-below",
    /// Past lines that stand between any two: a sentence of twenty words above; below; both.
    LongAbove = "long-line-above",
    LongBelow = "long-line-below",
    BetweenLong = "between-long-lines",
    /// Ends with whose picture it is; tells what is seen now.
    CreditTail = "credit-behind-a-stop",
    TellsNow = "tells-of-now",
    /// The line above, or below, is one of three or more that begin alike: `Advertisement`, `Buy now: Amazon`, `Buy now: eBay`.
    UnderRepeated = "below-a-repeated-line",
    OverRepeated = "above-a-repeated-line",
    /// Tells that somebody said something; has one word that ends as a past tense does; has more.
    Reports = "reports-speech",
    Past1 = "past-word",
    Past2 = "past-words",
    /// Another line begins with the same four words and goes on longer: `Ferry sinks off the cape on X (opens in a new window)`;
    /// another begins so and is shorter.
    Prefix = "begins-another-line",
    Extends = "goes-on-from-another-line",
    /// Two long words or more of it stand in the story's first three lines; four or more.
    SharesLead = "shares-the-lead",
    SharesLeadMore = "shares-more-of-the-lead",
    /// From the top, the first line of four words or more that shares two long words with them.
    FirstSharing = "first-to-share-the-lead",
    /// The first line, with no long word of the story.
    FirstApart = "first-line-shares-none",
    Words61 = "words-61",
    /// The same words stand on three lines or more inside the story.
    PrintedWithin = "printed-often-within",
}

/// The evidence for one line, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen([u64; 4]);

impl Seen {
    #[inline(always)]
    pub fn note(&mut self, evidence: Evidence, holds: bool) {
        self.0[evidence as usize / 64] |= u64::from(holds) << (evidence as usize % 64);
    }

    pub fn has(self, evidence: Evidence) -> bool {
        self.0[evidence as usize / 64] >> (evidence as usize % 64) & 1 == 1
    }

    /// What was seen, in an order that never changes, since sums of fractions hang on it.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Evidence> {
        [1, 0, 3, 2].into_iter().flat_map(move |part| {
            let mut rest = self.0[part];
            std::iter::from_fn(move || {
                let at = rest.checked_ilog2()? as usize;
                rest &= !(1 << at);
                Evidence::ALL.get(part * 64 + at).copied()
            })
        })
    }
}
