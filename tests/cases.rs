//! Every kind finds what its cases draw, and nothing else: `The talks lasted ⟨12 hours⟩.`
//!
//! A case file is `tests/cases/<kind>.txt`. A case is a title line (`# …`), then the text with its finds drawn between
//! ⟨ and ⟩, nested where they nest. Lines before the text may set the stage: `@ 2016-08-27` is the reference date,
//! `@ html` says the text is HTML source (its finds are drawn in what a reader of the page sees, on lines after `@ page`).
//! A small number behind a find, `⟨Lee⟩¹ … ⟨she⟩¹`, says which finds are one: the chains of coreference.
//! Below the text, indented, the n-th JSON line tells something of the n-th find: keys that are not named may be anything.

use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, export, html, read};
use serde_json::{Map, Value};
use std::path::Path;

/// One drawn case.
struct Case {
    title: String,
    reference_date: Option<String>,
    /// HTML source, where the case is of HTML.
    html: Option<String>,
    /// The text without the drawing.
    text: String,
    /// Byte ranges of the finds, by where they start, outer before inner.
    finds: Vec<(usize, usize)>,
    /// The number of each find's chain, where the case draws chains.
    chains: Vec<Option<usize>>,
    tells: Vec<Map<String, Value>>,
}

#[test]
fn every_kind_finds_what_its_cases_draw() {
    let lexicon = Lexicon::english();
    let mut wrong = Vec::new();
    let mut n_cases = 0;
    for kind in KINDS {
        let cases = cases_of(kind);
        n_cases += cases.len();
        wrong.extend(cases.iter().filter_map(|case| differs(kind, case, &lexicon)));
    }
    assert!(wrong.is_empty(), "{} of {n_cases} cases differ\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_kind_has_cases_that_find_nothing() {
    // Each line of a page has a role and each word a sentence, so these two always find something.
    let without = KINDS.iter().filter(|kind| !matches!(**kind, "html" | "role" | "sentence"));
    let missing: Vec<_> = without.filter(|kind| cases_of(kind).iter().all(|case| !case.finds.is_empty())).collect();
    assert!(missing.is_empty(), "no case that must find nothing: {missing:?}");
}

/// The kinds, named as their files are.
const KINDS: &[&str] = &[
    "byline",
    "check",
    "coreference",
    "date",
    "dateline",
    "html",
    "indirect",
    "insertion",
    "link",
    "marked",
    "mention",
    "name",
    "newswire",
    "published",
    "quantity",
    "quote",
    "role",
    "sentence",
    "speech",
];

/// The one place that touches the API: what an article holds of a kind, as `(start, end, item)` in bytes.
fn finds_of(kind: &str, article: &Map<String, Value>) -> Vec<(usize, usize, Value)> {
    let all = |field: &str| article[field].as_array().cloned().unwrap_or_default();
    let one = |field: &str| Some(article[field].clone()).filter(|found| !found.is_null()).into_iter().collect::<Vec<_>>();
    let items = match kind {
        "byline" => all("authors"),
        "check" => all("checks"),
        "coreference" => mentions(&all("entities"), |_| true),
        // Newspaper sentences written for these cases, their times marked as the TimeML guidelines (TIMEX3, 1.2.1) have it.
        "date" | "newswire" => all("dates"),
        "dateline" => one("dateline"),
        "indirect" => all("quotes").iter().filter(|quote| quote["kind"] != "direct").map(|quote| speech(quote, &all("entities"))).collect(),
        "insertion" => all("insertions"),
        "link" => all("links"),
        "marked" => all("marked"),
        "mention" => mentions(&all("entities"), |form| form != "name"),
        "name" => mentions(&all("entities"), |form| form == "name"),
        "published" => one("published"),
        "quantity" => all("quantities"),
        "quote" => all("quotes").iter().flat_map(quoted).collect(),
        "html" | "role" => all("blocks"),
        "sentence" => all("sentences"),
        "speech" => all("quotes").iter().map(|quote| speech(quote, &all("entities"))).collect(),
        _ => panic!("no kind {kind}"),
    };
    let place = |item: &Value, key: &str| item[key].as_u64().unwrap_or(0) as usize;
    let mut found: Vec<_> = items.into_iter().map(|item| (place(&item, "start"), place(&item, "end"), item)).collect();
    found.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    found
}

/// The mentions of a form; each tells its entity's name and type beside its own fields.
fn mentions(entities: &[Value], wanted: impl Fn(&str) -> bool) -> Vec<Value> {
    let of = |entity: &Value| {
        let told = |mention: &Value| {
            let mut mention = mention.clone();
            mention["entity"] = entity["name"].clone();
            mention["type"] = entity["type"].clone();
            mention["id"] = entity["id"].clone();
            mention["gender"] = entity["gender"]["is"].clone();
            mention["gender_from"] = entity["gender"]["from"].clone();
            mention["titles"] = entity["titles"].clone();
            mention
        };
        entity["mentions"].as_array().into_iter().flatten().map(told).collect::<Vec<_>>()
    };
    entities.iter().flat_map(of).filter(|mention| wanted(mention["form"].as_str().unwrap_or(""))).collect()
}

/// The parts of reported speech that stand between marks.
fn quoted(quote: &Value) -> Vec<Value> {
    let part = |at: &Value| serde_json::json!({"start": at[0], "end": at[1], "kind": quote["kind"], "statement": quote["statement"]});
    quote["quoted"].as_array().into_iter().flatten().map(part).collect()
}

/// Reported speech; `speaker` is told as its words, `entity` as its name, `cue` as its words.
fn speech(quote: &Value, entities: &[Value]) -> Value {
    let mut told = quote.clone();
    let id = &quote["speaker"]["entity"];
    let entity = entities.iter().find(|entity| !id.is_null() && &entity["id"] == id);
    told["entity"] = entity.map_or(Value::Null, |entity| entity["name"].clone());
    told["anonymous"] = quote["speaker"]["anonymous"].clone();
    told["antecedent"] = quote["speaker"]["antecedent"]["text"].clone();
    told["speaker"] = quote["speaker"]["text"].clone();
    told["class"] = quote["cue"]["class"].clone();
    told["cue"] = quote["cue"]["text"].clone();
    told
}

/// What is different between a case and its reading, drawn alike; `None` where nothing is.
fn differs(kind: &str, case: &Case, lexicon: &Lexicon) -> Option<String> {
    let paste = match &case.html {
        Some(source) => html::paste(source),
        None => Paste::text(&case.text),
    };
    let article = read(paste.on(case.reference_date.clone()), lexicon);
    let view = serde_json::to_value(export::json::of(&article, lexicon, Unit::Byte)).expect("an article is JSON");
    let view = view.as_object().expect("an article is an object");
    let text = view["text"].as_str().unwrap_or("").to_owned();
    let found = finds_of(kind, view);
    let spans: Vec<_> = found.iter().map(|&(start, end, _)| (start, end)).collect();
    let drawn = draw(&text, &spans);
    let expected = draw(&case.text, &case.finds);
    if drawn != expected {
        return Some(format!("{kind}: {}\n  expected {expected}\n      read {drawn}", case.title));
    }
    if case.chains.iter().any(Option::is_some) {
        let ids: Vec<_> = found.iter().map(|(_, _, item)| item["id"].as_str().map(str::to_owned)).collect();
        let (expected, read) = (chained(&case.text, &case.finds, &case.chains), chained(&text, &spans, &ids));
        if expected != read {
            return Some(format!("{kind}: {}\n  expected {expected}\n      read {read}", case.title));
        }
    }
    let untold = |(told, (_, _, item)): (&Map<String, Value>, &(usize, usize, Value))| {
        let key = told.iter().find(|(key, value)| !same(value, &item[key.as_str()]))?;
        Some(format!("{kind}: {}\n  in {drawn}\n  expected {:?}: {}\n      read {}", case.title, key.0, key.1, item[key.0.as_str()]))
    };
    if case.tells.len() > found.len() {
        return Some(format!("{kind}: {} tells of {} finds and draws {}", case.title, case.tells.len(), found.len()));
    }
    case.tells.iter().zip(&found).find_map(untold)
}

/// Numbers are the same whether written 12 or 12.0.
fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        _ => a == b,
    }
}

