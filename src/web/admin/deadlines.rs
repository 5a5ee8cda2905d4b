//! How long each period lasts. Running claims keep the deadline they were given.

use crate::app::App;
use crate::domain::calendar::{Calendar, Period, Span};
use crate::domain::text::Wrong;
use crate::web::checked::Checked;
use crate::web::form::{Choice, Entered};
use crate::web::{AdminViewer, Confirmed, Reply, Shell, form_page, see_other, session, urls};
use crate::workflow::ReferenceChange;
use actix_session::Session;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "admin/deadlines.html")]
struct DeadlinesPage {
    shell: Shell,
    form: Entered,
    periods: Vec<PeriodRow>,
    units: Vec<Choice>,
}

struct PeriodRow {
    key: &'static str,
    unit: String,
    name: String,
    /// What the source document says, in words.
    default: String,
}

/// The form, as things stand.
pub async fn get(viewer: AdminViewer, app: Data<App>) -> Reply {
    let calendar = app.workflow.calendar().await?;
    let blank = Entered::blank(viewer.shell.words());
    let form = Period::ALL.iter().fold(blank, |form, period| {
        let span = calendar.span(*period);
        form.with(period.key(), span.days().to_string()).with(&unit_field(*period), unit_of(span))
    });
    show(viewer.shell, form)
}

/// Sets what is different.
pub async fn post(
    viewer: AdminViewer,
    _: Confirmed,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let calendar = app.workflow.calendar().await?;
    let spans: Vec<_> = Period::ALL.iter().map(|period| (*period, parse(&mut form, *period))).collect();
    if !form.is_good() {
        return show(viewer.shell, form);
    }
    for (period, span) in changed(&calendar, spans) {
        app.workflow
            .change_reference(&viewer.person, &viewer.door, ReferenceChange::Span(period, span))
            .await?;
    }
    session::flash(&session, "success", "deadlines-saved");
    see_other(urls::deadlines())
}

fn changed(calendar: &Calendar, spans: Vec<(Period, Option<Span>)>) -> impl Iterator<Item = (Period, Span)> {
    let wanted = spans.into_iter().filter_map(|(period, span)| Some((period, span?)));
    wanted.filter(|(period, span)| calendar.span(*period) != *span)
}

fn unit_field(period: Period) -> String {
    format!("{}-unit", period.key())
}

const fn unit_of(span: Span) -> &'static str {
    match span {
        Span::Business(_) => "b",
        Span::Calendar(_) => "d",
    }
}

fn parse(form: &mut Entered, period: Period) -> Option<Span> {
    let unit = form.chosen(&unit_field(period), |unit| ["b", "d"].into_iter().find(|known| *known == unit));
    let unit = unit.unwrap_or("d");
    form.required(period.key(), |days| match days.trim() {
        "" => Err(Wrong::new("wrong-empty")),
        days => Span::parse(&format!("{days}{unit}"))
            .ok_or(Wrong { key: "deadlines-wrong", limit: Span::MAX_DAYS as usize }),
    })
}

fn show(shell: Shell, form: Entered) -> Reply {
    let shell = shell.around(&form);
    let unit = |key: &'static str| Choice::new(key, shell.t(format!("deadlines-unit-{key}")));
    let row = |period: &Period| PeriodRow {
        key: period.key(),
        unit: unit_field(*period),
        name: shell.t(format!("period-{}", period.key())),
        default: shell.t1("deadlines-default", "span", shell.words().span(period.default_span())),
    };
    let periods = Period::ALL.iter().map(row).collect();
    let units = vec![unit("b"), unit("d")];
    let page = DeadlinesPage { periods, units, shell, form };
    form_page(&page.form, &page)
}
