//! A page: where its story stands, and what is counted over all of its lines. `Tram line to open` is printed twice, above the
//! story and at its head.

mod seen;

use crate::layout::evidence::{Evidence, Seen};
use crate::layout::lines::Line;
use crate::layout::live;
use crate::layout::prints::{Count, Prints, Tally};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Where the story stands, and what its lines say, seen once for the page.
pub struct Page<'a> {
    pub lines: &'a [Line<'a>],
    /// Whether each of them reads like a line of a story.
    stories: Vec<bool>,
    /// Whether each has the length of a headline and no mark of another role.
    candidates: Vec<bool>,
    /// From the story's first line to its last.
    pub body: Range<usize>,
    /// Whether it is written while the news happens, entry by entry.
    pub is_live: bool,
    /// The longest line above the story that is no sentence.
    longest: Option<usize>,
    /// How many lines of the story read like one.
    n_story: usize,
    /// Whether blank lines stand between the lines of the story; whether they stand only elsewhere.
    is_spaced: bool,
    is_unspaced: bool,
    prints: Prints,
    printed: Count,
    runs: Tally,
    vocabulary: Tally,
    starts: Count,
    /// How many lines that open with a quotation mark begin with a run of five words.
    openings: Count,
    /// For a line's first four words, how many words the shortest and the longest line that begins so have.
    heads: FxHashMap<u64, (u32, u32)>,
    /// The long words of the story's first three lines.
    lead: FxHashSet<u64>,
    /// From the top, the first line that could be the headline and shares two of them.
    first_sharing: Option<usize>,
    /// The prints of the story's lines, and of those that head one of its paragraphs.
    inside: Count,
    headings: FxHashSet<u64>,
    /// How many lines above the story print a heading inside it, as a list of contents does.
    n_entries: usize,
    /// Lines that stand between any two, such as `Advertisement`.
    between: Vec<bool>,
    /// How many lines begin with a word, those of the story left out.
    firsts: Count,
    /// How many lines of a kind of case head a paragraph.
    leads: [u32; 4],
    /// The names of bylines, two words each.
    authors: Count,
    /// The nearest line above and below that is no line between others.
    before: Vec<Option<u32>>,
    after: Vec<Option<u32>>,
    /// For each line, how long its run of lines is that are none of a story, 0 for a story's; and whether a phrase heads it.
    stretches: Vec<(u32, bool)>,
}

