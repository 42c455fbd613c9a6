//! Whether a page prints what was said in turn: `Courier: Why a tram?` / `Ann Lee: Because the buses are full.`

use super::lines::Line;
use std::ops::Range;

/// How an interview is printed, if the page is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interview {
    No,
    /// `WN: …`, `Jane Roe: …`, from this line on.
    Turns(usize),
    /// From this line on, questions and answers without names.
    From(usize),
}

pub fn of(lines: &[Line], body: Range<usize>) -> Interview {
    let story = &lines[body.clone()];
    if takes_turns(story) {
        return Interview::Turns(body.start + story.iter().position(|line| line.turn.is_some()).unwrap_or(0));
    }
    let n_story = story.iter().filter(|line| line.is_story()).count();
    match said_to_be(&lines[..body.end.min(body.start + 2)]) {
        Some(said) => {
            let n_asked = story.iter().filter(|line| asks(line)).count();
            let n_answered = story.iter().filter(|line| answers(line)).count();
            let n_paired = story.windows(2).filter(|pair| asks(&pair[0]) && !asks(&pair[1]) && answers(&pair[1])).count();
            let is_one = n_asked >= 2 && n_asked * 8 >= n_story && n_answered >= 2 && n_paired > 0;
            let first = (body.start.max(said + 1)..body.end).find(|&i| asks(&lines[i]) || answers(&lines[i]));
            first.filter(|_| is_one).map_or(Interview::No, Interview::From)
        }
        None => {
            let asks_you = |line: &&Line| asks(line) && line.says_you;
            let n_asked = story.iter().filter(asks_you).count();
            let n_answered = story.iter().filter(|line| answers(line)).count();
            let first = (body.start..body.end).find(|&i| asks_you(&&lines[i]));
            let is_one = n_asked >= 3 && n_asked * 7 >= n_story && n_answered >= n_asked;
            first.filter(|_| is_one).map_or(Interview::No, Interview::From)
        }
    }
}

/// The last line of the page's head that says so: `Wikinews interviews the mayor`.
fn said_to_be(head: &[Line]) -> Option<usize> {
    head.iter().rposition(|line| line.says_interview && line.n_words < 80 && line.boilerplate.is_none())
}

fn asks(line: &Line) -> bool {
    line.text.ends_with('?') && !line.opens_quote && line.boilerplate.is_none()
}

/// In the first person, with no marks around it.
fn answers(line: &Line) -> bool {
    line.says_we && line.ends && !line.has_quotes && line.boilerplate.is_none()
}

/// Whether two or more speakers take turns, each more than once and mostly one after the other.
fn takes_turns(story: &[Line]) -> bool {
    let is_other = |line: &&Line| line.boilerplate.is_some() || line.is_caption || line.is_endnote || line.is_byline || line.is_date;
    let said: Vec<&Line> = story.iter().filter(|line| line.turn.is_some()).filter(|line| !is_other(line)).collect();
    // `See it now: a shop's name` is a label; what is said ends as a sentence.
    let n_sentences = said.iter().filter(|line| line.ends).count();
    let mut turns: Vec<&str> = said.iter().filter_map(|line| line.turn).collect();
    let n_changes = turns.windows(2).filter(|pair| pair[0] != pair[1]).count();
    turns.sort_unstable();
    let n_speakers = turns.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).count();
    let n_once = turns.chunk_by(|a, b| a == b).filter(|run| run.len() == 1).count();
    let n_story = story.iter().filter(|line| line.is_story()).count();
    n_speakers >= 2
        && n_speakers >= n_once
        && n_changes * 2 >= turns.len()
        && turns.len() * 3 >= n_story
        && n_sentences * 3 >= turns.len() * 2
}
