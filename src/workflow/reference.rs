//! What Portal admins change: catalogue, holidays, deadlines, wording.

use super::Workflow;
use crate::domain::actor::Role;
use crate::domain::calendar::{Period, Span};
use crate::domain::contact::Lang;
use crate::domain::person::Person;
use crate::domain::trace::{Deed, Door, Fact, Trace};
use crate::store::{Holiday, Product, ReasonText, StoreError, Writer};
use chrono::{Duration, NaiveDate};

/// A change to reference data.
#[derive(Debug, Clone)]
pub enum ReferenceChange {
    /// Adds or changes a product of the catalogue.
    Product(Product),
    /// Adds or renames a holiday.
    Holiday(Holiday),
    /// Makes a holiday an ordinary day.
    NoHoliday(NaiveDate),
    /// Sets how long a period lasts; running claims keep the deadline they were given.
    Span(Period, Span),
    /// Replaces the wording of a reason.
    ReasonText(ReasonText),
    /// Goes back to the portal's own wording of a reason.
    OwnReasonText(String, Lang),
}

/// The setting under which the demo remembers how far its clock is ahead of the machine's, in seconds.
pub const DEMO_CLOCK_SETTING: &str = "demo/clock-ahead-seconds";

/// The setting that is written to see whether anything can be.
const LAST_TRIED_SETTING: &str = "ready/last-tried";

impl Workflow {
    /// Remembers how far the demo's clock is ahead, so that a restart does not turn time back, and who moved it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_demo_clock(&self, ahead: Duration, trace: Trace) -> Result<(), StoreError> {
        let (seconds, at) = (ahead.num_seconds().to_string(), self.instant());
        let keep = move |writer: &mut Writer<'_>| {
            writer.put_setting(DEMO_CLOCK_SETTING, &seconds)?;
            writer.trace(&trace, at)
        };
        self.store.write(keep).await
    }

    /// Whether the database can be written to: it is tried.
    ///
    /// # Errors
    /// The database's reason.
    pub async fn can_write(&self) -> Result<(), StoreError> {
        let now = self.instant().to_rfc3339();
        self.store.write(move |writer: &mut Writer<'_>| writer.put_setting(LAST_TRIED_SETTING, &now)).await
    }

    /// Changes reference data for a Portal admin.
    ///
    /// # Errors
    /// `NotFound` for anybody else; otherwise when the database fails.
    pub async fn change_reference(
        &self,
        admin: &Person,
        door: &Door,
        change: ReferenceChange,
    ) -> Result<(), StoreError> {
        if admin.partner.is_some() || !admin.is(Role::PortalAdmin) {
            return Err(StoreError::NotFound);
        }
        let (trace, at) = (change.trace(door).by(&admin.id), self.instant());
        let change = move |writer: &mut Writer<'_>| {
            make(writer, &change)?;
            writer.trace(&trace, at)
        };
        let made = self.store.write(change).await;
        self.forget_calendar();
        made
    }
}

impl ReferenceChange {
    /// What it leaves. Words are not repeated: which ones were changed is enough.
    fn trace(&self, door: &Door) -> Trace {
        let of = |deed| Trace::of(deed, door);
        match self {
            Self::Product(product) => of(Deed::ProductChanged)
                .with(Fact::Product, product.code.as_str())
                .with(Fact::Name, &product.name),
            Self::Holiday(holiday) => {
                of(Deed::HolidaySet).with(Fact::Day, holiday.day).with(Fact::Name, &holiday.name)
            }
            Self::NoHoliday(day) => of(Deed::HolidayRemoved).with(Fact::Day, day),
            Self::Span(period, span) => {
                of(Deed::DeadlineChanged).with(Fact::Period, period.key()).with(Fact::Span, span)
            }
            Self::ReasonText(text) => of(Deed::ReasonReworded)
                .with(Fact::Reason, &text.reason)
                .with(Fact::Language, text.language.key()),
            Self::OwnReasonText(reason, language) => {
                of(Deed::ReasonReworded).with(Fact::Reason, reason).with(Fact::Language, language.key())
            }
        }
    }
}

fn make(writer: &mut Writer<'_>, change: &ReferenceChange) -> Result<(), StoreError> {
    match change {
        ReferenceChange::Product(product) => writer.put_product(product),
        ReferenceChange::Holiday(holiday) => writer.put_holiday(holiday),
        ReferenceChange::NoHoliday(day) => writer.remove_holiday(*day),
        ReferenceChange::Span(period, span) => writer.set_span(*period, *span),
        ReferenceChange::ReasonText(text) => writer.put_reason_text(text),
        ReferenceChange::OwnReasonText(reason, language) => writer.remove_reason_text(reason, *language),
    }
}
