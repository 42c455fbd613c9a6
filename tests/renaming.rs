//! A name is but a name: when every `Lavrov` is called otherwise, nothing else about the article changes.

use galleyproof::export::json;
use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, read};
use serde_json::Value;

const SAMPLE: &str = include_str!("../www/sample.txt");

#[test]
fn another_surname_changes_nothing_else() {
    let lexicon = Lexicon::english();
    let as_it_is = told(SAMPLE, &lexicon);
    for other in ["Sokolov", "Okonkwo", "Brandvold", "Tanaka"] {
        let renamed = told(&SAMPLE.replace("Lavrov", other), &lexicon);
        let expected: Vec<String> = as_it_is.iter().map(|line| line.replace("Lavrov", other)).collect();
        let wrong = expected.iter().zip(&renamed).find(|(expected, read)| expected != read);
        assert_eq!(wrong, None, "with {other} for Lavrov");
        assert_eq!(expected.len(), renamed.len(), "with {other} for Lavrov");
    }
}

/// Who is named, how and as whom, and who says what: a line each, without offsets.
fn told(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let view = json::of(&read(Paste::text(text), lexicon), lexicon, Unit::Byte);
    let view = serde_json::to_value(view).expect("an article is JSON");
    let words = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let entity = |entity: &Value| {
        let mentions: Vec<String> =
            all(&entity["mentions"]).iter().map(|mention| format!("{} {}", words(&mention["form"]), words(&mention["text"]))).collect();
        format!("{} {} {} {}: {}", words(&entity["type"]), words(&entity["name"]), entity["titles"], entity["gender"], mentions.join(", "))
    };
    let quote = |quote: &Value| {
        let at = |key: &str| quote[key].as_u64().unwrap_or(0) as usize;
        format!(
            "{} {} {}: {}",
            words(&quote["kind"]),
            words(&quote["speaker"]["text"]),
            quote["speaker"]["entity"],
            &text[at("start")..at("end")]
        )
    };
    all(&view["entities"]).iter().map(entity).chain(all(&view["quotes"]).iter().map(quote)).collect()
}
