//! W3C Web Annotation: an annotation a find, each with a position and the words it stands on.
//!
//! The model counts positions in code points, so the article must come with [`Unit::Codepoint`](crate::text::Unit::Codepoint).

use super::json::ArticleJson;
use serde_json::{Value, json};

/// How much text before and after a find helps to anchor it again, in code points.
const CONTEXT: u32 = 32;

/// An `AnnotationPage` with the quotations, mentions, dates and checks of an article.
pub fn of(article: &ArticleJson) -> Value {
    let source = super::uri(article);
    let places = super::Places::of(article);
    let target = |start: u32, end: u32| {
        json!({"source": source, "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": places.words(article, start, end),
             "prefix": places.words(article, start.saturating_sub(CONTEXT), start),
             "suffix": places.words(article, end, end.saturating_add(CONTEXT))},
        ]})
    };
    let note = |id: String, motivation: &str, body: Value, start: u32, end: u32| {
        json!({"@context": "http://www.w3.org/ns/anno.jsonld", "id": format!("{source}#{id}"), "type": "Annotation",
               "motivation": motivation, "body": body, "target": target(start, end)})
    };
    let tag = |value: &str| json!({"type": "TextualBody", "value": value, "purpose": "tagging", "format": "text/plain"});
    let quotes = article.quotes.iter().map(|quote| {
        let name = quote.speaker.as_ref().map(|s| super::entity_of(article, s.entity.as_deref()).map_or(s.text.as_str(), |e| &e.name));
        let who = name.map_or_else(|| "no speaker found".to_owned(), |name| format!("said by {name}"));
        let bodies = json!([tag(&format!("{} quotation", quote.kind)), {"type": "TextualBody", "value": who, "purpose": "describing", "format": "text/plain"}]);
        note(quote.id.clone(), "describing", bodies, quote.start, quote.end)
    });
    let mentions = article.entities.iter().flat_map(|entity| {
        let named = entity.mentions.iter().enumerate();
        named.map(move |(i, mention)| (format!("{}.{}", entity.id, i + 1), entity, mention))
    });
    let mentions = mentions.map(|(id, entity, mention)| {
        let bodies =
            json!([tag(entity.r#type), {"type": "TextualBody", "value": entity.name, "purpose": "identifying", "format": "text/plain"}]);
        note(id, "identifying", bodies, mention.start, mention.end)
    });
    let dates = article.dates.iter().enumerate().map(|(i, date)| {
        let value = date.value.as_deref().unwrap_or(&date.text);
        note(format!("d{}", i + 1), "identifying", json!([tag(date.kind), tag(value)]), date.start, date.end)
    });
    let checks = article.checks.iter().enumerate().map(|(i, check)| {
        let body = json!({"type": "TextualBody", "value": check.message, "purpose": "assessing", "format": "text/plain"});
        note(format!("c{}", i + 1), "assessing", body, check.start, check.end)
    });
    let items: Vec<_> = quotes.chain(mentions).chain(dates).chain(checks).collect();
    json!({"@context": "http://www.w3.org/ns/anno.jsonld", "id": format!("{source}#annotations"), "type": "AnnotationPage", "items": items})
}
