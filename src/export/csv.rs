//! One row a quotation, for a spreadsheet: `q3,s2,direct,Sergei Lavrov,he,said,"Such is the reality.",…` (RFC 4180).

use super::json::{ArticleJson, Quote};

/// The column heads.
const HEAD: &str = "id,statement,kind,speaker,speaker_as_written,cue,quote,start,end,confidence,why";

/// A head line, then a row a quotation. Offsets are in the unit of the article.
pub fn of(article: &ArticleJson) -> String {
    let places = super::Places::of(article);
    let rows = article.quotes.iter().map(|quote| row(article, quote, &places));
    std::iter::once(format!("{HEAD}\r\n")).chain(rows).collect()
}

fn row(article: &ArticleJson, quote: &Quote, places: &super::Places) -> String {
    let speaker = quote.speaker.as_ref();
    let name = speaker.and_then(|s| super::entity_of(article, s.entity.as_deref())).map_or("", |e| &e.name);
    let cells = [
        quote.id.clone(),
        quote.statement.clone(),
        quote.kind.to_owned(),
        cell(name),
        cell(speaker.map_or("", |s| &s.text)),
        cell(quote.cue.as_ref().map_or("", |cue| &cue.text)),
        cell(places.words(article, quote.start, quote.end)),
        quote.start.to_string(),
        quote.end.to_string(),
        format!("{:.2}", quote.confidence),
        quote.why.to_owned(),
    ];
    cells.join(",") + "\r\n"
}

fn cell(words: &str) -> String {
    if words.contains([',', '"', '\n', '\r']) { format!("\"{}\"", words.replace('"', "\"\"")) } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cell_with_marks_is_quoted() {
        assert_eq!(super::cell("He said, \"No\""), "\"He said, \"\"No\"\"\"");
        assert_eq!(super::cell("No"), "No");
    }
}
