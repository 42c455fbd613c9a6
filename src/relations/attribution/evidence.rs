//! What speaks for a speaker: where `Bell` stands to `"…"`, and to `said`; each sign with a name that the table of weights
//! (`lexicon/en/speaker_weights.tsv`) and an attribution's `why` give it.

use crate::lexicon::Table;

macro_rules! evidence {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// One thing seen of a quotation and of who may have said it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Evidence { $($(#[$doc])* $variant,)* }

        impl Evidence {
            pub const ALL: &'static [Evidence] = &[$(Evidence::$variant,)*];

            /// The name that the table of weights gives it.
            pub fn name(self) -> &'static str {
                match self { $(Evidence::$variant => $name,)* }
            }
        }
    };
}

evidence! {
    // How the phrase stands to its cue.
    Left = "subject-of-cue",
    Apposition = "apposition-of-cue",
    BeforeApposition = "subject-before-apposition",
    Coordinate = "subject-of-joined-cue",
    Participle = "subject-of-participle",
    ParticipleFar = "first-subject-of-participle",
    Infinitive = "subject-of-infinitive",
    Distant = "distant-subject",
    Beside = "beside-participle",
    BesideWith = "with-beside-participle",
    Passive = "subject-of-passive",
    Right = "behind-cue",
    Object = "object-of-cue",
    Accord = "according-to",
    Agent = "agent-of-passive",
    Called = "subject-that-is-called",
    NoCue = "no-cue",
    Colon = "colon-follows",
    ColonInside = "colon-follows-in-sentence",
    DashBefore = "dash-before",
    // Where it stands to the quotation, its cue included.
    AfterNext = "right-after",
    AfterNear = "near-after",
    AfterFar = "far-after",
    AfterSentence = "sentence-after",
    BeforeNext = "right-before",
    BeforeNear = "1-3-before",
    BeforeMid = "4-9-before",
    BeforeFar = "10-20-before",
    BeforeVeryFar = "21-before",
    SentenceBefore = "sentence-before",
    SentencesBefore = "sentences-before",
    ParagraphBefore = "paragraph-before",
    // Both at once.
    LeftAfterNext = "subject-of-cue+right-after",
    LeftBeforeNext = "subject-of-cue+right-before",
    LeftEarlier = "subject-of-cue+sentence-before",
    RightAfterNext = "behind-cue+right-after",
    AccordEarlier = "according-to+sentence-before",
    RightEarlier = "behind-cue+sentence-before",
    CueAfterNoComma = "right-after-no-comma",
    CueAfterNewSentence = "right-after-new-sentence",
    AfterFullStop = "right-after-full-stop",
    CueAfterLeadsOn = "right-after-leads-on",
    NoCueAfterNext = "no-cue+right-after",
    NoCueBeforeNext = "no-cue+right-before",
    WhoEarlier = "who+sentence-before",
    Subordinate = "in-subordinate-clause",
    BeforeColon = "before-colon",
    OtherAfter = "other-cue-right-after",
    OtherBefore = "other-cue-right-before",
    LeadCue = "cue-ends-paragraph-before",
    NearestCueAs = "nearest-cue+as-before",
    LeftPreposition = "subject-of-cue+after-preposition",
    CueClassSay = "cue-says",
    CueClassAsk = "cue-asks",
    CueClassWeak = "cue-judges",
    CueInfinitive = "cue+infinitive",
    // What stands between.
    Cues1 = "one-cue-between",
    Cues2 = "cues-between",
    ClauseBetween = "other-clause-between",
    NestedBetween = "clause-inside-between",
    Phrases1 = "one-phrase-between",
    Phrases2 = "two-phrases-between",
    Phrases3 = "three-phrases-between",
    Quotes1 = "quotation-between",
    Quotes2 = "quotations-between",
    // What the phrase is.
    Person = "person",
    Organization = "organization",
    Place = "place",
    Named = "other-name",
    Pronoun = "he-she",
    They = "they",
    It = "it",
    Who = "who",
    Talker = "i-we-you",
    Office = "office",
    Definite = "definite-noun",
    Indefinite = "indefinite-noun",
    Bare = "bare-noun",
    Subject = "subject",
    NoCueSubject = "no-cue+subject",
    NearestSubject = "no-cue+nearest-subject",
    FirstSubject = "no-cue+first-subject",
    First = "first-in-sentence",
    AfterPreposition = "after-preposition",
    // Who spoke before.
    SameAsBefore = "same-as-before",
    Carried = "carried-in-paragraph",
    CarriedList = "carried-over-and",
    CarriedSentence = "carried-in-sentence",
    CarriedShort = "carried-narration-between",
    CarriedParagraph = "carried-from-paragraph-before",
    CarriedAlone = "carried-to-bare-quotation",
    CarriedFar = "carried-from-afar",
    CarriedContinues = "carried-reopened",
    CarriedCue = "carried-against-cue",
    TwoBack = "speaker-before-last",
    TwoBackAlone = "speaker-before-last-to-bare-quotation",
    // What the quotation looks like: only for nobody and for what is no speech.
    Always = "always",
    Words1 = "words-1",
    Words2 = "words-2",
    Words3 = "words-3-4",
    Words5 = "words-5-7",
    Words8 = "words-8-14",
    Words15 = "words-15",
    Capital = "starts-capital",
    StopInside = "stop-inside",
    CommaInside = "comma-inside",
    TitleCase = "title-case",
    SingleMarks = "single-marks",
    Alone = "alone-in-block",
    SingleAlone = "single-marks-alone",
    Unclosed = "unclosed",
    NotStory = "not-in-story",
    CueNext = "cue-beside",
    CueNear = "cue-near-before",
    CueInSentence = "cue-in-sentence",
    CueInParagraph = "cue-in-paragraph",
    ShortNoCue = "words-1-2+no-cue",
    ShortCue = "words-1-2+cue-near",
    TitleNoCue = "title-case+no-cue-beside",
    TitleLed = "title-case+behind-preposition",
    AsBefore = "as-before",
    NounBoth = "determiner-before+noun-after",
    DeterminerBefore = "determiner-before",
    PrepositionDeterminer = "preposition+determiner-before",
    PossessiveBefore = "possessive-before",
    PrepositionBefore = "preposition-before",
    NamingBefore = "naming-word-before",
    WorkBefore = "work-before",
    NamedAs = "named-as-before",
    NamedPassive = "is-named-before",
    NounBefore = "noun-before",
    VerbBefore = "verb-before",
    BeBefore = "be-before",
    ThatBefore = "that-before",
    NounAfter = "noun-after",
    ListSpoken = "joined-to-speech",
    ListUnspoken = "joined-to-no-speech",
    SpeechInParagraph = "speech-in-paragraph",
    SpeechParagraphBefore = "speech-in-paragraph-before",
    Reopens = "reopens",
    OpensParagraph = "opens-paragraph",
}

