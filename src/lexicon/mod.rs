//! Words are data: `said`, `Mr.`, `January`. One list a file under `en/`, and how to look a word up.

mod directory;
pub mod grammar;
pub mod line_words;
mod list;
mod table;
mod weights;
mod word_map;

pub use directory::Directory;
pub use grammar::Grammar;
pub use line_words::LineWords;
pub use list::List;
pub use table::Table;
pub use weights::Weights;

/// A list that the build step made.
macro_rules! directory {
    ($name:literal) => {
        Directory::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".fst")),
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".meanings")),
        )
    };
}

/// All lists of a language. Made once, then only read.
#[derive(Debug)]
pub struct Lexicon {
    /// Abbreviations with a stop that need not end a sentence, without it: `mr = name`.
    pub abbreviations: List,
    /// How credits, captions and notes begin and end: `reporting by = credit`.
    pub credits: List,
    /// Words by which a page speaks of itself: `inbox = newsletter`.
    pub page_words: List,
    /// Words by which a caption says that it is of a picture: `pictured`.
    pub picture_words: List,
    /// What several of these lists say of a word on a page's line, in one look.
    pub line_words: LineWords,
    /// News agencies as datelines name them: `reuters`.
    pub agencies: List,
    /// Phrases a line of boilerplate begins with: `read more = read_more`.
    pub boilerplate: List,
    /// Words of a byline that are no part of a name: `reporter`.
    pub byline_words: List,
    /// Words of the calendar and the clock: `august = month 8`.
    pub calendar: List,
    /// What leads a date on a page's own lines: `updated = modified`.
    pub date_leads: List,
    /// Heads that many stories share: `what happens next`.
    pub section_heads: List,
    /// Small words that time expressions are built with: `last = shift -1`.
    pub time_words: List,
    /// What may stand between a number and a unit of time.
    pub unit_fillers: List,
    /// `Bloody` Sunday, the Sunday `Times`: a weekday in a name.
    pub day_epithets: List,
    pub day_titles: List,
    /// `hundreds`, `tens of thousands`: the least that each means.
    pub multitudes: List,
    /// Words of sports pages.
    pub sports_words: List,
    /// What leads to a day in bare figures.
    pub date_prepositions: List,
    /// What makes `the year` a stretch.
    pub stretch_leads: List,
    /// Words after which `over` before a length is `more than`: `for over three years`.
    pub over_leads: List,
    /// `most`, `rest`: a part of a stretch.
    pub part_nouns: List,
    /// What bends a number or a duration: `more than = more_than`.
    pub modifiers: List,
    /// Small words after which a bare year is one: `since`.
    pub year_leads: List,
    /// Words after which `last` is a verb: `to last`.
    pub last_leads: List,
    /// Pasts of what goes on until a day that is over: `lasted`.
    pub lasting_verbs: List,
    /// Holidays and their rules: `easter = easter 0`.
    pub holidays: List,
    /// Ordinals in words: `third = 3`.
    pub ordinals: List,
    /// Nouns that a number names: `flight`.
    pub numbered: List,
    /// Nouns that a bare number counts: `votes`.
    pub counted_nouns: List,
    /// Words that tell when a clause is: `will = ahead`.
    pub tense_words: List,
    /// All words that begin a time expression or a number: of `calendar`, `time_words`, `numbers`, `ordinals`, `holidays`.
    pub openers: List,
    /// Labels that look like datelines: `file`.
    pub labels: List,
    /// Numbers in words: `twelve = 12`.
    pub numbers: List,
    /// Small words at which a noun phrase ends: `which`.
    pub phrase_breaks: List,
    /// What small words do in a noun phrase: `some = det alone`.
    pub phrase_words: List,
    /// Pronouns and what they tell: `he = s m`.
    pub pronouns: List,
    /// First names and who bears them: `ann = f`.
    pub first_names: Directory,
    /// Surnames: `lavrov`.
    pub surnames: Directory,
    /// Small words inside names: `of`, `de`.
    pub name_joins: List,
    /// What speaks for a word being part of a name.
    pub name_weights: Weights,
    /// Places and bodies: `geneva = city`.
    pub gazetteer: Directory,
    /// Words that make a name an organisation's: `ministry`.
    pub org_words: List,
    /// Peoples, faiths and parties: `syrian`.
    pub peoples: List,
    /// Words that make a name a place's: `lake`.
    pub place_words: List,
    /// Words inside a title: `foreign`.
    pub title_modifiers: List,
    /// Kin, callings and parts in a story: `widow = f`.
    pub person_nouns: List,
    /// Nouns that stand for somebody named already: `striker = any`.
    pub epithets: List,
    /// Common nouns for bodies and places: `court = organization`.
    pub body_nouns: List,
    /// Legal forms of companies: `inc`.
    pub company_forms: List,
    /// Pet forms of first names: `bill = william`.
    pub nicknames: List,
    /// Offices, ranks and callings: `minister = x`.
    pub titles: List,
    /// Short forms of names: `un = united nations`.
    pub short_forms: List,
    /// Money: `£ = GBP`.
    pub currencies: List,
    /// Words beside which a bare number counts people: `killed`.
    pub casualties: List,
    /// Names of fractions: `third = 3`.
    pub fractions: List,
    /// Words after which `m` means metres: `tall`.
    pub metre_words: List,
    /// Words after which a number with `m` is of metres: `ran 100m`.
    pub metre_leads: List,
    /// Units of measure: `km = kilometre`.
    pub units: List,
    /// What words do in a clause, and those that report speech: `say said = say: q c p`.
    pub grammar: Grammar,
    /// Words that open a sentence, and hardly go on with a name: `the`.
    pub sentence_openers: List,
    /// Finite forms at which a noun phrase ends: `shook`.
    pub finite_verbs: List,
    /// Verbs of speech whose plain form is a noun as often: `report`.
    pub nouns_too: List,
    /// First words of a source whose name is kept back: `critics`.
    pub nameless: List,
    /// What leads a turn of an interview instead of a name: `q = question`.
    pub turn_labels: List,
    /// Words behind a source that keep its name back: `anonymity = kept`.
    pub unnamed: List,
    /// Words before a title or a doubted word in quotation marks: `film = work`.
    pub naming_words: List,
    /// Words between two names of one: `better known as`.
    pub also_known: List,
    /// Words that hold sentences together: `the`, `was = verb`.
    pub small_words: List,
    /// What speaks for the role of a line, and how much.
    pub role_weights: Table,
    /// What speaks for the speaker of a quotation, and how much.
    pub speaker_weights: Table,
}

