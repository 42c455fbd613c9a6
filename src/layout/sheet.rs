//! The role of one line: the one that was weighed, unless a mark decides it alone, as `By Jane Roe` below the headline does.

use super::chain::{Scores, WEIGHED, Weights};
use super::evidence::{Evidence, Seen};
use super::interview::Interview;
use super::lines::Line;
use super::live;
use super::page::Page;
use super::roles::{Boilerplate, Role, Roled, named, roled, subhead};
use crate::text::{Span, Text};

/// What was chosen for a line.
pub struct Choice {
    pub seen: Seen,
    /// Index into [`chain::WEIGHED`].
    pub role: usize,
    pub sure: f32,
}

impl Choice {
    /// The role that is most probable for the line by itself: more lines are right than in the one best chain of all.
    pub fn likeliest(seen: Seen, sure: &Scores) -> Choice {
        let role = (0..sure.len()).max_by(|&a, &b| sure[a].total_cmp(&sure[b])).unwrap_or_default();
        Choice { seen, role, sure: sure[role] }
    }
}

/// The page, and what is known of it before its lines get their roles.
pub struct Sheet<'a> {
    pub page: Page<'a>,
    pub weights: &'a Weights,
    /// The headline's line, and how sure.
    pub headline: Option<(usize, f32)>,
    pub interview: Interview,
}

