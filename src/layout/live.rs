//! A page that is written while the news happens: `16:42` above `Power cut spreads` above what is known by then.

use super::lines::Line;
use std::ops::Range;

/// From the first entry of a live page to its last, if the page is one: three clocks or more, each alone on its line, with
/// sentences below them.
pub fn entries(lines: &[Line]) -> Option<Range<usize>> {
    let clocks: Vec<usize> = (0..lines.len()).filter(|&i| is_clock(lines[i].text)).collect();
    let (&first, &last) = (clocks.first()?, clocks.last()?);
    let n_told = clocks.windows(2).filter(|pair| lines[pair[0]..pair[1]].iter().any(is_told)).count();
    if clocks.len() < 3 || n_told * 3 < (clocks.len() - 1) * 2 {
        return None;
    }
    // The last entry ends where nothing is told for some lines.
    let told = (last..lines.len()).filter(|&i| is_told(&lines[i]));
    Some(first..told.fold(last, |end, i| if i <= end + 4 { i } else { end }) + 1)
}

fn is_told(line: &Line) -> bool {
    line.ends && line.n_words >= 5 && line.boilerplate.is_none() && !line.is_caption && !line.is_endnote
}

/// `16:42`, `4.42pm`, `09:05 GMT` and nothing else; `4:11` is as likely how long a film is.
pub fn is_clock(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let n_digits = text.len() - rest.len();
    let Some(minutes) = rest.strip_prefix([':', '.', 'h']).filter(|_| (1..=2).contains(&n_digits)) else { return false };
    let zone = minutes.trim_start_matches(|c: char| c.is_ascii_digit());
    minutes.len() - zone.len() == 2
        && (n_digits == 2 || !zone.is_empty())
        && zone.len() <= 6
        && zone.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\u{a0}'))
}
