//! The contract: the article as JSON, `{"schema": "galleyproof/article@1", …}`.

mod view;

use crate::annotations::byline::Credit;
use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::paste::Source;
use crate::text::Unit;
use serde::Serialize;
use view::View;

/// A read article as it leaves the program. Offsets are in the unit that `offsets` names, end exclusive.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ArticleJson {
    pub schema: &'static str,
    pub offsets: &'static str,
    pub language: String,
    pub source: &'static str,
    pub text: String,
    pub headline: Option<Stretch>,
    pub kicker: Option<Stretch>,
    pub dek: Option<Stretch>,
    /// Who wrote it: persons, and agencies where no person did or one did beside them.
    pub authors: Vec<Author>,
    /// The agencies that the bylines name, those that an author wrote for among them.
    pub agencies: Vec<Author>,
    pub published: Option<Published>,
    pub dateline: Option<Dateline>,
    pub blocks: Vec<Block>,
    pub sentences: Vec<Sentence>,
    pub quotes: Vec<Quote>,
    /// Words between quotation marks that nobody says: a title, a nickname, a doubted word.
    pub marked: Vec<MarkedWords>,
    pub entities: Vec<Entity>,
    pub dates: Vec<TimeExpression>,
    pub quantities: Vec<Quantity>,
    pub insertions: Vec<Insertion>,
    pub links: Vec<Link>,
    pub checks: Vec<Check>,
}

/// Words and where they stand.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Stretch {
    pub text: String,
    pub start: u32,
    pub end: u32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Author {
    pub name: String,
    /// `person` or `agency`.
    pub kind: &'static str,
    pub start: u32,
    pub end: u32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Published {
    /// ISO 8601.
    pub value: String,
    /// ISO 8601, where the page says when it was changed.
    pub modified: Option<String>,
    pub start: u32,
    pub end: u32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Dateline {
    pub start: u32,
    pub end: u32,
    pub places: Vec<String>,
    pub region: Option<String>,
    /// As written.
    pub date: Option<String>,
    /// `YYYY-MM-DD`.
    pub day: Option<String>,
    pub agency: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Block {
    pub id: String,
    pub start: u32,
    pub end: u32,
    pub role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<&'static str>,
    /// 0 to 1.
    pub confidence: f32,
    pub why: &'static str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Sentence {
    pub start: u32,
    pub end: u32,
    pub block: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Quote {
    pub id: String,
    /// Fragments of one utterance share it.
    pub statement: String,
    /// `direct`, `mixed` or `indirect`.
    pub kind: &'static str,
    pub start: u32,
    pub end: u32,
    /// The parts that stand between quotation marks, marks excluded.
    pub quoted: Vec<(u32, u32)>,
    pub speaker: Option<Speaker>,
    pub cue: Option<Cue>,
    /// 0 to 1.
    pub confidence: f32,
    /// Which evidence decided.
    pub why: &'static str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct MarkedWords {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// `scare`, `title` or `nickname`.
    pub kind: &'static str,
}

/// What says that somebody says: `said`, `according to`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Cue {
    pub text: String,
    pub start: u32,
    pub end: u32,
    /// What is done with words: `say`, `deny`, `warn`, `promise`, `ask` ...
    pub class: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Speaker {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// The id of an entity.
    pub entity: Option<String>,
    /// Whether the text keeps the name back: `a senior official`.
    pub anonymous: bool,
    /// Whom `who` stands for: `a pilot` in `a pilot, who said it was late`.
    pub antecedent: Option<Stretch>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Entity {
    pub id: String,
    /// `person`, `organization`, `place`, `group` or `other`.
    pub r#type: &'static str,
    pub name: String,
    pub titles: Vec<String>,
    /// Of a person: what the article or the first name tells; null where nothing does.
    pub gender: Option<Gender>,
    pub mentions: Vec<Mention>,
    /// 0 to 1.
    pub confidence: f32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Gender {
    /// `female` or `male`.
    pub is: &'static str,
    /// What told it, the strongest: `title`, `relation`, `role`, `first-name`, `office`, `pronoun`.
    pub from: &'static str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Mention {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// `name`, `title`, `noun` or `pronoun`.
    pub form: &'static str,
    /// 0 to 1.
    pub confidence: f32,
    /// Which evidence decided.
    pub why: &'static str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct TimeExpression {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// `date`, `time`, `duration` or `set`.
    pub kind: &'static str,
    /// ISO 8601 or TIMEX3; null without an anchor to read it against.
    pub value: Option<String>,
    /// The first day of it, `2016-08-29` for `2016-W35`; null where it is nowhere on the calendar.
    pub from: Option<String>,
    /// The last day of it.
    pub to: Option<String>,
    /// TIMEX3 `mod`: `more_than`, `approx` ...
    pub modifier: Option<&'static str>,
    /// The day it was read against, where it needed one.
    pub anchor: Option<String>,
    /// How long a date or time is: `minute`, `part` (of a day), `day`, `week`, `weekend`, `month`, `quarter`, `season`,
    /// `half`, `year`, `fiscal year`, `decade`, `century`; null for a duration, a set and what has no length.
    pub granularity: Option<&'static str>,
    /// 0 to 1.
    pub confidence: f32,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Quantity {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// `number`, `count`, `money`, `measure`, `share`, `age`, `ordinal`.
    pub kind: &'static str,
    pub value: f64,
    /// The upper end of a range: `10 to 20 people`.
    pub to: Option<f64>,
    /// Singular; an ISO 4217 code for money.
    pub unit: Option<String>,
    /// `more_than`, `less_than`, `approx`, `equal_or_more`, `equal_or_less`.
    pub modifier: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Insertion {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// `bracket` or `parenthesis`.
    pub kind: &'static str,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Link {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub href: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Check {
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
    pub message: String,
    pub suggestion: Option<String>,
}

/// The contract's view of an article, with its checks.
pub fn of(article: &Article, lexicon: &Lexicon, unit: Unit) -> ArticleJson {
    let view = View { article, unit };
    ArticleJson {
        schema: "galleyproof/article@1",
        offsets: unit.name(),
        language: article.layout.page.language.clone().unwrap_or_else(|| "en".to_owned()),
        source: match article.layout.source {
            Source::Text => "text",
            Source::Html => "html",
        },
        text: article.layout.text.as_str().to_owned(),
        headline: view.first(crate::layout::Role::Headline),
        kicker: view.first(crate::layout::Role::Kicker),
        dek: view.first(crate::layout::Role::Dek),
        authors: view.authors(|credit| credit != Credit::House),
        agencies: view.authors(|credit| credit != Credit::Person),
        published: view.published(),
        dateline: view.dateline(),
        blocks: view.blocks(),
        sentences: view.sentences(),
        quotes: view.quotes(),
        marked: view.marked(),
        entities: view.entities(),
        dates: view.dates(),
        quantities: view.quantities(),
        insertions: view.insertions(),
        links: view.links(),
        checks: view.checks(lexicon),
    }
}
