//! Every export is valid by its standard's own schema, stored under `tests/schemas/`.

use galleyproof::export::json::ArticleJson;
use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, export, read};
use serde_json::Value;
use std::path::PathBuf;

const STORY: &str = "Council backs tram line 🚋\n\nBy Jane Roe\n\nMarch 3, 2021\n\nLEEDS, March 3 (Reuters) - The tram line will open in 2026, Mayor Ann Lee said on Wednesday.\n\n\
    \"It is “time” to build,\" she said. \"We have waited 12 years.\".\n\nThe council called the plan \"bold, quick and cheap\".";

fn article(story: &str, unit: Unit) -> ArticleJson {
    let lexicon = Lexicon::english();
    export::json::of(&read(Paste::text(story), &lexicon), &lexicon, unit)
}

#[test]
fn ninjs_is_valid() {
    let validator =
        jsonschema::options().with_retriever(Stored).build(&schema("ninjs-schema_3.0.json")).expect("the ninjs schema is a schema");
    for story in [STORY, "", "One line", "“Only a quotation,” said Ann."] {
        let item = export::ninjs::of(&article(story, Unit::Utf16));
        let wrong: Vec<_> = validator.iter_errors(&item).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{story:?}\n{}", wrong.join("\n"));
    }
    let broken = serde_json::json!({"type": "text"});
    assert!(!validator.is_valid(&broken), "the schema must turn an item without uri away");
}

#[test]
fn web_annotations_are_valid() {
    let page = export::web_annotation::of(&article(STORY, Unit::Codepoint));
    let items = page["items"].as_array().expect("a page has items");
    for name in std::fs::read_dir(schemas().join("w3c-annotation/annotations")).expect("stored schemas") {
        let name = name.expect("a file").file_name().into_string().expect("an ASCII name");
        let validator = w3c(&name);
        assert!(!items.is_empty(), "the story has finds");
        for item in items {
            assert!(validator.is_valid(item), "{name} turns away {item}");
        }
    }
    assert!(!w3c("3.1-targetKeyFound.json").is_valid(&serde_json::json!({"type": "Annotation"})));
}

#[test]
fn web_annotation_positions_are_code_points() {
    let article = article(STORY, Unit::Codepoint);
    let points: Vec<char> = STORY.chars().collect();
    for item in export::web_annotation::of(&article)["items"].as_array().expect("items") {
        let selectors = &item["target"]["selector"];
        let at = |key: &str| selectors[0][key].as_u64().expect("a position") as usize;
        let words: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(selectors[1]["exact"], words.as_str());
    }
}

#[test]
fn json_ld_names_who_is_quoted() {
    let found = export::json_ld::of(&article(STORY, Unit::Utf16));
    assert_eq!(found["@type"], "NewsArticle");
    assert!(found.as_object().is_some_and(|fields| fields.values().all(|value| !value.is_null())), "absent values are left out");
}

#[test]
fn csv_has_a_row_a_quotation() {
    let article = article(STORY, Unit::Utf16);
    let table = export::csv::of(&article);
    assert_eq!(table.split("\r\n").filter(|row| !row.is_empty()).count(), 1 + article.quotes.len());
}

fn schemas() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/schemas")
}

fn schema(name: &str) -> Value {
    let source = std::fs::read_to_string(schemas().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&source).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A W3C assertion with the definitions it points to.
fn w3c(name: &str) -> jsonschema::Validator {
    let mut assertion = schema(&format!("w3c-annotation/annotations/{name}"));
    assertion.as_object_mut().expect("a schema").remove("id");
    let options = jsonschema::options().with_base_uri("https://w3c.test/annotations/").with_retriever(Stored);
    options.build(&assertion).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Whatever address a schema points to, its file is stored under its last name. Nothing is fetched.
struct Stored;

impl jsonschema::Retrieve for Stored {
    fn retrieve(&self, uri: &jsonschema::Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let file = uri.path().as_str().rsplit('/').next().unwrap_or_default();
        let mut stored = match file {
            "GeoJSON.json" => schema("GeoJSON-schema.json"),
            definition => schema(&format!("w3c-annotation/definitions/{definition}")),
        };
        // Their own ids are relative and would point elsewhere.
        stored.as_object_mut().expect("a schema").remove("id");
        Ok(stored)
    }
}