impl Sheet<'_> {
    /// Gives a line its role, or two where it is cut.
    pub fn roled(&self, text: &Text, i: usize, choice: Option<Choice>, found: &mut Vec<Roled>) {
        let line = &self.page.lines[i];
        if let Some((_, sure)) = self.headline.filter(|(headline, _)| *headline == i) {
            let headline = without_wire_mark(text, line, found);
            return found.push(roled(headline, Role::Headline, sure, "reads-most-like-it"));
        }
        if line.is_endnote {
            return found.push(roled(line.span, Role::Endnote, 0.85, "credit-or-note"));
        }
        if line.is_rule {
            return found.push(Roled { of: Some(Boilerplate::Other), ..roled(line.span, Role::Boilerplate, 0.9, "no-words") });
        }
        let is_bullet = line.is_item && !line.is_date && !line.text.starts_with(|c: char| c.is_ascii_digit());
        let is_summary = is_bullet && self.headline.is_some_and(|(at, _)| at < i && i <= at + 8) && i < self.page.body.start;
        if (self.page.is_listed(i) || is_summary) && line.boilerplate.is_none() {
            return found.push(Roled { level: Some(1), ..roled(line.span, Role::ListItem, 0.85, "list-mark") });
        }
        let is_over_headline = self.headline.is_some_and(|(at, _)| at == i + 1) && i <= 2;
        if is_over_headline && line.n_words <= 3 && line.boilerplate == Some("nav") {
            return found.push(roled(line.span, Role::Kicker, 0.6, "section-above-the-headline"));
        }
        let Some(choice) = choice else {
            return found.push(Roled { of: Some(self.purpose(line)), ..roled(line.span, Role::Boilerplate, 0.95, "phrase") });
        };
        if i < self.page.body.start
            && let Some((kicker, date)) = kicker_and_date(text, line)
        {
            found.push(roled(kicker, Role::Kicker, 0.85, "beside-the-date"));
            return found.push(roled(date, Role::Date, 0.95, "date-on-its-line"));
        }
        let since = found.iter().rev().take(12).position(|above| above.role == Role::Headline).unwrap_or(0);
        let since_headline = &found[found.len() - since..];
        found.push(self.by_mark(i, &choice, since_headline).unwrap_or_else(|| self.by_weight(line, WEIGHED[choice.role], &choice)));
    }

    /// Roles that a mark decides alone.
    fn by_mark(&self, i: usize, choice: &Choice, since_headline: &[Roled]) -> Option<Roled> {
        let (role, sure, choice_seen) = (WEIGHED[choice.role], choice.sure, choice.seen);
        let line = &self.page.lines[i];
        let within = self.page.body.contains(&i);
        match self.interview {
            Interview::Turns(_) if within && line.turn.is_some() => return Some(roled(line.span, Role::Speech, 0.9, "turn")),
            Interview::Turns(first) if i > first && within && matches!(role, Role::Paragraph | Role::BlockQuote) => {
                return Some(roled(line.span, Role::Speech, 0.5, "between-turns"));
            }
            Interview::From(first) if i >= first && self.is_said(i, role) => {
                return Some(roled(line.span, Role::Speech, 0.7, "questions-and-answers"));
            }
            _ => {}
        }
        if let Some(found) = self.entry(i, role).or_else(|| self.result(i, role)).or_else(|| self.signature(i, role)) {
            return Some(found);
        }
        if within && line.text.starts_with('^') && line.n_words <= 12 && !line.ends_stop() && !line.is_byline {
            return Some(subhead(line.span, 0.7, "wire-mark"));
        }
        if line.is_address() && matches!(role, Role::Kicker | Role::Byline | Role::Dek) {
            return Some(Roled { of: Some(Boilerplate::Nav), ..roled(line.span, Role::Boilerplate, 0.6, "address") });
        }
        let headline = self.headline.map(|(at, _)| &self.page.lines[at]);
        let is_longer = |head: &&Line| head.n_words > 2 && line.n_words > head.n_words && !line.is_story();
        let prints = |head: &Line| line.text.ends_with(head.text) || head.n_words > 4 && line.text.starts_with(head.text);
        if headline.filter(is_longer).is_some_and(prints) {
            return Some(Roled { of: Some(Boilerplate::Nav), ..roled(line.span, Role::Boilerplate, 0.7, "way-to-the-headline") });
        }
        if line.leads_byline || role == Role::Byline && line.text.ends_with(':') {
            return Some(Roled { of: Some(Boilerplate::Other), ..roled(line.span, Role::Boilerplate, 0.6, "leads-to-a-byline") });
        }
        // Below the byline the story has begun.
        if role == Role::Dek && line.n_words >= 20 && since_headline.iter().any(|above| above.role == Role::Byline) {
            return Some(roled(line.span, Role::Paragraph, 0.5, "below-the-byline"));
        }
        if line.is_alt {
            return Some(roled(line.span, Role::ImageAlt, 0.9, "told-by-a-program"));
        }
        if line.is_caption && i > 0 && self.page.lines[i - 1].leads_caption {
            return Some(roled(line.span, Role::Caption, 0.8, "below-its-label"));
        }
        let is_near_end = i + 6 >= self.page.body.end;
        if line.is_biography && is_near_end && (line.has_address || choice_seen.has(Evidence::AuthorAgain)) {
            let of = Some(Boilerplate::AuthorBio);
            return Some(Roled { of, ..roled(line.span, Role::Boilerplate, 0.8, "biography") });
        }
        if let Some(found) = self.credit(i, role, choice_seen, since_headline) {
            return Some(found);
        }
        // `2. Frame the problem` between paragraphs.
        if line.is_item && within && line.n_words <= 14 && !line.ends_stop() && line.text.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(subhead(line.span, 0.7, "numbered"));
        }
        if line.n_page_words >= 3 && line.speaks_of_page() {
            let of = Some(named(line.page_word.unwrap_or_default()));
            return Some(Roled { of, ..roled(line.span, Role::Boilerplate, 0.8, "speaks-of-the-page") });
        }
        let is_told = line.is_story() && within && (line.reports || line.n_words >= 20);
        if sure < 0.6 && line.n_words > 4 && self.page.is_among_phrases(i) && !line.is_caption && !is_told {
            return Some(Roled { of: Some(self.purpose(line)), ..roled(line.span, Role::Boilerplate, 0.6, "among-phrases") });
        }
        // `II.` between two paragraphs.
        let is_numeral = line.n_words == 1 && line.text.len() <= 6 && line.text.trim_end_matches('.').bytes().all(|b| b"IVX".contains(&b));
        if is_numeral && within && self.page.next(i).is_some_and(|below| below.is_story()) {
            return Some(subhead(line.span, 0.7, "numeral"));
        }
        // Each subhead is printed once; `Summary` or `Buy it now` under each of them is furniture.
        if role == Role::Subhead && choice_seen.has(Evidence::PrintedWithin) {
            return Some(Roled { of: Some(Boilerplate::Other), ..roled(line.span, Role::Boilerplate, 0.5, "printed-often-within") });
        }
        if let Some(found) = self.post(i, role).or_else(|| self.credited(i, role)) {
            return Some(found);
        }
        if let Some(found) = self.heads_a_paragraph(i, role, sure) {
            return Some(found);
        }
        if self.is_sentence(i, role, sure) {
            return Some(roled(line.span, Role::Paragraph, 0.5, "beside-the-story"));
        }
        // Two prints of the same words: the one in marks with nothing around it is lifted out of the other.
        let times = if within && line.is_story() { 2 } else { 1 };
        let is_bare = || !line.text.contains(" said") || i <= self.page.body.start;
        let is_again = || is_bare() && self.page.repeats(i, times) || within && role != Role::Dek && self.page.is_lifted(i);
        let lifted = line.opens_quote && (8..=60).contains(&line.n_words) && is_again();
        if lifted {
            return Some(roled(line.span, Role::PullQuote, 0.8, "repeats-the-story"));
        }
        if role == Role::Boilerplate && line.is_caption && line.n_words >= 6 && i < self.page.body.end {
            return Some(roled(line.span, Role::Caption, 0.6, "photo-credit"));
        }
        None
    }

    /// `By Jane Roe`, `Jane Roe`, `Associated Press` and a date are never furniture beside the headline.
    fn credit(&self, i: usize, role: Role, seen: Seen, since_headline: &[Roled]) -> Option<Roled> {
        let line = &self.page.lines[i];
        let (headline, _) = self.headline?;
        let has = |role: Role| since_headline.iter().any(|above| above.role == role);
        let above = &self.page.lines[i.saturating_sub(1)];
        if line.is_job && !line.is_byline && headline < i && i < self.page.body.start && (above.is_byline || above.is_name) {
            let of = Some(Boilerplate::AuthorBio);
            return Some(Roled { of, ..roled(line.span, Role::Boilerplate, 0.6, "job-below-the-name") });
        }
        let is_furniture = matches!(role, Role::Boilerplate | Role::Kicker | Role::ImageAlt | Role::Caption);
        let is_over_story = line.is_byline && headline < i && i + 1 == self.page.body.start;
        if !(is_furniture || role == Role::Dek) || i.abs_diff(headline) > 12 && !is_over_story {
            return None;
        }
        if line.is_byline && line.n_words <= 14 {
            return Some(roled(line.span, Role::Byline, 0.7, "by-beside-the-headline"));
        }
        // A standfirst that ends as a sentence is no story yet.
        let n_paragraphs = since_headline.iter().filter(|above| above.role == Role::Paragraph).count();
        let is_between = headline < i && (i < self.page.body.start || n_paragraphs < 2 && since_headline.len() < 8);
        let is_just_above = i < headline && headline <= i + 2;
        if line.is_date && (is_between || is_just_above && line.date.is_some()) && (line.date.is_some() || line.is_stamp) {
            return Some(roled(line.span, Role::Date, 0.7, "date-below-the-headline"));
        }
        if i == headline + 1 && is_between && self.could_be_dek(line) && !self.page.repeats(i, 1) {
            return Some(roled(line.span, Role::Dek, 0.5, "below-the-headline"));
        }
        let is_near = is_between && i <= headline + 6;
        if is_near && line.is_name_and_job && (line.starts_with_name || line.is_known_name) && line.n_words <= 8 {
            return Some(roled(line.span, Role::Byline, 0.6, "name-and-job-below-the-headline"));
        }
        let is_named_below = self.page.lines.get(i + 1).is_some_and(|below| below.text == line.text);
        let below = self.page.lines.get(i + 1 + usize::from(is_named_below));
        let has_job_below = line.is_name && line.starts_with_name && below.is_some_and(|below| below.is_job && !below.is_byline);
        let is_led = above.leads_byline && line.n_words <= 6 && line.capitals > 0.6 && !line.is_date;
        // In capitals below a byline it is the picture's.
        let is_agency = line.is_agency && !(line.all_capitals && has(Role::Byline));
        let is_over_date = self.page.lines.get(i + 1).is_some_and(|below| below.is_date) && !has(Role::Byline);
        let is_strange = line.may_be_person && seen.has(Evidence::SharesNone);
        let is_alone =
            has_job_below || is_led || is_agency || is_over_date && is_strange || line.is_known_name && !self.page.is_printed_beside(i);
        (is_between && is_alone).then(|| roled(line.span, Role::Byline, 0.6, "name-below-the-headline"))
    }

    /// A line of a live page: its clock, what heads an entry, what it tells.
    fn entry(&self, i: usize, role: Role) -> Option<Roled> {
        let line = &self.page.lines[i];
        if !self.page.is_live || !self.page.body.contains(&i) || line.is_caption {
            return None;
        }
        if live::is_clock(line.text) {
            return Some(roled(line.span, Role::Date, 0.8, "clock"));
        }
        let is_below_clock = i > self.page.body.start && live::is_clock(self.page.lines[i - 1].text);
        if is_below_clock && !line.ends_stop() && line.n_words <= 20 && !line.is_byline {
            return Some(subhead(line.span, 0.7, "below-a-clock"));
        }
        let is_furniture = matches!(role, Role::Boilerplate | Role::Caption | Role::ImageAlt);
        let is_told = line.ends && line.n_words >= 4 && line.n_page_words == 0;
        (is_furniture && is_told).then(|| roled(line.span, Role::Paragraph, 0.6, "told-below-a-clock"))
    }

    /// `Dunmore 2, Carrick 1` beside its like, in the story or just below.
    fn result(&self, i: usize, role: Role) -> Option<Roled> {
        let lines = self.page.lines;
        let is_beside = i > 0 && lines[i - 1].is_result || lines.get(i + 1).is_some_and(|next| next.is_result);
        let is_near = self.page.body.start < i && i < self.page.body.end + 30 && !self.page.body.is_empty();
        let could_be = !matches!(role, Role::Date | Role::Byline);
        (lines[i].is_result && !lines[i].is_date && is_beside && is_near && could_be)
            .then(|| Roled { level: Some(1), ..roled(lines[i].span, Role::ListItem, 0.6, "results") })
    }

    /// `— Jane Roe, Harrow` below words that are lifted out of the story, or quoted; and these words.
    fn signature(&self, i: usize, role: Role) -> Option<Roled> {
        let could_be = matches!(role, Role::Paragraph | Role::Subhead | Role::Boilerplate | Role::ImageAlt | Role::Caption);
        let signed = if self.page.lines.get(i + 1).is_some_and(is_signature) { i } else { i.checked_sub(1)? };
        let is_one = signed == i || is_signature(&self.page.lines[i]);
        if !could_be || !is_one || !self.page.body.contains(&i) || !self.page.lines[signed].opens_quote {
            return None;
        }
        let words = &self.page.lines[signed];
        match words.reports {
            true if signed == i => None,
            false if self.page.repeats(signed, 1) => Some(roled(self.page.lines[i].span, Role::PullQuote, 0.5, "signature")),
            _ => Some(roled(self.page.lines[i].span, Role::BlockQuote, 0.5, "signature")),
        }
    }

    /// A post quoted in the story, and who posted it: `We're open! pic.example/a` above `— Jane Roe (@janeroe) May 3, 2020`.
    fn post(&self, i: usize, role: Role) -> Option<Roled> {
        let line = &self.page.lines[i];
        let is_posted = self.page.next(i).is_some_and(|next| next.signs_post);
        let could_be = matches!(role, Role::Paragraph | Role::Subhead | Role::Boilerplate | Role::ImageAlt | Role::Caption | Role::Byline);
        let is_one = line.signs_post || is_posted && line.n_words <= 70 && !line.is_caption;
        (is_one && could_be && self.page.body.contains(&i)).then(|| roled(line.span, Role::BlockQuote, 0.7, "post"))
    }

    /// `The ferry leaves at dusk. Jane Roe for The Courier`: whose picture it is stands behind the stop.
    fn credited(&self, i: usize, role: Role) -> Option<Roled> {
        let line = &self.page.lines[i];
        let is_tailed = line.has_credit_tail && !line.ends && line.boilerplate.is_none();
        let is_one = (is_tailed || line.is_caption && role == Role::Subhead) && self.page.body.contains(&i);
        let could_be = matches!(role, Role::Paragraph | Role::Subhead | Role::Boilerplate | Role::ImageAlt);
        (is_one && could_be).then(|| roled(line.span, Role::Caption, 0.6, "credit-behind-a-stop"))
    }

    /// A clause of some length that speaks of nothing but the news.
    fn could_be_dek(&self, line: &Line) -> bool {
        let is_odd = line.is_labelled || line.has_address || line.n_bars > 0 || line.n_page_words > 0 || line.is_caption || line.is_name;
        (9..=45).contains(&line.n_words) && line.n_small >= 2 && !is_odd && line.n_picture_words == 0
    }

    /// A short line of the story that is no sentence is the head of what stands below it, or leads to it by a colon.
    fn heads_a_paragraph(&self, i: usize, role: Role, sure: f32) -> Option<Roled> {
        let line = &self.page.lines[i];
        let below = self.page.next(i)?;
        // `PORTWELL, Ore. —` on a line of its own.
        if line.n_words <= 6 && line.text.ends_with(['—', '–']) && below.is_story() {
            return Some(roled(line.span, Role::Paragraph, 0.6, "leads-on"));
        }
        let leads_on = below.is_story() || below.is_item || below.text.ends_with(':') && below.n_words >= 4;
        if !self.page.body.contains(&i) || !leads_on || line.is_caption || line.is_byline || line.is_date {
            return None;
        }
        let is_sentence = |line: &Line| line.ends && line.n_words >= 4 && line.boilerplate.is_none() && !line.is_caption;
        let is_above = i > self.page.body.start && self.page.previous(i).is_some_and(is_sentence);
        let is_odd = line.is_labelled || line.has_address || line.is_file_name || line.n_bars > 0 || line.n_page_words > 0;
        match role {
            Role::Caption | Role::ImageAlt | Role::Boilerplate | Role::Subhead
                if line.text.ends_with(':') && line.n_words >= 4 && line.n_small > 1 =>
            {
                Some(roled(line.span, Role::Paragraph, 0.5, "leads-on"))
            }
            Role::Paragraph if !line.ends && line.n_words <= 12 && !line.opens_quote && !is_odd => {
                Some(subhead(line.span, 0.5, "heads-a-paragraph"))
            }
            Role::Paragraph if line.text.ends_with('?') && is_above && line.n_words <= 8 && !line.opens_quote && sure < 0.8 => {
                Some(subhead(line.span, 0.5, "heads-a-paragraph"))
            }
            Role::Boilerplate if is_above && !line.ends_stop() && line.n_words <= 8 && sure < 0.6 && !is_odd => {
                Some(subhead(line.span, 0.5, "heads-a-paragraph"))
            }
            _ => None,
        }
    }

    /// A sentence beside the story's own is one of them, if nothing speaks strongly for another role and the paste is small
    /// enough to be clean.
    fn is_sentence(&self, i: usize, role: Role, sure: f32) -> bool {
        let line = &self.page.lines[i];
        let beside = line.is_story() || i > self.page.body.start && self.page.lines[i - 1].is_story();
        let is_odd = line.is_labelled || line.has_address || line.n_bars > 0 || line.n_page_words > 0 || line.is_caption;
        let is_clean = self.page.lines.len() <= 24;
        let is_doubtful = is_clean && matches!(role, Role::Boilerplate | Role::Caption | Role::ImageAlt) && sure < 0.6;
        is_doubtful && self.page.body.contains(&i) && beside && line.ends_stop() && line.n_small > 1 && !is_odd
    }

    /// Whether a line of an interview is part of what was said: all but its captions and subheads.
    fn is_said(&self, i: usize, role: Role) -> bool {
        let line = &self.page.lines[i];
        let is_sentence = self.page.body.contains(&i) && line.ends && !line.is_caption;
        matches!(role, Role::Paragraph | Role::BlockQuote) && !line.is_caption || is_sentence
    }

    fn by_weight(&self, line: &Line, role: Role, choice: &Choice) -> Roled {
        let why = choice
            .seen
            .iter()
            .max_by(|&a, &b| self.weights.speaks[a as usize][choice.role].total_cmp(&self.weights.speaks[b as usize][choice.role]))
            .map_or("always", Evidence::name);
        let found = roled(line.span, role, choice.sure, why);
        match role {
            Role::Boilerplate => Roled { of: Some(self.purpose(line)), ..found },
            Role::Subhead => Roled { level: Some(2), ..found },
            Role::ListItem => Roled { level: Some(1), ..found },
            _ => found,
        }
    }

    /// What a line of boilerplate is for: what its phrase says, else where it stands.
    fn purpose(&self, line: &Line) -> Boilerplate {
        match line.boilerplate {
            Some(phrase) => named(phrase),
            None if line.is_biography => Boilerplate::AuthorBio,
            None if line.n_page_words > 1 => named(line.page_word.unwrap_or_default()),
            None if line.span.start() < self.page.lines.get(self.page.body.start).map_or(0, |lead| lead.span.start()) => Boilerplate::Nav,
            None if self.page.lines[..self.page.body.end].last().is_some_and(|last| line.span.start() > last.span.start()) => {
                Boilerplate::Related
            }
            None => Boilerplate::Other,
        }
    }
}