fn draw(text: &str, finds: &[(usize, usize)]) -> String {
    let mut marks: Vec<(usize, u8, usize, char)> = Vec::new();
    for &(start, end) in finds {
        // At one place, inner finds close before outer ones, and outer ones open before inner ones.
        marks.push((start, 1, usize::MAX - end, '⟨'));
        marks.push((end, 0, usize::MAX - start, '⟩'));
    }
    marks.sort_unstable();
    let (mut drawn, mut at) = (String::new(), 0);
    for (place, _, _, mark) in marks {
        drawn.push_str(text.get(at..place).unwrap_or("�"));
        drawn.push(mark);
        at = place;
    }
    drawn + text.get(at..).unwrap_or("�")
}

const SMALL: [char; 9] = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The finds one after another, each with the number of its chain, counted as they first come.
fn chained<T: PartialEq>(text: &str, finds: &[(usize, usize)], chains: &[Option<T>]) -> String {
    let mut known: Vec<&T> = Vec::new();
    for chain in chains.iter().flatten() {
        if !known.contains(&chain) {
            known.push(chain);
        }
    }
    let number = |chain: &T| known.iter().position(|&other| other == chain).and_then(|at| SMALL.get(at)).copied();
    let told = |((start, end), chain): (&(usize, usize), &Option<T>)| {
        let number = chain.as_ref().and_then(number).unwrap_or('°');
        format!("⟨{}⟩{number} ", text.get(*start..*end).unwrap_or("�"))
    };
    finds.iter().zip(chains).map(told).collect()
}

