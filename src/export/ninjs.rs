//! IPTC ninjs 3.0, the news exchange format of agencies. It has no field for quotations or offsets, so quotations are
//! `associations` (a text item each, `by` its speaker) and the body carries the story alone.

use super::json::{ArticleJson, Entity, Quote};
use serde_json::{Value, json};

/// The article as one ninjs item. Absent values are left out: the standard's roots are closed and know no null.
pub fn of(article: &ArticleJson) -> Value {
    let uri = super::uri(article);
    let places = super::Places::of(article);
    let body = super::body(article, &places);
    let of_type = |wanted: &str, make: fn(&Entity) -> Value| {
        let found: Vec<_> = article.entities.iter().filter(|entity| entity.r#type == wanted).map(make).collect();
        if found.is_empty() { None } else { Some(Value::Array(found)) }
    };
    let spoken = article.quotes.iter().filter(|quote| quote.kind != "indirect");
    let associations: Vec<_> = spoken.map(|quote| association(article, quote, &uri, &places)).collect();
    let authors: Vec<_> = article.authors.iter().map(|author| author.name.as_str()).collect();
    let fields = [
        ("uri", Some(json!(uri))),
        ("type", Some(json!("text"))),
        ("representationType", Some(json!("full"))),
        ("language", Some(json!(article.language))),
        ("standard", Some(json!({"name": "ninjs", "version": "3.0"}))),
        ("headlines", article.headline.as_ref().map(|h| json!([{"role": "main", "contentType": "text/plain", "value": h.text}]))),
        ("descriptions", article.dek.as_ref().map(|d| json!([{"role": "summary", "contentType": "text/plain", "value": d.text}]))),
        ("by", Some(authors.join(", ")).filter(|by| !by.is_empty()).map(|by| json!(by))),
        ("contentCreated", article.published.as_ref().and_then(|p| moment(&p.value)).map(|m| json!(m))),
        ("located", article.dateline.as_ref().and_then(|d| d.places.first()).map(|place| json!(place))),
        (
            "bodies",
            Some(json!([{"role": "main", "contentType": "text/plain", "charCount": body.chars().count(),
                                "wordCount": body.split_whitespace().count(), "value": body}])),
        ),
        ("people", of_type("person", |entity| json!({"rel": "about", "name": entity.name}))),
        ("organisations", of_type("organization", |entity| json!({"rel": "about", "name": entity.name}))),
        ("places", of_type("place", |entity| json!({"rel": "about", "name": entity.name}))),
        ("associations", Some(associations).filter(|found| !found.is_empty()).map(Value::Array)),
    ];
    Value::Object(fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

fn association(article: &ArticleJson, quote: &Quote, uri: &str, places: &super::Places) -> Value {
    let words = places.words(article, quote.start, quote.end);
    let mut item = json!({"name": quote.id, "rel": "quotation", "uri": format!("{uri}#{}", quote.id), "type": "text",
                          "bodies": [{"role": "quotation", "contentType": "text/plain", "value": words}]});
    if let Some(speaker) = &quote.speaker {
        item["by"] = json!(super::entity_of(article, speaker.entity.as_deref()).map_or(&speaker.text, |entity| &entity.name));
    }
    item
}

/// The standard wants a time with its zone; without one nothing is said, since a guessed zone would be a wrong time.
fn moment(value: &str) -> Option<String> {
    let (day, time) = value.split_once('T')?;
    let cut = time.find(['Z', '+', '-'])?;
    let (clock, zone) = time.split_at(cut);
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    Some(format!("{day}T{clock}{seconds}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_moment_needs_its_zone() {
        assert_eq!(moment("2016-08-27T02:50+03:00").as_deref(), Some("2016-08-27T02:50:00+03:00"));
        assert_eq!(moment("2016-08-27T02:50"), None);
        assert_eq!(moment("2016-08-27"), None);
    }
}
