//! What a time expression says: `August 27, 2016` is a day, `last Friday` a weekday and a way to it, `12 hours` a length.

/// What a time expression says, as far as its own words go.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// A calendar day, or the part of one that is written: `August 27`, `2016`, `August 2016`, with its time.
    Day(Day),
    /// `Friday`, `last Friday`, `next Friday night`.
    Weekday {
        weekday: u8,
        shift: Shift,
        time: TimeOfDay,
    },
    /// `the 18th`, `Tuesday the 18th`: of a month that is not said.
    DayOfMonth {
        day: u8,
        weekday: Option<u8>,
    },
    /// `the 15th of this month`: of the month `by` months away.
    DayOfSomeMonth {
        day: u8,
        by: i32,
    },
    /// `yesterday`, `next week`, `three days ago`: so many units away.
    Away {
        unit: Unit,
        by: i32,
        from: Anchor,
        time: TimeOfDay,
    },
    /// `in two weeks` of what will be then.
    Hence {
        unit: Unit,
        by: i32,
    },
    /// `last May`, `next May`: `by` -1, 0 or 1.
    AwayMonth {
        month: u8,
        by: i32,
    },
    /// `last Dec. 31`, `next June 30`: the nearest on that side.
    AwayDay {
        month: u8,
        day: u8,
        by: i32,
    },
    /// `May last year`, `December of that year`: the month of the year `by` years away.
    MonthOf {
        month: u8,
        by: i32,
        from: Anchor,
    },
    /// `the summer of 2015`, `last summer`; without a year or a step, the one that the verb tells.
    Season {
        season: &'static str,
        year: Option<i32>,
        by: Option<i32>,
    },
    /// `the spring of last year`.
    SeasonOf {
        season: &'static str,
        by: i32,
    },
    /// `the third quarter`, `the third quarter of 2016`; 0 is the story's own: `the 1988 quarter`.
    Quarter {
        quarter: u8,
        year: Option<i32>,
    },
    /// `last year's third quarter`.
    QuarterOf {
        quarter: u8,
        by: i32,
    },
    /// `the first half of 2016`.
    Half {
        half: u8,
        year: Option<i32>,
    },
    /// `the second half of last year`, `last year's first half`.
    HalfOf {
        half: u8,
        by: i32,
    },
    /// `fiscal 2016`, `the last fiscal year`: it is no calendar year.
    Fiscal {
        year: Option<i32>,
        by: i32,
    },
    /// `the 1990s`: the first year.
    Decade(i32),
    /// `the 20th century`: its number.
    Century(i32),
    /// A clock time or a part of the day alone: of the anchor's day.
    Time(TimeOfDay),
    Duration {
        amount: Option<f64>,
        unit: Unit,
    },
    /// `the past three months`, `the next few days`: a length up to or from the day of issue, `by` -1 or 1.
    Stretch {
        amount: Option<f64>,
        unit: Unit,
        by: i32,
    },
    /// `every Monday`, `daily`: a TIMEX3 value.
    Set(String),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(&'static str),
    Holiday {
        holiday: Holiday,
        year: Option<i32>,
        by: i32,
    },
    /// `two weeks before Christmas`: so many units from another date.
    From {
        base: Box<When>,
        unit: Unit,
        by: i32,
    },
    /// `the week of August 29`.
    WeekOf(Box<When>),
    /// `the first week of March`, `the last week of May 2015`; -1 is the last.
    WeekOfMonth {
        week: i8,
        month: u8,
        year: Option<i32>,
    },
    /// `May 3-5`, `2010-2014`.
    Range {
        first: Day,
        last: Day,
    },
}

/// A day as written. Invariant: `day` without `month` is never made.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Day {
    pub year: Option<i32>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub clock: Option<Clock>,
    pub part: Option<&'static str>,
    /// What the writing says of which comes first, the day or the month.
    pub order: Order,
}