/// How many things can be seen.
const N: usize = Evidence::ALL.len();

/// What is seen of one candidate. At most as many things as there is room for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    seen: [u8; 24],
    n: u8,
}

impl Seen {
    pub fn add(&mut self, evidence: Evidence) {
        if let Some(place) = self.seen.get_mut(self.n as usize) {
            *place = evidence as u8;
            self.n += 1;
        }
    }

    pub fn add_if(&mut self, condition: bool, evidence: Evidence) {
        if condition {
            self.add(evidence);
        }
    }

    pub fn has(&self, evidence: Evidence) -> bool {
        self.iter().any(|e| e == evidence as usize)
    }

    /// The numbers of what is seen, as in [`Evidence::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.seen[..self.n as usize].iter().map(|&e| e as usize)
    }
}

/// Weights in natural logarithms of odds, by [`Evidence`].
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    pub speaker: Vec<f32>,
    pub nobody: Vec<f32>,
    pub unspoken: Vec<f32>,
}

impl Weights {
    pub fn zero() -> Weights {
        Weights { speaker: vec![0.0; N], nobody: vec![0.0; N], unspoken: vec![0.0; N] }
    }

    /// Reads the table: rows are evidence by name.
    pub fn of(table: &Table) -> Weights {
        let column = |name: &str| {
            let column = table.column(name);
            Evidence::ALL.iter().map(|evidence| column.map_or(0.0, |column| table.at(evidence.name(), column))).collect()
        };
        Weights { speaker: column("speaker"), nobody: column("nobody"), unspoken: column("unspoken") }
    }
}
