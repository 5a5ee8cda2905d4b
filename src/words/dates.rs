//! Days and instants as people write them; an instant always with its zone.

use super::Words;
use crate::domain::calendar::Span;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

impl Words {
    /// A day: `30 November 2026`, `2026-11-30`.
    pub fn day(&self, day: NaiveDate) -> String {
        let args = [
            ("day", i64::from(day.day()).into()),
            ("month", i64::from(day.month()).into()),
            // As text, or a language would group its digits.
            ("year", day.year().to_string().into()),
            ("iso", day.to_string().into()),
        ];
        self.say("date-day", &args)
    }

    /// An instant with its zone: `30 November 2026, 23:59 (CET)`.
    pub fn moment(&self, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        let args = [
            ("day", self.day(local.date_naive()).into()),
            ("time", time_of_day(&local).into()),
            ("zone", local.offset().to_string().into()),
        ];
        self.say("date-moment", &args)
    }

    /// The time of day with its zone: `23:59 (CET)`.
    pub fn time(&self, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        let args = [("time", time_of_day(&local).into()), ("zone", local.offset().to_string().into())];
        self.say("date-time", &args)
    }

    /// A length of time: `5 business days`, `30 days`.
    pub fn span(&self, span: Span) -> String {
        let key = match span {
            Span::Business(_) => "span-business",
            Span::Calendar(_) => "span-calendar",
        };
        self.say(key, &[("n", span.days().into())])
    }

    /// A number of bytes, rounded up so that nothing looks empty: `57 kB`, `1.4 MB`.
    pub fn bytes(&self, bytes: u64) -> String {
        if bytes < 1_000_000 {
            return self.say("size-kilobytes", &[("n", bytes.div_ceil(1_000).into())]);
        }
        let tenths = bytes.div_ceil(100_000);
        let (whole, tenth) = (tenths / 10, tenths % 10);
        self.say("size-megabytes", &[("whole", whole.into()), ("tenth", tenth.into())])
    }
}

/// `23:59`.
fn time_of_day(at: &impl Timelike) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::Lang;
    use chrono::TimeZone;
    use chrono_tz::Europe::Stockholm;

    #[test]
    fn days_are_written_as_each_language_writes_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
        assert_eq!(Words::of(Lang::En).day(day), "3 November 2026");
        assert_eq!(Words::of(Lang::Sv).day(day), "2026-11-03");
    }

    #[test]
    fn the_doubled_hour_of_autumn_is_told_apart_by_its_zone() {
        let words = Words::of(Lang::Sv);
        let first = Utc.with_ymd_and_hms(2026, 10, 25, 0, 30, 0).unwrap();
        let second = Utc.with_ymd_and_hms(2026, 10, 25, 1, 30, 0).unwrap();
        assert_eq!(words.moment(first, Stockholm), "2026-10-25 kl. 02:30 (CEST)");
        assert_eq!(words.moment(second, Stockholm), "2026-10-25 kl. 02:30 (CET)");
    }

    #[test]
    fn an_instant_is_written_as_each_language_writes_it_in_winter_and_in_summer() {
        let (english, swedish) = (Words::of(Lang::En), Words::of(Lang::Sv));
        let winter = Utc.with_ymd_and_hms(2026, 11, 26, 22, 59, 0).unwrap();
        assert_eq!(english.moment(winter, Stockholm), "26 November 2026, 23:59 (CET)");
        assert_eq!(swedish.moment(winter, Stockholm), "2026-11-26 kl. 23:59 (CET)");
        let summer = Utc.with_ymd_and_hms(2027, 7, 1, 6, 5, 0).unwrap();
        assert_eq!(english.moment(summer, Stockholm), "1 July 2027, 08:05 (CEST)");
        assert_eq!(swedish.moment(summer, Stockholm), "2027-07-01 kl. 08:05 (CEST)");
        assert_eq!(english.time(summer, Stockholm), "08:05 (CEST)");
        assert_eq!(swedish.time(summer, Stockholm), "kl. 08:05 (CEST)");
    }

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(Words::of(Lang::En).bytes(1), "1 kB");
        assert_eq!(Words::of(Lang::En).bytes(57_834), "58 kB");
        assert_eq!(Words::of(Lang::En).bytes(26_214_400), "26.3 MB");
        assert_eq!(Words::of(Lang::Sv).bytes(26_214_400), "26,3 MB");
    }
}