/// Which comes first, the day or the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// The writing says nothing: `2016-08-27`, `2016`.
    #[default]
    Silent,
    /// `August 27`, `8/27/2016`.
    MonthFirst,
    /// `27 August`, `27/8/2016`.
    DayFirst,
    /// `3/4/2016`: read as month first, and either may be meant.
    Either,
}

/// A time within a day: a clock time, else a part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimeOfDay {
    pub clock: Option<Clock>,
    /// TIMEX3: `MO`, `MI`, `AF`, `EV`, `NI`.
    pub part: Option<&'static str>,
}

/// A clock time. `hour` 0 to 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// Minutes east of Greenwich, where a zone is written that has one meaning.
    pub zone: Option<i16>,
}

/// Which of the weekdays is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// `Friday`: before or after, as the verb says.
    Near,
    /// `this past Friday`: the nearest before.
    Before,
    /// `this coming Friday`: the nearest after.
    After,
    /// `last Friday`, `Friday of last week`.
    Last,
    This,
    Next,
}

/// What a step in time is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day the story came out: `yesterday`, `two weeks ago`.
    Issue,
    /// The day the story has got to: `the previous day`, `two weeks later`.
    Story,
    /// The calendar's year about that day, however small what the story tells of is: `the previous year`.
    Calendar,
    /// The quarter or the month that the paragraph tells of, else the day the story came out: `from $2 million a year ago`.
    Either,
}

/// When a holiday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    Fixed {
        month: u8,
        day: u8,
    },
    /// The `n`th such weekday of a month (-1: the last), and `plus` days.
    Nth {
        month: u8,
        weekday: u8,
        n: i8,
        plus: i8,
    },
    /// Days after the western Easter.
    Easter(i16),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}
impl Unit {
    /// By the letters of `calendar.txt`.
    pub fn of(letters: &str) -> Option<Unit> {
        Some(match letters {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "D" => Unit::Day,
            "W" => Unit::Week,
            "WE" => Unit::Weekend,
            "F" => Unit::Fortnight,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "Y" => Unit::Year,
            "E" => Unit::Decade,
            "C" => Unit::Century,
            "L" => Unit::Millennium,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "day",
            Unit::Week | Unit::Fortnight => "week",
            Unit::Weekend => "weekend",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century | Unit::Millennium => "century",
        }
    }

    pub(super) fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// An ISO 8601 period: `PT12H`, `P3D`; `PXM` for an amount that is not said.
    pub fn period(self, amount: Option<f64>) -> String {
        let (times, before, letter) = match self {
            Unit::Second => (1.0, "PT", 'S'),
            Unit::Minute => (1.0, "PT", 'M'),
            Unit::Hour => (1.0, "PT", 'H'),
            Unit::Day => (1.0, "P", 'D'),
            Unit::Week => (1.0, "P", 'W'),
            Unit::Weekend => (2.0, "P", 'D'),
            Unit::Fortnight => (2.0, "P", 'W'),
            Unit::Month => (1.0, "P", 'M'),
            Unit::Quarter => (3.0, "P", 'M'),
            Unit::Year => (1.0, "P", 'Y'),
            Unit::Decade => (10.0, "P", 'Y'),
            Unit::Century => (100.0, "P", 'Y'),
            Unit::Millennium => (1000.0, "P", 'Y'),
        };
        let amount = match (amount, times) {
            (Some(amount), _) => format!("{}", amount * times),
            // So many decades are no number of years: TIMEX3 has units of its own for them.
            (None, 10.0) => return "PXDE".to_owned(),
            (None, 100.0) => return "PXCE".to_owned(),
            (None, _) => "X".to_owned(),
        };
        format!("{before}{amount}{letter}")
    }
}

impl Clock {
    /// `02:50`, with seconds and a zone where they are written.
    pub fn iso(self) -> String {
        let second = self.second.map_or(String::new(), |second| format!(":{second:02}"));
        let zone = match self.zone {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(minutes) => format!("{}{:02}:{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60),
        };
        format!("{:02}:{:02}{second}{zone}", self.hour, self.minute)
    }
}

impl TimeOfDay {
    pub fn is_some(self) -> bool {
        self.clock.is_some() || self.part.is_some()
    }
}

impl When {
    /// The same day with a time in it; `None` where it is no day or has a time.
    pub(super) fn at_time(self, time: TimeOfDay) -> Option<When> {
        match self {
            When::Day(day) if day.day.is_some() && day.clock.is_none() && day.part.is_none() => {
                Some(When::Day(Day { clock: time.clock, part: time.part, ..day }))
            }
            When::Weekday { weekday, shift, time: TimeOfDay { clock: None, part: None } } => Some(When::Weekday { weekday, shift, time }),
            When::Away { unit: Unit::Day, by, from, time: TimeOfDay { clock: None, .. } } => {
                Some(When::Away { unit: Unit::Day, by, from, time })
            }
            _ => None,
        }
    }

