//! Moves the demo's clock and lets everything happen that is due by then.

use crate::app::App;
use crate::domain::calendar::Calendar;
use crate::domain::trace::{Deed, Fact, Trace};
use crate::web::checked::Unchecked;
use crate::web::device::door;
use crate::web::error::WebError;
use crate::web::{Reply, demo, see_other, session, urls};
use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::web::Data;
use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};

/// Moves it a day, a business day, or past the next deadline; never back.
pub async fn post(form: Unchecked, session: Session, request: HttpRequest, app: Data<App>) -> Reply {
    let clock = demo::demo(&app)?.clone();
    let back = urls::inside(form.0.get("back")).to_owned();
    let calendar = app.workflow.calendar().await?;
    let at = app.workflow.instant();
    let today = calendar.now(at).today;
    let to = match form.0.get("step") {
        "day" => Some(same_time_on(&calendar, at, today + chrono::Days::new(1))),
        "business-day" => Some(same_time_on(&calendar, at, calendar.next_business_day(today))),
        "deadline" => past_the_next_deadline(&app, at).await?,
        _ => return Err(WebError::Bad),
    };
    let Some(to) = to else {
        session::flash(&session, "info", "demo-no-deadline");
        return see_other(back);
    };
    clock.move_to(to);
    let moved = Trace::of(Deed::DemoClockMoved, &door(&request)).with(Fact::Moment, to.to_rfc3339());
    let moved = session::person(&session).iter().fold(moved, Trace::by);
    app.workflow.keep_demo_clock(clock.lead(), moved).await?;
    app.run_due_jobs().await;
    session::flash(&session, "success", "demo-clock-moved");
    see_other(back)
}

/// The same time of day on another day, in the portal's zone; where clocks skip it, the start of that day.
fn same_time_on(calendar: &Calendar, at: DateTime<Utc>, day: NaiveDate) -> DateTime<Utc> {
    let time = at.with_timezone(&calendar.zone()).time();
    let there = calendar.zone().from_local_datetime(&day.and_time(time)).earliest();
    there.map_or_else(|| calendar.start_of(day), |there| there.with_timezone(&Utc))
}

/// A deadline's last second is still good; the one after it is not.
async fn past_the_next_deadline(app: &App, at: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, WebError> {
    let due = app.store.read(move |reader| reader.next_deadline(at)).await?;
    Ok(due.map(|due| due + Duration::seconds(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn a_day_later_is_the_same_time_of_day_also_when_clocks_change() {
        let calendar = Calendar::new(chrono_tz::Europe::Stockholm, BTreeSet::new(), BTreeMap::new());
        let at = Utc.with_ymd_and_hms(2026, 10, 24, 10, 0, 0).unwrap();
        let next = same_time_on(&calendar, at, NaiveDate::from_ymd_opt(2026, 10, 25).unwrap());
        assert_eq!(next, Utc.with_ymd_and_hms(2026, 10, 25, 11, 0, 0).unwrap());
    }
}