impl Lexicon {
    /// The English lists.
    pub fn english() -> Lexicon {
        let mut lexicon = Lexicon {
            abbreviations: List::parse(include_str!("en/abbreviations.txt")),
            credits: List::phrases(include_str!("en/credits.txt")),
            page_words: List::phrases(include_str!("en/page_words.txt")),
            picture_words: List::parse(include_str!("en/picture_words.txt")),
            line_words: LineWords::default(),
            agencies: List::parse(include_str!("en/agencies.txt")),
            boilerplate: List::phrases(include_str!("en/boilerplate.txt")),
            byline_words: List::parse(include_str!("en/byline_words.txt")),
            calendar: List::parse(include_str!("en/calendar.txt")),
            date_leads: List::parse(include_str!("en/date_leads.txt")),
            section_heads: List::phrases(include_str!("en/section_heads.txt")),
            openers: List::default(),
            time_words: List::parse(include_str!("en/time_words.txt")),
            unit_fillers: List::parse(include_str!("en/unit_fillers.txt")),
            day_epithets: List::parse(include_str!("en/day_epithets.txt")),
            day_titles: List::parse(include_str!("en/day_titles.txt")),
            multitudes: List::phrases(include_str!("en/multitudes.txt")),
            sports_words: List::parse(include_str!("en/sports_words.txt")),
            date_prepositions: List::parse(include_str!("en/date_prepositions.txt")),
            stretch_leads: List::parse(include_str!("en/stretch_leads.txt")),
            over_leads: List::parse(include_str!("en/over_leads.txt")),
            part_nouns: List::parse(include_str!("en/part_nouns.txt")),
            modifiers: List::parse(include_str!("en/modifiers.txt")),
            year_leads: List::parse(include_str!("en/year_leads.txt")),
            last_leads: List::parse(include_str!("en/last_leads.txt")),
            lasting_verbs: List::parse(include_str!("en/lasting_verbs.txt")),
            holidays: List::phrases(include_str!("en/holidays.txt")),
            ordinals: List::parse(include_str!("en/ordinals.txt")),
            numbered: List::parse(include_str!("en/numbered.txt")),
            counted_nouns: List::parse(include_str!("en/counted_nouns.txt")),
            tense_words: List::parse(include_str!("en/tense_words.txt")),
            labels: List::parse(include_str!("en/labels.txt")),
            numbers: List::parse(include_str!("en/numbers.txt")),
            phrase_breaks: List::parse(include_str!("en/phrase_breaks.txt")),
            phrase_words: List::parse(include_str!("en/phrase_words.txt")),
            pronouns: List::parse(include_str!("en/pronouns.txt")),
            first_names: directory!("first_names"),
            surnames: directory!("surnames"),
            name_joins: List::parse(include_str!("en/name_joins.txt")),
            name_weights: Weights::parse(include_bytes!("en/name_weights.bin")),
            gazetteer: directory!("gazetteer"),
            org_words: List::parse(include_str!("en/org_words.txt")),
            peoples: List::parse(include_str!("en/peoples.txt")),
            place_words: List::parse(include_str!("en/place_words.txt")),
            title_modifiers: List::parse(include_str!("en/title_modifiers.txt")),
            person_nouns: List::parse(include_str!("en/person_nouns.txt")),
            epithets: List::parse(include_str!("en/epithets.txt")),
            body_nouns: List::parse(include_str!("en/body_nouns.txt")),
            company_forms: List::parse(include_str!("en/company_forms.txt")),
            nicknames: List::parse(include_str!("en/nicknames.txt")),
            titles: List::parse(include_str!("en/titles.txt")),
            short_forms: List::parse(include_str!("en/short_forms.txt")),
            currencies: List::parse(include_str!("en/currencies.txt")),
            casualties: List::parse(include_str!("en/casualties.txt")),
            fractions: List::parse(include_str!("en/fractions.txt")),
            metre_words: List::parse(include_str!("en/metre_words.txt")),
            metre_leads: List::parse(include_str!("en/metre_leads.txt")),
            units: List::parse(include_str!("en/units.txt")),
            grammar: Grammar::parse(&grammar::Lists {
                function_words: include_str!("en/function_words.txt"),
                common_verbs: include_str!("en/common_verbs.txt"),
                speech_verbs: include_str!("en/speech_verbs.txt"),
                speech_nouns: include_str!("en/speech_nouns.txt"),
                speech_adjectives: include_str!("en/speech_adjectives.txt"),
            }),
            sentence_openers: List::parse(include_str!("en/sentence_openers.txt")),
            finite_verbs: List::parse(include_str!("en/finite_verbs.txt")),
            nouns_too: List::parse(include_str!("en/nouns_too.txt")),
            nameless: List::parse(include_str!("en/nameless.txt")),
            turn_labels: List::parse(include_str!("en/turn_labels.txt")),
            unnamed: List::parse(include_str!("en/unnamed.txt")),
            naming_words: List::parse(include_str!("en/naming_words.txt")),
            also_known: List::parse(include_str!("en/also_known.txt")),
            small_words: List::parse(include_str!("en/small_words.txt")),
            role_weights: Table::parse(include_str!("en/role_weights.tsv")),
            speaker_weights: Table::parse(include_str!("en/speaker_weights.tsv")),
        };
        lexicon.openers = List::heads_of(&[
            &lexicon.calendar,
            &lexicon.time_words,
            &lexicon.numbers,
            &lexicon.ordinals,
            &lexicon.holidays,
            &lexicon.modifiers,
            &lexicon.multitudes,
        ]);
        let (small, page) = (&lexicon.small_words, &lexicon.page_words);
        lexicon.line_words = LineWords::of(small, &lexicon.picture_words, &lexicon.byline_words, page);
        lexicon
    }
}