impl<'a> Page<'a> {
    pub fn of(lines: &'a [Line<'a>], body: Range<usize>) -> Page<'a> {
        let story = lines[body.clone()].iter().filter(|line| line.is_story());
        let (n, n_spaced) = story.fold((0, 0), |(n, spaced), line| (n + 1, spaced + usize::from(line.blank_above)));
        let is_spaced = n_spaced * 2 >= n;
        // A paste without any says nothing by them.
        let n_blank = lines.iter().skip(1).filter(|line| line.blank_above).count();
        let is_unspaced = !is_spaced && n_blank * 30 >= lines.len();
        let near = body.start.saturating_sub(12)..body.start;
        let longest =
            near.filter(|&i| lines[i].could_be_headline() && !lines[i].ends_stop()).max_by_key(|&i| (lines[i].n_words, usize::MAX - i));
        let prints = Prints::of(lines);
        let (printed, starts, openings, heads) = Default::default();
        let first_lines = body.clone().filter(|&i| lines[i].is_story()).take(3);
        let lead = first_lines.flat_map(|i| prints.long_words(i)).collect();
        let n_words = body.clone().map(|i| prints.words(i).len()).sum();
        let n_long = body.clone().map(|i| prints.long_words(i).count()).sum();
        let (runs, vocabulary) = (Tally::of(n_words), Tally::of(n_long));
        let stretches = stretches(lines);
        let mut inside = Count::default();
        body.clone().for_each(|i| *inside.entry(prints.print(i)).or_insert(0) += 1);
        let (headings, between, firsts, leads, authors, before, after) = Default::default();
        let mut page = Page {
            lines,
            stories: lines.iter().map(Line::is_story).collect(),
            candidates: lines.iter().map(Line::could_be_headline).collect(),
            is_live: lines.get(body.start).is_some_and(|first| live::is_clock(first.text)),
            body,
            longest,
            n_story: n,
            is_spaced,
            is_unspaced,
            prints,
            printed,
            runs,
            vocabulary,
            starts,
            openings,
            heads,
            lead,
            first_sharing: None,
            inside,
            headings,
            n_entries: 0,
            between,
            firsts,
            leads,
            authors,
            before,
            after,
            stretches,
        };
        for (i, line) in lines.iter().enumerate() {
            *page.printed.entry(page.prints.print(i)).or_insert(0) += 1;
            if let Some(first) = line.opens_quote.then(|| page.prints.runs(i).next()).flatten() {
                *page.openings.entry(first).or_insert(0) += 1;
            }
            if let Some(head) = page.prints.head(i).filter(|_| !line.is_story()) {
                let n = page.prints.words(i).len() as u32;
                page.heads.entry(head).and_modify(|(least, most)| (*least, *most) = (n.min(*least), n.max(*most))).or_insert((n, n));
            }
            if let Some(name) = line.is_byline.then(|| page.prints.name_behind(i)).flatten() {
                *page.authors.entry(name).or_insert(0) += 1;
            }
            if let Some(&first) = page.prints.words(i).first().filter(|_| !line.is_story()) {
                *page.firsts.entry(first).or_insert(0) += 1;
            }
            if page.body.contains(&i) && line.is_story() {
                page.prints.runs(i).for_each(|run| page.runs.add(run));
                page.prints.long_words(i).for_each(|word| page.vocabulary.add(word));
            } else if let Some(start) = page.prints.start(i) {
                *page.starts.entry(start).or_insert(0) += 1;
            }
        }
        let shares = |i: &usize| page.candidates[*i] && lines[*i].n_words > 3 && page.n_of_lead(*i) > 1;
        page.first_sharing = (0..page.body.start).find(shares);
        page.look_past();
        let (first, end) = (page.body.start.saturating_sub(1), page.body.end);
        for (i, line) in lines.iter().enumerate().take(end).skip(first) {
            if page.leads(i) {
                page.leads[case(line)] += u32::from(page.body.contains(&i));
                page.headings.insert(page.prints.print(i));
            }
        }
        let is_entry = |&i: &usize| page.headings.contains(&page.prints.print(i)) && !page.leads(i);
        page.n_entries = (0..page.body.start).filter(is_entry).count();
        page
    }

    /// Finds each line's neighbours past the lines that stand between any two, such as `Advertisement`. Two walks.
    fn look_past(&mut self) {
        let n = self.lines.len();
        let is_between = |i: usize| {
            let line = &self.lines[i];
            line.is_rule
                || line.boilerplate.is_some() && line.n_words <= 4 && self.printed.get(&self.prints.print(i)).is_some_and(|&n| n > 2)
        };
        self.between = (0..n).map(is_between).collect();
        let between = &self.between;
        let walk = |order: &mut dyn Iterator<Item = usize>| {
            let (mut last, mut found) = (None, vec![None; n]);
            for i in order {
                found[i] = last;
                last = if between[i] { last } else { Some(i as u32) };
            }
            found
        };
        self.before = walk(&mut (0..n));
        self.after = walk(&mut (0..n).rev());
    }

    /// The line above, past lines that stand between any two.
    pub fn previous(&self, i: usize) -> Option<&Line<'a>> {
        self.line_before(i)
    }

    /// The line below, past lines that stand between any two.
    pub fn next(&self, i: usize) -> Option<&Line<'a>> {
        self.line_after(i)
    }

    fn line_before(&self, i: usize) -> Option<&Line<'a>> {
        self.before[i].map(|at| &self.lines[at as usize])
    }

    fn line_after(&self, i: usize) -> Option<&Line<'a>> {
        self.after[i].map(|at| &self.lines[at as usize])
    }

    /// Whether a short line that is no sentence stands over a line of the story.
    fn leads(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let is_other = line.boilerplate.is_some() || line.is_caption || line.is_rule || line.is_byline || line.is_date;
        !is_other && !line.ends_stop() && line.n_words <= 16 && self.line_after(i).is_some_and(Line::is_story)
    }

    /// What is seen of each line. One walk, a few neighbours a line.
    pub fn seen(&self) -> Vec<Seen> {
        (0..self.lines.len()).map(|i| self.of_line(i)).collect()
    }

    /// Whether a line's role is weighed; a phrase of boilerplate, a credit or a list's mark inside the story decides it alone.
    pub fn is_weighed(&self, i: usize) -> bool {
        let line = &self.lines[i];
        line.boilerplate.is_none() && !line.is_endnote && !line.is_rule && !self.is_listed(i)
    }

    /// A line of the story with a mark of a list. `2. Frame the problem` between paragraphs is none; beside its like it is.
    pub fn is_listed(&self, i: usize) -> bool {
        let beside = |other: Option<&Line>| other.is_some_and(|other| other.is_item);
        let (line, lines) = (&self.lines[i], self.lines);
        let is_numbered = line.text.starts_with(|c: char| c.is_ascii_digit());
        let listed = line.is_item && !line.is_date && (!is_numbered || beside(lines.get(i + 1)) || i > 0 && beside(lines.get(i - 1)));
        listed && self.body.contains(&i)
    }

    /// Whether a line could be the headline: a quotation lifted out of the story is none, nor is the story's only sentence.
    pub fn could_be_headline(&self, i: usize) -> bool {
        let line = &self.lines[i];
        if self.is_live && i >= self.body.start {
            return false;
        }
        let is_all = line.is_story() && self.body.contains(&i) && self.n_story == 1;
        // A question to somebody in the story is asked in an interview.
        let is_asked = line.says_you && line.text.ends_with('?') && i > self.body.start && self.body.contains(&i);
        let is_entry = self.n_entries > 2 && i <= self.body.start && self.headings.contains(&self.prints.print(i));
        // Nor is `ferry at the pier`, as a picture is described.
        let is_all = is_all || i > 0 && line.n_words > 2 && !line.text.contains(char::is_uppercase);
        if !self.candidates[i] || is_all || is_entry || is_asked {
            return false;
        }
        let times = 1 + u32::from(self.body.contains(&i) && line.is_story());
        !(line.opens_quote && self.repeats(i, times))
    }

    /// Adds where each line stands to the headline.
    pub fn place_by_headline(&self, seen: &mut [Seen], headline: Option<usize>) {
        use Evidence as E;
        let Some(headline) = headline else { return };
        for (i, seen) in seen.iter_mut().enumerate().take(headline + 7) {
            seen.note(E::BeforeHeadline, i < headline);
            seen.note(E::UnderHeadline, headline + 1 == i);
            seen.note(E::NearHeadline, i > headline);
            seen.note(E::OverHeadline, i + 1 == headline);
        }
        let (print, cased) = (self.prints.print(headline), self.lines[headline].capitals > 0.7);
        let words: FxHashSet<u64> = self.prints.long_words(headline).collect();
        for (i, seen) in seen.iter_mut().enumerate().filter(|(i, _)| *i != headline && self.lines[*i].n_words <= 40) {
            let (n, known) = self.prints.long_words(i).fold((0, 0), |(n, known), word| (n + 1, known + usize::from(words.contains(&word))));
            seen.note(E::SaysHeadline, self.prints.print(i) == print);
            seen.note(E::SharesHeadline, n > 1 && known * 2 >= n);
            seen.note(E::SharesNoHeadline, n > 1 && known == 0);
            let is_like = self.lines[i].has_shape_of_headline();
            seen.note(E::CasedLike, is_like && (self.lines[i].capitals > 0.7) == cased);
            seen.note(E::CasedUnlike, is_like && (self.lines[i].capitals > 0.7) != cased);
        }
    }

    /// Whether phrases of a page stand above and below, none of which stands between any two lines.
    pub fn is_among_phrases(&self, i: usize) -> bool {
        let is_phrase = |at: usize| self.lines.get(at).is_some_and(|line| line.boilerplate.is_some() && !self.between[at]);
        is_phrase(i.wrapping_sub(1)) && is_phrase(i + 1)
    }

    /// Whether the line above or below says the same: an alternative text above its caption, a name above its portrait.
    pub fn is_printed_beside(&self, i: usize) -> bool {
        let same = |at: usize| at < self.lines.len() && self.prints.print(at) == self.prints.print(i);
        same(i.wrapping_sub(1)) || same(i + 1)
    }

    /// Whether most of a line's runs of words stand in the story, `times` times or more.
    pub fn repeats(&self, i: usize, times: u32) -> bool {
        let n = self.prints.words(i).len().saturating_sub(4);
        let spare = n * 3 / 10;
        let unknown = self.prints.runs(i).filter(|&run| self.runs.count(run) < times);
        n > 0 && unknown.take(spare + 1).count() <= spare
    }

    /// How many long words of the story's first lines stand in a line.
    fn n_of_lead(&self, i: usize) -> usize {
        self.prints.long_words(i).take(40).filter(|word| self.lead.contains(word)).count()
    }

    /// `"We have waited a dozen years for this line," said Lee`: a line of the story whose first words stand in it once more,
    /// and there within a paragraph.
    pub fn is_lifted(&self, i: usize) -> bool {
        const RUNS: usize = 8;
        let times = if self.lines[i].is_story() { 2 } else { 1 };
        let runs = self.prints.runs(i).take(RUNS);
        let known = runs.take_while(|&run| self.runs.count(run) >= times).count();
        let begins_once = self.prints.runs(i).next().is_some_and(|first| self.openings.get(&first) == Some(&1));
        known == RUNS && begins_once && self.lines[i].opens_quote
    }
}

/// In which case a line is set: all capitals, titles' capitals, a sentence's, and one that asks or exclaims.
fn case(line: &Line) -> usize {
    match line {
        _ if line.all_capitals => 0,
        _ if line.text.ends_with(['?', '!']) => 1,
        _ if line.capitals > 0.7 => 2,
        _ => 3,
    }
}

/// Runs of lines that are none of a story. One walk.
fn stretches(lines: &[Line]) -> Vec<(u32, bool)> {
    let mut found = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|a, b| !a.is_story() && !b.is_story()) {
        if run[0].is_story() {
            found.push((0, false));
            continue;
        }
        let mut is_headed = false;
        for line in run {
            found.push((run.len() as u32, is_headed));
            is_headed |= line.boilerplate.is_some();
        }
    }
    found
}