/// `— Jane Roe, Harrow`.
fn is_signature(line: &Line) -> bool {
    let is_other = line.is_item || line.ends || line.signs_post;
    line.text.starts_with(['—', '–']) && line.n_words <= 10 && line.capitals > 0.6 && !is_other
}

/// Old wires set a `^` before a headline, which is no part of it.
fn without_wire_mark(text: &Text, line: &Line, found: &mut Vec<Roled>) -> Span {
    let Some(rest) = line.text.strip_prefix('^').map(str::trim_start).filter(|rest| !rest.is_empty()) else { return line.span };
    let mark = text.cut(line.span.start(), line.span.start() + 1);
    found.push(Roled { of: Some(Boilerplate::Other), ..roled(mark, Role::Boilerplate, 0.9, "wire-mark") });
    text.cut(line.span.end() - rest.len(), line.span.end())
}

/// `Russian Politics & Diplomacy August 27, 2016, 2:50`: a section's name, then the date.
fn kicker_and_date(text: &Text, line: &Line) -> Option<(Span, Span)> {
    let (start, end) = line.date?;
    let before = text.as_str().get(line.span.start()..start)?;
    let trimmed = before.trim_end_matches([' ', '|', '·', '•', '–', '—', '-', ',', '\u{a0}', '\t']);
    // Marks between the two stand with the date, since no character is lost.
    let rest = start - before[trimmed.len()..].trim_start().len();
    let is_section =
        (1..=6).contains(&trimmed.split_whitespace().count()) && trimmed.starts_with(char::is_uppercase) && line.capitals > 0.8;
    let is_other = trimmed.ends_with([':', '.'])
        || line.is_byline
        || line.starts_with_name
        || DATE_LEADS.iter().any(|lead| trimmed.to_lowercase().starts_with(lead));
    let closes = text.as_str().get(end..line.span.end()).is_some_and(|rest| rest.chars().count() <= 12);
    (is_section && !is_other && closes)
        .then(|| (text.cut(line.span.start(), line.span.start() + trimmed.len()), text.cut(rest, line.span.end())))
}

/// Words that lead a date on its own line.
const DATE_LEADS: [&str; 9] = ["published", "updated", "posted", "last", "created", "date", "first", "modified", "on"];
