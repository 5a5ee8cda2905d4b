//! The days nobody works, by year. No deadline already given moves.

use crate::app::App;
use crate::domain::text::{Label, Wrong};
use crate::store::Holiday;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{AdminViewer, Confirmed, Reply, Shell, form_page, page, see_other, session, urls};
use crate::workflow::ReferenceChange;
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;
use chrono::{Datelike, Days, NaiveDate};

/// How long before the list runs out it says so, in days.
const WARNED_BEFORE: Days = Days::new(90);

#[derive(Template)]
#[template(path = "admin/holidays.html")]
struct HolidaysPage {
    shell: Shell,
    form: Entered,
    /// The last day the list covers, when that is soon or past.
    ends_soon: Option<String>,
    years: Vec<Year>,
}

struct Year {
    number: String,
    open: bool,
    rows: Vec<HolidayRow>,
}

struct HolidayRow {
    day: String,
    weekday: String,
    name: String,
    remove: String,
}

#[derive(Template)]
#[template(path = "admin/remove_holiday.html")]
struct RemoveHolidayPage {
    shell: Shell,
    name: String,
    day: String,
    action: String,
}

/// The list.
pub async fn get(viewer: AdminViewer, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer.shell, form, &app).await
}

/// Adds a holiday, or renames the one of that day.
pub async fn post(
    viewer: AdminViewer,
    _: Confirmed,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let day = form.required("holiday_day", day);
    let name = form.required("holiday_name", Label::parse);
    let (Some(day), Some(name)) = (day, name) else { return show(viewer.shell, form, &app).await };
    let holiday = Holiday { day, name: name.as_str().to_owned() };
    app.workflow.change_reference(&viewer.person, &viewer.door, ReferenceChange::Holiday(holiday)).await?;
    session::flash(&session, "success", "holidays-saved");
    see_other(urls::holidays())
}

/// Asks before a holiday becomes an ordinary day.
pub async fn ask_to_remove(viewer: AdminViewer, day: Path<String>, app: Data<App>) -> Reply {
    let holiday = known(&day, &app).await?;
    let (shell, name, action) = (viewer.shell, holiday.name, urls::remove_holiday(holiday.day));
    page(&RemoveHolidayPage { name, day: shell.day(&holiday.day), action, shell })
}

/// Makes a holiday an ordinary day.
pub async fn remove(
    viewer: AdminViewer,
    day: Path<String>,
    _: Confirmed,
    _: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let holiday = known(&day, &app).await?;
    app.workflow
        .change_reference(&viewer.person, &viewer.door, ReferenceChange::NoHoliday(holiday.day))
        .await?;
    session::flash(&session, "success", "holidays-removed");
    see_other(urls::holidays())
}

async fn known(text: &str, app: &App) -> Result<Holiday, WebError> {
    let day = day(text).map_err(|_| WebError::NotFound)?;
    let holidays = app.store.read(|reader| reader.holidays()).await?;
    holidays.into_iter().find(|holiday| holiday.day == day).ok_or(WebError::NotFound)
}

/// Reads a day as date fields send it, in a year people may mean.
pub(super) fn day(text: &str) -> Result<NaiveDate, Wrong> {
    match (text.trim(), text.trim().parse::<NaiveDate>()) {
        ("", _) => Err(Wrong::new("wrong-empty")),
        (_, Ok(day)) if (2000..2100).contains(&day.year()) => Ok(day),
        _ => Err(Wrong::new("holidays-no-day")),
    }
}

async fn show(shell: Shell, form: Entered, app: &App) -> Reply {
    let shell = shell.around(&form);
    let holidays = app.store.read(|reader| reader.holidays()).await?;
    let today = app.workflow.now().await?.today;
    let last = holidays.last().map_or(today, |holiday| holiday.day);
    let ends_soon = (last < today + WARNED_BEFORE).then(|| shell.day(&last));
    let mut years: Vec<i32> = holidays.iter().map(|holiday| holiday.day.year()).collect();
    years.dedup();
    let years = years.into_iter().map(|year| year_of(&shell, year, today, &holidays)).collect();
    let page = HolidaysPage { ends_soon, years, shell, form };
    form_page(&page.form, &page)
}

fn year_of(shell: &Shell, year: i32, today: NaiveDate, holidays: &[Holiday]) -> Year {
    let row = |holiday: &Holiday| HolidayRow {
        day: shell.day(&holiday.day),
        weekday: shell.t(format!("weekday-{}", holiday.day.weekday().number_from_monday())),
        name: holiday.name.clone(),
        remove: urls::remove_holiday(holiday.day),
    };
    let of_year = holidays.iter().filter(|holiday| holiday.day.year() == year);
    let open = year == today.year() || year == today.year() + 1;
    Year { number: year.to_string(), open, rows: of_year.map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_this_century_are_taken() {
        assert!(day("2026-12-24").is_ok());
        for bad in ["", "24/12", "2026-02-30", "0026-12-24", "9999-01-01"] {
            assert!(day(bad).is_err(), "{bad}");
        }
    }
}
