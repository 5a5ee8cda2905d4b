//! How our own types lie in columns, for both databases at once.
//!
//! Types of `domain` know nothing of this; the macros below teach diesel about them, so that the row structs of
//! the tables' files hold a `ClaimId` or a `Status` where the column is a text.

use super::StoreError;
use crate::domain::ids::{BlobKey, ClaimId, ConflictId, FactorId, LetterId, PartnerId, PersonId, PoeId};
use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Stores types as text: how to write one (`&T` to `&str`) and how to read one (`String` to `Option<T>`).
macro_rules! text_columns {
    ($($column:ty),+ ; $write:ident, $read:expr) => {$(
        const _: () = {
            use diesel::backend::Backend;
            use diesel::deserialize::{self, FromSql, FromSqlRow};
            use diesel::expression::AsExpression;
            use diesel::serialize::{self, Output, ToSql};
            use diesel::sql_types::Text;

            // Diesel's derives work on a struct's first field in this mode; the struct itself is never made.
            #[derive(AsExpression, FromSqlRow)]
            #[diesel(foreign_derive, sql_type = Text)]
            #[allow(dead_code, reason = "only its derives are wanted")]
            struct Proxy($column);

            impl<DB: Backend> ToSql<Text, DB> for $column
            where
                str: ToSql<Text, DB>,
            {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                    self.$write().to_sql(out)
                }
            }

            impl<DB: Backend> FromSql<Text, DB> for $column
            where
                String: FromSql<Text, DB>,
            {
                fn from_sql(raw: DB::RawValue<'_>) -> deserialize::Result<Self> {
                    let text = String::from_sql(raw)?;
                    let read: fn(&str) -> Option<Self> = $read;
                    read(&text).ok_or_else(|| {
                        format!("a column holds {text:?}, which is no {}", stringify!($column)).into()
                    })
                }
            }
        };
    )+};
}

text_columns!(ClaimId, PartnerId, PersonId, PoeId, BlobKey, LetterId, FactorId, ConflictId; as_str, |text| Some(Self::new(text)));

/// An instant as it is stored: in UTC, without a zone, whole seconds.
pub(in crate::store) fn stored(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.naive_utc().trunc_subsecs(0)
}

/// A stored instant as everybody else knows it.
pub(in crate::store) fn instant(stored: NaiveDateTime) -> DateTime<Utc> {
    stored.and_utc()
}

/// A value as it is stored in a text column.
///
/// # Errors
/// `Broken` when the value has no JSON form, such as a map whose keys are no texts.
pub(in crate::store) fn to_json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Broken(format!("no JSON form: {error}")))
}

/// A value read back from a text column.
///
/// # Errors
/// `Broken` when the text is not of that shape.
pub(in crate::store) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Broken(format!("unreadable JSON: {error}")))
}
