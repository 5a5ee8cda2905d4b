//! What Portal admins keep: catalogue, holidays, deadlines, wording of reasons.

use super::schema::{holidays, products, reason_texts, settings};
use super::{Reader, StoreError, Writer};
use crate::domain::calendar::{Calendar, Period, Span};
use crate::domain::contact::Lang;
use crate::domain::product::{Activity, ProductCode, SolutionArea};
use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// One entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its stable code.
    pub code: ProductCode,
    /// Its name; product names are the same in every language.
    pub name: String,
    /// The family it belongs to.
    pub area: SolutionArea,
    /// What it can be claimed for.
    pub activities: Vec<Activity>,
    /// Whether it is offered.
    pub active: bool,
}

/// A day nobody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Which day.
    pub day: NaiveDate,
    /// Its name.
    pub name: String,
}

/// Wording that replaces the portal's own for one reason in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonText {
    /// The reason's key.
    pub reason: String,
    /// The language.
    pub language: Lang,
    /// The short words.
    pub title: String,
    /// What would cure it.
    pub cure: String,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = products)]
struct ProductRow {
    code: String,
    name: String,
    area: String,
    activities: String,
    active: bool,
}

impl TryFrom<ProductRow> for Product {
    type Error = StoreError;
    fn try_from(row: ProductRow) -> Result<Self, StoreError> {
        let area = SolutionArea::from_key(&row.area)
            .ok_or_else(|| StoreError::Broken("a product of an unknown area".into()))?;
        let activities = row.activities.split_whitespace().filter_map(Activity::from_key).collect();
        Ok(Self { code: ProductCode::new(row.code), name: row.name, area, activities, active: row.active })
    }
}

/// The settings' name of a period's span.
fn span_setting(period: Period) -> String {
    format!("period/{}", period.key())
}

impl Reader<'_> {
    /// The whole catalogue, by area and name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn products(&mut self) -> Result<Vec<Product>, StoreError> {
        let rows: Vec<ProductRow> = products::table
            .select(ProductRow::as_select())
            .order((products::area, products::name))
            .load(self.conn)?;
        rows.into_iter().map(Product::try_from).collect()
    }

    /// Every holiday, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn holidays(&mut self) -> Result<Vec<Holiday>, StoreError> {
        let rows: Vec<(NaiveDate, String)> = holidays::table.order(holidays::day).load(self.conn)?;
        Ok(rows.into_iter().map(|(day, name)| Holiday { day, name }).collect())
    }

    /// The calendar deadlines are computed with: zone, holidays, spans.
    ///
    /// # Errors
    /// When the database fails.
    pub fn calendar(&mut self, zone: Tz) -> Result<Calendar, StoreError> {
        let days: Vec<NaiveDate> = holidays::table.select(holidays::day).load(self.conn)?;
        let mut spans = BTreeMap::new();
        for period in Period::ALL {
            if let Some(span) = self.setting(&span_setting(*period))?.as_deref().and_then(Span::parse) {
                spans.insert(*period, span);
            }
        }
        Ok(Calendar::new(zone, days.into_iter().collect(), spans))
    }

    /// One setting's value.
    ///
    /// # Errors
    /// When the database fails.
    pub fn setting(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(settings::table.find(name).select(settings::value).first(self.conn).optional()?)
    }

    /// Every wording that replaces the portal's own.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reason_texts(&mut self) -> Result<Vec<ReasonText>, StoreError> {
        let rows: Vec<(String, String, String, String)> =
            reason_texts::table.order((reason_texts::reason, reason_texts::language)).load(self.conn)?;
        let text = |(reason, language, title, cure): (String, String, String, String)| {
            Some(ReasonText { reason, language: Lang::from_key(&language)?, title, cure })
        };
        Ok(rows.into_iter().filter_map(text).collect())
    }
}

impl Writer<'_> {
    /// Adds a product, or changes the one of its code. Products are never deleted: claims name them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_product(&mut self, product: &Product) -> Result<(), StoreError> {
        let row = ProductRow {
            code: product.code.as_str().to_owned(),
            name: product.name.clone(),
            area: product.area.key().to_owned(),
            activities: product.activities.iter().map(|a| a.key()).collect::<Vec<_>>().join(" "),
            active: product.active,
        };
        if diesel::update(products::table.find(&row.code)).set(&row).execute(self.conn)? == 0 {
            diesel::insert_into(products::table).values(row).execute(self.conn)?;
        }
        Ok(())
    }

    /// Adds a holiday, or renames it. No deadline already given moves.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_holiday(&mut self, holiday: &Holiday) -> Result<(), StoreError> {
        let there = holidays::table.find(holiday.day);
        if diesel::update(there).set(holidays::name.eq(&holiday.name)).execute(self.conn)? == 0 {
            let row = (holidays::day.eq(holiday.day), holidays::name.eq(&holiday.name));
            diesel::insert_into(holidays::table).values(row).execute(self.conn)?;
        }
        Ok(())
    }

    /// Makes a holiday an ordinary day.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remove_holiday(&mut self, day: NaiveDate) -> Result<(), StoreError> {
        diesel::delete(holidays::table.find(day)).execute(self.conn)?;
        Ok(())
    }

    /// Sets how long a period lasts from now on; running claims keep the deadline they were given.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_span(&mut self, period: Period, span: Span) -> Result<(), StoreError> {
        self.put_setting(&span_setting(period), &span.to_string())
    }

    /// Sets one setting.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        if diesel::update(settings::table.find(name)).set(settings::value.eq(value)).execute(self.conn)? == 0
        {
            let row = (settings::name.eq(name), settings::value.eq(value));
            diesel::insert_into(settings::table).values(row).execute(self.conn)?;
        }
        Ok(())
    }

    /// Sets a reason's wording in one language.
    ///
    /// # Errors
    /// When the database fails.
    pub fn put_reason_text(&mut self, text: &ReasonText) -> Result<(), StoreError> {
        self.remove_reason_text(&text.reason, text.language)?;
        diesel::insert_into(reason_texts::table)
            .values((
                reason_texts::reason.eq(&text.reason),
                reason_texts::language.eq(text.language.key()),
                reason_texts::title.eq(&text.title),
                reason_texts::cure.eq(&text.cure),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Goes back to the portal's own wording of a reason.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remove_reason_text(&mut self, reason: &str, language: Lang) -> Result<(), StoreError> {
        diesel::delete(reason_texts::table.find((reason, language.key()))).execute(self.conn)?;
        Ok(())
    }
}