    /// How long it is, as far as its words say.
    pub fn granularity(&self) -> Option<&'static str> {
        let of_day = |clock: bool, part: bool| match (clock, part) {
            (true, _) => "minute",
            (_, true) => "part",
            _ => "day",
        };
        Some(match self {
            When::Day(Day { day: Some(_), clock, part, .. }) => of_day(clock.is_some(), part.is_some()),
            When::Day(Day { month: Some(_), .. }) | When::AwayMonth { .. } | When::MonthOf { .. } => "month",
            When::Day(_) => "year",
            When::Fiscal { .. } => "fiscal year",
            When::WeekOf(_) | When::WeekOfMonth { .. } => "week",
            When::Weekday { time, .. } | When::Time(time) => of_day(time.clock.is_some(), time.part.is_some()),
            When::Away { unit: Unit::Day, time, .. } => of_day(time.clock.is_some(), time.part.is_some()),
            When::Away { unit, .. } | When::Hence { unit, .. } => unit.name(),
            When::DayOfMonth { .. } | When::DayOfSomeMonth { .. } | When::AwayDay { .. } | When::Holiday { .. } | When::From { .. } => {
                "day"
            }
            When::Season { .. } | When::SeasonOf { .. } => "season",
            When::Quarter { .. } | When::QuarterOf { .. } => "quarter",
            When::Half { .. } | When::HalfOf { .. } => "half",
            When::Decade(_) => "decade",
            When::Century(_) => "century",
            When::Range { first, .. } => return When::Day(*first).granularity(),
            When::Duration { .. } | When::Stretch { .. } | When::Set(_) | When::Reference(_) => return None,
        })
    }

    /// The clock time in it.
    pub fn clock(&self) -> Option<Clock> {
        match self {
            When::Day(day) => day.clock,
            When::Time(time) | When::Weekday { time, .. } | When::Away { time, .. } => time.clock,
            _ => None,
        }
    }

    /// The same with another clock time, where it has one.
    pub(super) fn with_clock(mut self, clock: Clock) -> When {
        match &mut self {
            When::Day(day) if day.clock.is_some() => day.clock = Some(clock),
            When::Time(time) | When::Weekday { time, .. } | When::Away { time, .. } if time.clock.is_some() => time.clock = Some(clock),
            _ => (),
        }
        self
    }

    /// Whether it is a length of time.
    pub fn is_length(&self) -> bool {
        matches!(self, When::Duration { .. } | When::Stretch { .. })
    }

    /// Whether it is one day, with or without its time.
    pub(super) fn is_day(&self) -> bool {
        match self {
            When::Day(day) => day.day.is_some(),
            When::Weekday { .. } | When::Holiday { .. } | When::DayOfMonth { .. } | When::DayOfSomeMonth { .. } => true,
            When::Away { unit, .. } => *unit == Unit::Day,
            _ => false,
        }
    }
}
