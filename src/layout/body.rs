//! Where the story stands on its page: from its first sentence to its last, past `Sign in` and `Most read`.

use super::lines::Line;
use super::live;
use std::ops::Range;

/// The stretch of lines that reads most like a story: sentences count for it, scraps of a page against it.
pub fn of(lines: &[Line]) -> Range<usize> {
    if let Some(entries) = live::entries(lines) {
        return entries;
    }
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (i, line) in lines.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (i, 0.0);
        }
        sum += story_weight(line);
        if sum > best_sum {
            (best, best_sum) = (start..i + 1, sum);
        }
    }
    let mut body = without_dek(lines, best);
    // A list at its end belongs to it, and so do the last turns of an interview.
    let goes_on = |line: &&Line| (line.is_item || line.turn.is_some() && line.ends) && line.boilerplate.is_none() && !line.is_caption;
    body.end += lines[body.end..].iter().take_while(goes_on).count();
    body
}

fn story_weight(line: &Line) -> f32 {
    match line.boilerplate {
        _ if line.is_story() => line.n_words.min(60) as f32,
        _ if line.is_rule => 0.0,
        Some(_) => -5.0,
        None if line.ends && line.n_words >= 4 && !line.is_byline && !line.is_date && !line.is_caption => line.n_words as f32 * 0.4,
        None if line.is_item || line.is_caption => -1.0,
        None => -3.5,
    }
}

/// A standfirst reads like a story's first line, but the byline or the date comes after it.
fn without_dek(lines: &[Line], body: Range<usize>) -> Range<usize> {
    let near = body.start + 1..body.end.min(body.start + 12);
    let credit = near.rev().find(|&i| lines[i].is_byline || lines[i].is_date);
    // Captions may stand there too; but where most lines are of the story, it has begun.
    let is_head = |end: usize| {
        let n = (body.start..end).filter(|&i| lines[i].is_story()).count();
        n == 1 && end < body.start + 5 || n <= 3 && n * 2 < end - body.start
    };
    match credit.filter(|&i| is_head(i) && (i + 1..body.end).any(|i| lines[i].is_story())) {
        Some(credit) => (credit + 1..body.end).find(|&i| lines[i].is_story()).unwrap_or(body.start)..body.end,
        None => body,
    }
}