fn cases_of(kind: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{kind}.txt"));
    let source = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{kind} has no cases: write tests/cases/{kind}.txt"));
    let mut cases: Vec<Vec<&str>> = Vec::new();
    for line in source.lines() {
        match line.strip_prefix("# ") {
            Some(title) => cases.push(vec![title]),
            None => cases.last_mut().into_iter().for_each(|case| case.push(line)),
        }
    }
    cases.iter().map(|lines| case_of(kind, lines)).collect()
}

fn case_of(kind: &str, lines: &[&str]) -> Case {
    let title = lines[0].to_owned();
    let is_tell = |line: &&&str| line.starts_with("  {");
    let tells = lines
        .iter()
        .filter(is_tell)
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{kind}: {title}: {line} is not JSON: {error}")));
    let tells = tells.collect();
    let mut rest = lines[1..].iter().filter(|line| !is_tell(line)).copied().peekable();
    let mut stage = Vec::new();
    while let Some(line) = rest.next_if(|line| line.starts_with("@ ")) {
        stage.push(&line[2..]);
    }
    let body = rest.collect::<Vec<_>>().join("\n");
    let reference_date = stage.iter().find(|line| line.starts_with(|c: char| c.is_ascii_digit())).map(|&line| line.to_owned());
    let (source, drawn) = match stage.contains(&"html") {
        false => (None, body.as_str()),
        true => {
            let (source, page) =
                body.split_once("\n@ page\n").unwrap_or_else(|| panic!("{kind}: {title}: an HTML case needs a line `@ page`"));
            (Some(source.trim().to_owned()), page)
        }
    };
    let (text, drawn) = undraw(drawn.trim_matches('\n'));
    let finds = drawn.iter().map(|&(start, end, _)| (start, end)).collect();
    let chains = drawn.iter().map(|&(_, _, chain)| chain).collect();
    Case { title, reference_date, html: source, text, finds, chains, tells }
}

/// The text without its drawing, and the finds with their chains.
fn undraw(drawn: &str) -> (String, Vec<(usize, usize, Option<usize>)>) {
    let (mut text, mut open, mut finds) = (String::new(), Vec::new(), Vec::new());
    let mut closed = false;
    for c in drawn.chars() {
        let chain = SMALL.iter().position(|&small| small == c).filter(|_| closed);
        closed = c == '⟩';
        match c {
            '⟨' => open.push(text.len()),
            '⟩' => finds.push((open.pop().unwrap_or_else(|| panic!("⟩ without ⟨ in {drawn}")), text.len(), None)),
            _ if chain.is_some() => finds.last_mut().into_iter().for_each(|find| find.2 = chain),
            _ => text.push(c),
        }
    }
    assert!(open.is_empty(), "⟨ without ⟩ in {drawn}");
    finds.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    (text, finds)
}
