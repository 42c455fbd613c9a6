//! What is seen of each line on its page: shape, place and neighbours. `Tram line to open`, four words and no stop, stands
//! just above a byline.

use super::evidence::{Evidence, Seen};
use super::lines::Line;
use super::live;
use super::prints::{Count, Prints, Tally};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Where the story stands, and what its lines say, seen once for the page.
pub struct Page<'a> {
    pub lines: &'a [Line<'a>],
    /// Whether each of them reads like a line of a story.
    stories: Vec<bool>,
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
        let (printed, starts) = Default::default();
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
        if !line.could_be_headline() || is_all || is_entry || is_asked {
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

    fn of_line(&self, i: usize) -> Seen {
        let mut seen = Seen::default();
        self.shape(i, &mut seen);
        self.place(i, &mut seen);
        self.neighbours(i, &mut seen);
        seen
    }

    fn shape(&self, i: usize, seen: &mut Seen) {
        use Evidence as E;
        let line = &self.lines[i];
        let text = line.text;
        let length = match line.n_words {
            0 | 1 => E::Words1,
            2 => E::Words2,
            3..=4 => E::Words3,
            5..=8 => E::Words5,
            9..=14 => E::Words9,
            15..=20 => E::Words15,
            21..=30 => E::Words21,
            _ => E::Words31,
        };
        seen.note(E::Always, true);
        seen.note(length, true);
        let inner = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“']);
        seen.note(E::EndsStop, inner.ends_with(['.', '…']));
        seen.note(E::EndsQuestion, inner.ends_with(['?', '!']));
        seen.note(E::EndsColon, inner.ends_with(':'));
        seen.note(E::EndsQuote, text.ends_with(['"', '”', '»']));
        seen.note(E::OpensQuote, line.opens_quote);
        seen.note(E::StartsSmall, text.starts_with(char::is_lowercase));
        seen.note(E::StartsFigure, text.starts_with(|c: char| c.is_ascii_digit()));
        seen.note(E::StartsDash, text.starts_with(['—', '–', '-']));
        seen.note(E::AllCapitals, line.all_capitals);
        seen.note(E::TitleCase, line.capitals > 0.85 && line.n_words > 1);
        seen.note(E::NoSmallWords, line.n_small == 0 && line.n_words > 2);
        seen.note(E::ManySmallWords, line.n_small * 3 > line.n_words && line.n_words > 4);
        seen.note(E::HasVerb, line.has_verb);
        seen.note(E::ItemMark, line.is_item);
        seen.note(E::ByLine, line.is_byline);
        seen.note(E::NameAlone, line.is_name);
        seen.note(E::DateAlone, line.is_date);
        seen.note(E::DateWithin, line.date.is_some() && !line.is_date);
        seen.note(E::Phrase, line.boilerplate.is_some());
        seen.note(E::CreditNote, line.is_endnote);
        seen.note(E::PhotoCredit, line.is_caption);
        seen.note(E::Turn, line.turn.is_some());
        seen.note(E::Address, line.has_address);
        seen.note(E::Bracketed, text.starts_with(['(', '[']) && text.ends_with([')', ']']));
        seen.note(E::FileName, line.is_file_name);
        seen.note(E::Bars, line.has_bars);
        seen.note(E::PageWord, line.n_page_words == 1);
        seen.note(E::PageWords, line.n_page_words > 1);
        seen.note(E::NameAndJob, line.is_name_and_job);
        seen.note(E::Labelled, line.is_labelled);
        seen.note(E::SaysYou, line.says_you);
        seen.note(E::SaysWe, line.says_we);
        seen.note(E::Quotes, line.has_quotes);
        seen.note(E::Figures, line.n_figures * 5 >= line.n_words && line.n_figures > 0);
        seen.note(E::Biography, line.is_biography);
        seen.note(E::EndsDots, text.ends_with("...") || text.ends_with('…'));
        seen.note(E::CreditAlone, line.is_caption && line.n_words <= 9 && line.n_small <= 1);
        seen.note(E::PictureWord, line.n_picture_words == 1);
        seen.note(E::PictureWords, line.n_picture_words > 1);
        seen.note(E::HasIng, line.has_ing);
        seen.note(E::Reports, line.reports);
        seen.note(E::Past1, line.n_past == 1);
        seen.note(E::Past2, line.n_past > 1);
        seen.note(E::CreditTail, line.has_credit_tail);
        seen.note(E::TellsNow, line.tells_now);
        seen.note(E::StartsAsking, line.starts_asking);
        seen.note(E::StartsName, line.starts_with_name);
        seen.note(E::KnownName, line.is_known_name);
        seen.note(E::Price, line.n_words <= 8 && text.contains(['£', '$', '€']) && line.n_figures > 0);
        seen.note(E::HasHash, line.has_hash);
    }

    fn place(&self, i: usize, seen: &mut Seen) {
        use Evidence as E;
        let line = &self.lines[i];
        let within = self.body.contains(&i);
        let is_story = self.stories[i];
        let above = i < self.body.start;
        let below = i >= self.body.end;
        let leads = self.stories.get(i + 1).is_some_and(|&next| next);
        seen.note(E::StoryLine, is_story);
        seen.note(E::StoryWithin, is_story && within);
        seen.note(E::Leads, within && leads && !line.ends_stop() && line.n_words <= 16);
        seen.note(E::ShortSentence, within && line.ends_stop() && (3..10).contains(&line.n_words));
        seen.note(E::FirstLine, i == 0);
        seen.note(E::FirstHeadline, i == 0 && (4..=24).contains(&line.n_words) && line.could_be_headline() && !line.ends_stop());
        seen.note(E::Within, within);
        seen.note(E::Above, above);
        seen.note(E::Below, below);
        seen.note(E::Lead, within && i == self.body.start);
        seen.note(E::JustAbove, above && self.body.start - i <= 3);
        seen.note(E::FarAbove, above && self.body.start - i > 12);
        let (body, deep) = (&self.body, 8);
        seen.note(E::Deep, within && i >= body.start + deep && i + deep < body.end);
        seen.note(E::LastLines, within && i + 3 >= body.end && body.len() > 8);
        let starts = self.prints.start(i).and_then(|start| self.starts.get(&start));
        seen.note(E::SameStart, starts.is_some_and(|&n| n > 2));
        seen.note(E::JustBelow, below && i - self.body.end < 3);
        let is_blank_below = self.lines.get(i + 1).is_none_or(|next| next.blank_above);
        seen.note(E::TightAbove, self.is_spaced && !line.blank_above);
        seen.note(E::TightBelow, self.is_spaced && !is_blank_below);
        seen.note(E::LooseAbove, self.is_unspaced && line.blank_above);
        seen.note(E::LooseBelow, self.is_unspaced && is_blank_below);
        seen.note(E::Unspaced, self.is_unspaced);
        seen.note(E::Indented, line.indented);
        let is_credit = |line: &Line| line.is_byline || line.is_date;
        seen.note(E::CreditNear, self.lines[i + 1..].iter().take(6).any(is_credit));
        seen.note(E::CreditWas, self.lines[i.saturating_sub(6)..i].iter().any(is_credit));
        let candidate = |i: usize| self.lines.get(i).filter(|line| line.could_be_headline() && line.n_words >= 3);
        seen.note(E::UnderCandidate, i > 0 && candidate(i - 1).is_some());
        seen.note(E::OverCandidate, candidate(i + 1).is_some_and(|next| next.n_words > line.n_words.max(7)));
        seen.note(E::Longest, self.longest == Some(i));
        seen.note(E::Printed2, line.n_words > 0 && self.printed.get(&self.prints.print(i)).is_some_and(|&n| n > 1));
        seen.note(E::Printed3, line.n_words > 0 && self.printed.get(&self.prints.print(i)).is_some_and(|&n| n > 2));
        seen.note(E::PrintedInside, i < self.body.start && line.n_words > 2 && self.inside.contains_key(&self.prints.print(i)));
        seen.note(E::PrintedWithin, within && line.n_words > 0 && self.inside.get(&self.prints.print(i)).is_some_and(|&n| n > 2));
        let first = self.prints.words(i).first().and_then(|first| self.firsts.get(first));
        seen.note(E::SameFirst, !is_story && first.is_some_and(|&n| n > 2));
        seen.note(E::FirstLines, within && i < self.body.start + 3);
        let n_leads = if within && self.leads(i) { self.leads[case(line)] } else { 0 };
        seen.note(E::LeadsOnce, n_leads == 1);
        seen.note(E::LeadsOften, n_leads > 2);
        seen.note(E::AuthorAgain, !line.is_byline && self.prints.name(i).is_some_and(|name| self.authors.contains_key(&name)));
        let own = u32::from(within && is_story);
        seen.note(E::InStory, line.n_words >= 5 && self.repeats(i, own + 1));
        let long_words = self.prints.long_words(i).take(40);
        let (n, known) = long_words.fold((0, 0), |(n, known), word| (n + 1, known + u32::from(self.vocabulary.count(word) > own)));
        seen.note(E::SharesWords, n > 0 && known * 2 >= n);
        seen.note(E::LongWithin, within && is_story && line.n_words >= 20 && known > 0);
        seen.note(E::SharesThree, known >= 3);
        seen.note(E::SharesMost, n > 1 && known * 4 >= n * 3);
        seen.note(E::SharesNone, n > 0 && known == 0);
    }

    fn neighbours(&self, i: usize, seen: &mut Seen) {
        use Evidence as E;
        let line = &self.lines[i];
        let above = i.checked_sub(1).map(|i| &self.lines[i]);
        let below = self.lines.get(i + 1);
        let both = |seen: &mut Seen, over: E, under: E, is: &dyn Fn(&Line) -> bool| {
            seen.note(over, above.is_some_and(is));
            seen.note(under, below.is_some_and(is));
        };
        both(seen, E::StoryAbove, E::StoryBelow, &|line| line.is_story());
        both(seen, E::CreditAbove, E::CreditBelow, &|line| line.is_byline || line.is_date);
        both(seen, E::PhotoAbove, E::PhotoBelow, &|line| line.is_caption);
        both(seen, E::PhraseAbove, E::PhraseBelow, &|line| line.boilerplate.is_some());
        both(seen, E::ShortAbove, E::ShortBelow, &|line| line.n_words <= 8 && !line.ends);
        seen.note(E::EchoAbove, i > 0 && self.prints.echoes(i, i - 1));
        seen.note(E::EchoBelow, below.is_some() && self.prints.echoes(i, i + 1));
        let far = [i.wrapping_sub(3), i.wrapping_sub(2), i + 2, i + 3];
        seen.note(E::EchoNear, far.iter().any(|&at| at < self.lines.len() && self.prints.echoes(i, at)));
        let is_story = |at: Option<u32>| at.is_some_and(|at| self.stories[at as usize]);
        let (before, after) = (is_story(self.before[i]), is_story(self.after[i]));
        let is_long = |line: &Line| line.n_words >= 20 && line.ends && line.boilerplate.is_none() && !line.is_caption;
        let (long_above, long_below) = (self.line_before(i).is_some_and(is_long), self.line_after(i).is_some_and(is_long));
        seen.note(E::LongAbove, long_above);
        seen.note(E::LongBelow, long_below);
        seen.note(E::BetweenLong, long_above && long_below);
        let is_repeated = |at: usize| {
            let start = self.prints.start(at).and_then(|start| self.starts.get(&start));
            at < self.lines.len() && (start.is_some_and(|&n| n > 2) || self.printed.get(&self.prints.print(at)).is_some_and(|&n| n > 2))
        };
        seen.note(E::UnderRepeated, i > 0 && is_repeated(i - 1));
        seen.note(E::OverRepeated, i + 1 < self.lines.len() && is_repeated(i + 1));
        seen.note(E::SignsPost, line.signs_post);
        seen.note(E::Posted, below.is_some_and(|line| line.signs_post));
        seen.note(E::StoryBefore, before);
        seen.note(E::StoryAfter, after);
        seen.note(E::BetweenStory, before && after);
        both(seen, E::SentenceAbove, E::SentenceBelow, &|line| line.ends && line.n_words >= 4);
        both(seen, E::ItemAbove, E::ItemBelow, &|line| line.is_item);
        seen.note(E::ColonAbove, above.is_some_and(|line| line.text.ends_with(':')));
        let like = |line: &Line| line.has_shape_of_headline();
        seen.note(E::LinkLike, like(line) && (above.is_some_and(like) || below.is_some_and(like)));
        let (run, is_headed) = self.stretches[i];
        seen.note(E::Run1, run == 1);
        seen.note(E::Run2, run == 2);
        seen.note(E::Run3, (3..=5).contains(&run));
        seen.note(E::Run6, run >= 6);
        seen.note(E::UnderPhrase, is_headed);
        let is_between = above.is_some_and(|line| line.is_story()) && below.is_some_and(|line| line.is_story());
        seen.note(E::Alone, is_between && line.n_words <= 14 && !line.ends_stop() && self.body.contains(&i));
        let around = &self.stories[i.saturating_sub(4)..(i + 5).min(self.lines.len())];
        let n = around.iter().filter(|&&is_story| is_story).count();
        seen.note(E::Thick, n * 2 > around.len());
        seen.note(E::Thin, n == 0);
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
