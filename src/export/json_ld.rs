//! schema.org: a `NewsArticle` whose `hasPart` are its `Quotation`s, each with a `creator`.

use super::json::{ArticleJson, Entity, Quote};
use serde_json::{Map, Value, json};

/// The article as one JSON-LD object. Absent values are left out, as JSON-LD asks.
pub fn of(article: &ArticleJson) -> Value {
    let places = super::Places::of(article);
    let text = |stretch: &Option<super::json::Stretch>| stretch.as_ref().map(|s| json!(s.text));
    let authors: Vec<_> = article.authors.iter().map(|author| json!({"@type": "Person", "name": author.name})).collect();
    let spoken = article.quotes.iter().filter(|quote| quote.kind != "indirect");
    let quotations: Vec<_> = spoken.map(|quote| quotation(article, quote, &places)).collect();
    let named = article.entities.iter().filter(|entity| entity.r#type != "other");
    let fields = [
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("NewsArticle"))),
        ("headline", text(&article.headline)),
        ("alternativeHeadline", text(&article.dek)),
        ("articleSection", text(&article.kicker)),
        ("inLanguage", Some(json!(article.language))),
        ("author", some(authors)),
        ("datePublished", article.published.as_ref().map(|p| json!(p.value))),
        ("dateModified", article.published.as_ref().and_then(|p| p.modified.as_ref()).map(|m| json!(m))),
        ("dateline", article.dateline.as_ref().map(|d| json!(places.words(article, d.start, d.end)))),
        ("articleBody", Some(json!(super::body(article, &places)))),
        ("hasPart", some(quotations)),
        ("mentions", some(named.map(thing).collect())),
    ];
    Value::Object(fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

fn quotation(article: &ArticleJson, quote: &Quote, places: &super::Places) -> Value {
    let mut found = Map::new();
    found.insert("@type".to_owned(), json!("Quotation"));
    found.insert("identifier".to_owned(), json!(quote.id));
    found.insert("text".to_owned(), json!(places.words(article, quote.start, quote.end)));
    if let Some(speaker) = &quote.speaker {
        let creator = super::entity_of(article, speaker.entity.as_deref()).map(thing);
        found.insert("creator".to_owned(), creator.unwrap_or_else(|| json!({"@type": "Thing", "name": speaker.text})));
    }
    Value::Object(found)
}

fn thing(entity: &Entity) -> Value {
    let kind = match entity.r#type {
        "person" => "Person",
        "organization" => "Organization",
        "place" => "Place",
        _ => "Thing",
    };
    let titles = if kind == "Person" { entity.titles.first() } else { None };
    match titles {
        Some(title) => json!({"@type": kind, "name": entity.name, "jobTitle": title}),
        None => json!({"@type": kind, "name": entity.name}),
    }
}

fn some(values: Vec<Value>) -> Option<Value> {
    if values.is_empty() { None } else { Some(Value::Array(values)) }
}
