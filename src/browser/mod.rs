//! The edge to JavaScript: one call in, one plain object out, `read({ text: "…" }).quotes[0].speaker.text`.
//!
//! Wasm owns its memory and JavaScript owns the answer, so there is nothing to free.

use crate::export::json::{self, ArticleJson};
use crate::export::{self, strokes};
use crate::text::Unit;
use crate::{Lexicon, Paste, html};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// What to read: `html` where it is given, else `text`.
#[derive(Deserialize, Tsify)]
pub struct PasteJson {
    /// Plain text, as pasted.
    #[tsify(optional)]
    pub text: Option<String>,
    /// HTML source: a clipboard fragment or a whole page.
    #[tsify(optional)]
    pub html: Option<String>,
    /// The day that "yesterday" is read against where the article names none: `YYYY-MM-DD`.
    #[tsify(optional)]
    pub reference_date: Option<String>,
    /// What `start` and `end` count; `utf-16`, as the DOM counts, where it is left out.
    #[tsify(optional, type = "\"utf-16\" | \"codepoint\" | \"byte\"")]
    pub offsets: Option<String>,
}

/// An article and what to paint of it.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Proof {
    pub article: ArticleJson,
    /// Four numbers a stroke: kind (an index of `stroke_kinds()`), start, end, item.
    pub strokes: Vec<u32>,
}

/// Reads an article. Any text gives one.
#[wasm_bindgen(unchecked_return_type = "ArticleJson")]
pub fn read(#[wasm_bindgen(unchecked_param_type = "PasteJson")] paste: JsValue) -> Result<JsValue, JsError> {
    given(&article(taken(paste)?, None)?)
}

/// Reads an article and says what to paint of it.
#[wasm_bindgen(unchecked_return_type = "Proof")]
pub fn proof(#[wasm_bindgen(unchecked_param_type = "PasteJson")] paste: JsValue) -> Result<JsValue, JsError> {
    let article = article(taken(paste)?, None)?;
    let strokes = strokes::of(&article);
    given(&Proof { article, strokes })
}

/// The kinds of strokes in the order of their numbers.
#[wasm_bindgen]
pub fn stroke_kinds() -> Vec<String> {
    strokes::KINDS.iter().map(|&kind| kind.to_owned()).collect()
}

/// The article in another format: `json`, `ninjs`, `json-ld`, `web-annotation` or `csv`.
#[wasm_bindgen]
pub fn export_as(#[wasm_bindgen(unchecked_param_type = "PasteJson")] paste: JsValue, format: &str) -> Result<String, JsError> {
    // Web annotations count in code points whatever was asked for.
    let forced = Some(Unit::Codepoint).filter(|_| format == "web-annotation");
    let article = article(taken(paste)?, forced)?;
    let pretty = |value: Result<String, serde_json::Error>| value.map_err(|error| JsError::new(&error.to_string()));
    match format {
        "json" => pretty(serde_json::to_string_pretty(&article)),
        "ninjs" => pretty(serde_json::to_string_pretty(&export::ninjs::of(&article))),
        "json-ld" => pretty(serde_json::to_string_pretty(&export::json_ld::of(&article))),
        "web-annotation" => pretty(serde_json::to_string_pretty(&export::web_annotation::of(&article))),
        "csv" => Ok(export::csv::of(&article)),
        _ => Err(JsError::new(&format!("there is no format {format:?}; there are json, ninjs, json-ld, web-annotation and csv"))),
    }
}

fn article(paste: PasteJson, forced: Option<Unit>) -> Result<ArticleJson, JsError> {
    let unit = forced.map_or_else(|| unit(paste.offsets.as_deref()), Ok)?;
    let source = match paste.html {
        Some(source) => html::paste(&source),
        None => Paste::text(paste.text.unwrap_or_default()),
    };
    Ok(json::of(&crate::read(source.on(paste.reference_date), &LEXICON), &LEXICON, unit))
}

fn unit(name: Option<&str>) -> Result<Unit, JsError> {
    match name {
        None | Some("utf-16") => Ok(Unit::Utf16),
        Some("codepoint") => Ok(Unit::Codepoint),
        Some("byte") => Ok(Unit::Byte),
        Some(other) => Err(JsError::new(&format!("offsets cannot count {other:?}; they count utf-16, codepoint or byte"))),
    }
}

fn taken(paste: JsValue) -> Result<PasteJson, JsError> {
    let wants = "read takes { text } or { html }, both strings, with reference_date and offsets where wanted";
    serde_wasm_bindgen::from_value(paste).map_err(|error| JsError::new(&format!("{wants}: {error}")))
}

/// Absent values arrive as `null`, as the types say.
fn given<T: Serialize>(answer: &T) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    answer.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}
