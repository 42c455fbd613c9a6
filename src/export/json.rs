//! The contract: the article as JSON, `{"schema": "galleyproof/article@1", …}`.

use crate::annotations::byline::{Byline, Credit};
use crate::annotations::mention::Form;
use crate::article::Article;
use crate::checks;
use crate::lexicon::Lexicon;
use crate::paste::Source;
use crate::text::{Marked, Span, Unit};
use serde::Serialize;

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

/// An article seen in a unit.
struct View<'a> {
    article: &'a Article,
    unit: Unit,
}

impl View<'_> {
    fn at(&self, span: Span) -> (u32, u32) {
        span.in_unit(self.unit)
    }

    fn words(&self, span: Span) -> String {
        self.article.layout.text.of(span).to_owned()
    }

    fn stretch(&self, span: Span) -> Stretch {
        let (start, end) = self.at(span);
        Stretch { text: self.words(span), start, end }
    }

    fn first(&self, role: crate::layout::Role) -> Option<Stretch> {
        self.article.layout.first(role).map(|block| self.stretch(block.span))
    }

    fn authors(&self, wanted: impl Fn(Credit) -> bool) -> Vec<Author> {
        let author = |found: &Marked<Byline>| {
            let (start, end) = self.at(found.span);
            Author { name: found.is.name.clone(), kind: found.is.credit.name(), start, end }
        };
        self.article.annotations.bylines.iter().filter(|found| wanted(found.is.credit)).map(author).collect()
    }

    fn published(&self) -> Option<Published> {
        let found = self.article.annotations.published.as_ref()?;
        let (start, end) = self.at(found.span);
        Some(Published { value: found.is.value.clone(), modified: found.is.modified.clone(), start, end })
    }

    fn dateline(&self) -> Option<Dateline> {
        let found = self.article.annotations.dateline.as_ref()?;
        let (start, end) = self.at(found.span);
        let is = found.is.clone();
        let day = self.article.relations.calendar.dateline_day.clone();
        Some(Dateline { start, end, places: is.places, region: is.region, date: is.date, day, agency: is.agency })
    }

    fn blocks(&self) -> Vec<Block> {
        let block = |(i, b): (usize, &crate::layout::Block)| {
            let (start, end) = self.at(b.span);
            let (id, of) = (block_id(i), b.of.map(|of| of.name()));
            Block { id, start, end, role: b.role.name(), level: b.level, of, confidence: b.confidence, why: b.why }
        };
        self.article.layout.blocks.iter().enumerate().map(block).collect()
    }

    fn sentences(&self) -> Vec<Sentence> {
        let sentence = |s: &crate::layout::Sentence| {
            let (start, end) = self.at(s.span);
            Sentence { start, end, block: block_id(s.block) }
        };
        self.article.layout.sentences.iter().map(sentence).collect()
    }

    fn quotes(&self) -> Vec<Quote> {
        let quote = |(i, a): (usize, &crate::relations::attribution::Attribution)| {
            let (start, end) = self.at(a.content);
            Quote {
                id: format!("q{}", i + 1),
                statement: format!("s{}", a.statement),
                kind: a.kind.name(),
                start,
                end,
                quoted: a.quoted.iter().map(|&span| self.at(span)).collect(),
                speaker: a.speaker.map(|speaker| self.speaker(speaker)),
                cue: a.cue.map(|span| self.cue(span, a.class)),
                confidence: a.confidence,
                why: a.why,
            }
        };
        self.article.relations.attributions.iter().enumerate().map(quote).collect()
    }

    fn marked(&self) -> Vec<MarkedWords> {
        let words = |m: &crate::text::Marked<crate::relations::marked::MarkedAs>| {
            let (start, end) = self.at(m.span);
            MarkedWords { start, end, text: self.words(m.span), kind: m.is.name() }
        };
        self.article.relations.marked.iter().map(words).collect()
    }

    fn cue(&self, span: Span, class: Option<&'static str>) -> Cue {
        let Stretch { text, start, end } = self.stretch(span);
        Cue { text, start, end, class }
    }

    fn speaker(&self, speaker: crate::relations::attribution::Speaker) -> Speaker {
        let (start, end) = self.at(speaker.span);
        let of = |mention: crate::annotations::mention::MentionId| self.article.relations.cast.of[mention.0 as usize];
        let entity = speaker.mention.and_then(of).map(|id| entity_id(id.0 as usize));
        let antecedent = speaker.stands_for.map(|span| self.stretch(span));
        Speaker { start, end, text: self.words(speaker.span), entity, anonymous: speaker.anonymous, antecedent }
    }

    fn entities(&self) -> Vec<Entity> {
        let mut mentions = self.mentions();
        let entity = |(i, e): (usize, &crate::relations::coreference::Entity)| Entity {
            id: entity_id(i),
            r#type: e.is.name(),
            name: e.name.clone(),
            titles: e.titles.clone(),
            gender: e.gender.map(|told| Gender { is: told.is.name(), from: told.from.name() }),
            mentions: std::mem::take(&mut mentions[i]),
            confidence: e.confidence,
        };
        self.article.relations.cast.entities.iter().enumerate().map(entity).collect()
    }

    /// Each entity's mentions, and where its own quoted words say `I`.
    fn mentions(&self) -> Vec<Vec<Mention>> {
        let entities = &self.article.relations.cast.entities;
        let mut mentions: Vec<Vec<Mention>> = entities.iter().map(|e| e.mentions.iter().map(|&id| self.mention(id)).collect()).collect();
        for voice in &self.article.relations.voices {
            let Stretch { text, start, end } = self.stretch(voice.span);
            let mention = Mention { start, end, text, form: Form::Pronoun.name(), confidence: voice.is.confidence, why: "first-person" };
            mentions[voice.is.entity.0 as usize].push(mention);
        }
        mentions.iter_mut().for_each(|mentions| mentions.sort_by_key(|mention| mention.start));
        mentions
    }

    fn mention(&self, id: crate::annotations::mention::MentionId) -> Mention {
        let found = &self.article.annotations.mentions[id.0 as usize];
        let (start, end) = self.at(found.span);
        let text = self.words(found.span);
        let sure = self.article.relations.cast.sure[id.0 as usize];
        let confidence = if found.is.form == Form::Name { found.is.confidence } else { found.is.confidence * sure };
        Mention { start, end, text, form: found.is.form.name(), confidence, why: found.is.why }
    }

    fn dates(&self) -> Vec<TimeExpression> {
        let date = |(found, value): (&crate::text::Marked<crate::annotations::date::Date>, &Option<crate::relations::calendar::Value>)| {
            let (start, end) = self.at(found.span);
            let extent = value.as_ref().and_then(|v| v.extent);
            TimeExpression {
                start,
                end,
                text: self.words(found.span),
                kind: found.is.kind.name(),
                value: value.as_ref().map(|v| v.iso.clone()),
                from: extent.map(|extent| extent.from.to_string()),
                to: extent.map(|extent| extent.to.to_string()),
                modifier: found.is.modifier,
                granularity: found.is.when.granularity(),
                anchor: value.as_ref().and_then(|v| v.anchor.clone()),
                confidence: value.as_ref().and_then(|v| v.confidence).unwrap_or(found.is.confidence),
            }
        };
        self.article.annotations.dates.iter().zip(&self.article.relations.calendar.values).map(date).collect()
    }

    fn quantities(&self) -> Vec<Quantity> {
        let quantity = |q: &crate::text::Marked<crate::annotations::quantity::Quantity>| {
            let (start, end) = self.at(q.span);
            Quantity {
                start,
                end,
                text: self.words(q.span),
                kind: q.is.kind.name(),
                value: q.is.value,
                to: q.is.to,
                unit: q.is.unit.clone(),
                modifier: q.is.modifier,
            }
        };
        self.article.annotations.quantities.iter().map(quantity).collect()
    }

    fn insertions(&self) -> Vec<Insertion> {
        use crate::annotations::insertion::Insertion as Kind;
        let insertion = |i: &crate::text::Marked<Kind>| {
            let (start, end) = self.at(i.span);
            let kind = match i.is {
                Kind::Bracket => "bracket",
                Kind::Parenthesis => "parenthesis",
            };
            Insertion { start, end, text: self.words(i.span), kind }
        };
        self.article.annotations.insertions.iter().map(insertion).collect()
    }

    fn links(&self) -> Vec<Link> {
        let link = |l: &crate::text::Marked<crate::annotations::link::Link>| {
            let (start, end) = self.at(l.span);
            Link { start, end, text: self.words(l.span), href: l.is.href.clone() }
        };
        self.article.annotations.links.iter().map(link).collect()
    }

    fn checks(&self, lexicon: &Lexicon) -> Vec<Check> {
        let check = |c: crate::text::Marked<checks::Check>| {
            let (start, end) = self.at(c.span);
            Check { start, end, kind: c.is.kind, message: c.is.message, suggestion: c.is.suggestion }
        };
        checks::run(self.article, lexicon).into_iter().map(check).collect()
    }
}

fn block_id(i: usize) -> String {
    format!("b{}", i + 1)
}

fn entity_id(i: usize) -> String {
    format!("e{}", i + 1)
}
