//! What is seen of one line: its shape, its place, its neighbours. `Tram line to open` has four words and no stop, and a byline below.

use super::{Page, case};
use crate::layout::evidence::{Evidence, Seen};
use crate::layout::lines::Line;

impl Page<'_> {
    pub(super) fn of_line(&self, i: usize) -> Seen {
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
        seen.note(E::SectionHead, line.is_section_head);
        seen.note(E::AllCapitals, line.all_capitals);
        seen.note(E::AllSmall, line.n_words > 2 && !text.contains(char::is_uppercase));
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
        seen.note(E::Bars, line.n_bars > 0);
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
        seen.note(E::FirstHeadline, i == 0 && (4..=24).contains(&line.n_words) && self.candidates[i] && !line.ends_stop());
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
        let n_words = self.prints.words(i).len() as u32;
        let head = self.prints.head(i).filter(|_| !is_story).and_then(|head| self.heads.get(&head));
        seen.note(E::Prefix, head.is_some_and(|&(_, most)| most > n_words));
        seen.note(E::Extends, head.is_some_and(|&(least, _)| least < n_words));
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
        let candidate = |i: usize| self.lines.get(i).filter(|line| self.candidates[i] && line.n_words >= 3);
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
        let n_lead = if is_story { 0 } else { self.n_of_lead(i) };
        seen.note(E::SharesLead, n_lead > 1);
        seen.note(E::SharesLeadMore, n_lead > 3);
        seen.note(E::FirstSharing, self.first_sharing == Some(i));
        seen.note(E::FirstApart, i == 0 && n > 0 && known == 0);
        seen.note(E::Words61, line.n_words > 60);
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
