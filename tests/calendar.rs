//! Which day is meant: every weekday named in a story of every weekday, past and ahead; and what no anchor may change.

use chrono::{Datelike, Days, NaiveDate};
use galleyproof::export::json;
use galleyproof::text::Unit;
use galleyproof::{Lexicon, Paste, read};
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The values of the dates in a sentence, read in a story of a day.
fn values(sentence: &str, issue: Option<NaiveDate>) -> Vec<Option<String>> {
    let text = format!("Rain goes on\n\n{sentence}\n");
    let article = read(Paste::text(&text).on(issue.map(|day| day.to_string())), &LEXICON);
    json::of(&article, &LEXICON, Unit::Byte).dates.into_iter().map(|date| date.value).collect()
}

fn value(sentence: &str, issue: NaiveDate) -> String {
    values(sentence, Some(issue)).into_iter().flatten().next().unwrap_or_default()
}

/// The seven days from Monday, 22 August 2016, and the seven over the end of a leap year's February.
fn issues() -> impl Iterator<Item = NaiveDate> {
    let from = |year, month, day| {
        let first = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        (0..7).filter_map(move |n| first.checked_add_days(Days::new(n)))
    };
    from(2016, 8, 22).chain(from(2024, 2, 26))
}

/// The first day from `issue` on, step by step, that is this weekday.
fn walk(issue: NaiveDate, weekday: usize, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
    let mut day = issue;
    while day.weekday().num_days_from_monday() as usize != weekday {
        day = step(day).expect("a day");
    }
    day
}

#[test]
fn a_weekday_is_the_nearest_on_the_side_of_its_verb() {
    for issue in issues() {
        for (weekday, name) in WEEKDAYS.iter().enumerate() {
            let past = walk(issue, weekday, |day| day.pred_opt());
            let ahead = walk(issue, weekday, |day| day.succ_opt());
            assert_eq!(value(&format!("The council met on {name}."), issue), past.to_string(), "met on {name}, issue {issue}");
            assert_eq!(value(&format!("On {name} the council voted."), issue), past.to_string(), "on {name} voted, issue {issue}");
            assert_eq!(value(&format!("The council will meet on {name}."), issue), ahead.to_string(), "will meet {name}, issue {issue}");
            assert_eq!(value(&format!("The council agreed to meet on {name}."), issue), ahead.to_string(), "to meet {name}, issue {issue}");
        }
    }
}

#[test]
fn last_and_next_are_of_the_weeks_beside_this_one() {
    for issue in issues() {
        let monday = issue.week(chrono::Weekday::Mon).first_day();
        for (weekday, name) in WEEKDAYS.iter().enumerate() {
            let of_week = |weeks: u64| {
                monday.checked_sub_days(Days::new(7)).and_then(|day| day.checked_add_days(Days::new(weeks * 7 + weekday as u64)))
            };
            let [last, this, next] = [0, 1, 2].map(|weeks| of_week(weeks).expect("a day").to_string());
            assert_eq!(value(&format!("The council met last {name}."), issue), last, "last {name}, issue {issue}");
            assert_eq!(value(&format!("The council meets this {name}."), issue), this, "this {name}, issue {issue}");
            assert_eq!(value(&format!("The council will meet next {name}."), issue), next, "next {name}, issue {issue}");
        }
    }
}

#[test]
fn without_an_anchor_a_relative_date_has_no_value() {
    for when in ["on Friday", "yesterday", "last week", "in August", "on August 27", "at 5 p.m.", "last summer", "on Christmas Day"] {
        assert_eq!(values(&format!("The council met {when}."), None), [None], "{when}");
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1900i32..2100, 1u32..=12, 1u32..=28).prop_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_value_of_an_absolute_date_never_depends_on_the_anchor(day in any_day(), one in any_day(), other in any_day()) {
        let forms = ["%B %-d, %Y", "%-d %B %Y", "%Y-%m-%d", "%B %Y", "%Y", "%-m/%-d/%Y", "%d.%m.%Y", "Easter Monday %Y", "the summer of %Y", "the third quarter of %Y"];
        for form in forms {
            let sentence = format!("The council met in {}, and then it rained.", day.format(form));
            let alone = values(&sentence, None);
            prop_assert!(alone.iter().all(Option::is_some), "{sentence}: {alone:?}");
            prop_assert_eq!(&values(&sentence, Some(one)), &alone, "{}", sentence);
            prop_assert_eq!(&values(&sentence, Some(other)), &alone, "{}", sentence);
        }
    }
}
