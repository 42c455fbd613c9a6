//! Each list of the contract, made from what was read: a quotation with its cue, its speaker and its marks.

use super::{
    Author, Block, Check, Cue, Dateline, Entity, Gender, Insertion, Link, MarkedWords, Mention, Published, Quantity, Quote, Sentence,
    Speaker, Stretch, TimeExpression,
};
use crate::annotations::byline::{Byline, Credit};
use crate::annotations::mention::Form;
use crate::article::Article;
use crate::checks;
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span, Unit};

/// An article seen in a unit.
pub struct View<'a> {
    pub article: &'a Article,
    pub unit: Unit,
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

    pub fn first(&self, role: crate::layout::Role) -> Option<Stretch> {
        self.article.layout.first(role).map(|block| self.stretch(block.span))
    }

    pub fn authors(&self, wanted: impl Fn(Credit) -> bool) -> Vec<Author> {
        let author = |found: &Marked<Byline>| {
            let (start, end) = self.at(found.span);
            Author { name: found.is.name.clone(), kind: found.is.credit.name(), start, end }
        };
        self.article.annotations.bylines.iter().filter(|found| wanted(found.is.credit)).map(author).collect()
    }

    pub fn published(&self) -> Option<Published> {
        let found = self.article.annotations.published.as_ref()?;
        let (start, end) = self.at(found.span);
        Some(Published { value: found.is.value.clone(), modified: found.is.modified.clone(), start, end })
    }

    pub fn dateline(&self) -> Option<Dateline> {
        let found = self.article.annotations.dateline.as_ref()?;
        let (start, end) = self.at(found.span);
        let is = found.is.clone();
        let day = self.article.relations.calendar.dateline_day.clone();
        Some(Dateline { start, end, places: is.places, region: is.region, date: is.date, day, agency: is.agency })
    }

    pub fn blocks(&self) -> Vec<Block> {
        let block = |(i, b): (usize, &crate::layout::Block)| {
            let (start, end) = self.at(b.span);
            let (id, of) = (block_id(i), b.of.map(|of| of.name()));
            Block { id, start, end, role: b.role.name(), level: b.level, of, confidence: b.confidence, why: b.why }
        };
        self.article.layout.blocks.iter().enumerate().map(block).collect()
    }

    pub fn sentences(&self) -> Vec<Sentence> {
        let sentence = |s: &crate::layout::Sentence| {
            let (start, end) = self.at(s.span);
            Sentence { start, end, block: block_id(s.block) }
        };
        self.article.layout.sentences.iter().map(sentence).collect()
    }

    pub fn quotes(&self) -> Vec<Quote> {
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

    pub fn marked(&self) -> Vec<MarkedWords> {
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

    pub fn entities(&self) -> Vec<Entity> {
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

    pub fn dates(&self) -> Vec<TimeExpression> {
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

    pub fn quantities(&self) -> Vec<Quantity> {
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

    pub fn insertions(&self) -> Vec<Insertion> {
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

    pub fn links(&self) -> Vec<Link> {
        let link = |l: &crate::text::Marked<crate::annotations::link::Link>| {
            let (start, end) = self.at(l.span);
            Link { start, end, text: self.words(l.span), href: l.is.href.clone() }
        };
        self.article.annotations.links.iter().map(link).collect()
    }

    pub fn checks(&self, lexicon: &Lexicon) -> Vec<Check> {
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
