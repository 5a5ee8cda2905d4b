use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error as DieselError};
use thiserror::Error;

/// Why the database did not do what it was asked.
///
/// The sentences are for the log, not for people in front of a page. They name tables and constraints, never a
/// password and never the values of a row.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// Too much is waiting, or a lock was not to be had in time. The same call may succeed later.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The database cannot be reached, or the store is being closed.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// Other transactions got in between, time after time. Nothing was written.
    #[error("the write lost against other writes each time it was tried")]
    Conflict,
    /// A row with this key exists. Holds the constraint or the columns, whichever the database tells.
    #[error("a row like this exists already ({0})")]
    Unique(String),
    /// A row refers to one that does not exist. Holds the constraint where the database tells it.
    #[error("a row refers to one that is missing ({0})")]
    ForeignKey(String),
    /// A row that must exist does not.
    #[error("no such row")]
    NotFound,
    /// The database at this address is not one we work with; the sentence says what to do.
    #[error("{0}")]
    Refused(String),
    /// Our own code panicked in the middle of the work. Nothing of that work was written.
    #[error("the work panicked: {0}")]
    Panicked(String),
    /// Anything else: a statement the database does not accept, a row that cannot be read, a full disk.
    #[error("the database failed: {0}")]
    Broken(String),
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(kind, about) => Self::reported(kind, &*about),
            // The server went away in the middle of the work, and could not even be told to forget it.
            DieselError::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
            DieselError::BrokenTransactionManager => Self::Unavailable(error.to_string()),
            other => Self::Broken(with_causes(&other)),
        }
    }
}

impl StoreError {
    fn reported(kind: DatabaseErrorKind, about: &(dyn DatabaseErrorInformation + Send + Sync)) -> Self {
        let message = about.message().to_string();
        match kind {
            DatabaseErrorKind::UniqueViolation => Self::Unique(what_was_violated(about)),
            DatabaseErrorKind::ForeignKeyViolation => Self::ForeignKey(what_was_violated(about)),
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
                Self::Unavailable(message)
            }
            _ if is_conflict(kind, &message) => Self::Conflict,
            _ if is_lock(&message) => Self::Busy(message),
            _ if is_out_of_room(&message) || is_leaving(&message) => Self::Unavailable(message),
            _ => Self::Broken(message),
        }
    }
}

/// The error's sentence and those of its causes: diesel keeps what was wrong with a column in the cause.
fn with_causes(error: &dyn std::error::Error) -> String {
    std::iter::successors(error.source(), |cause| cause.source())
        .fold(error.to_string(), |sentence, cause| format!("{sentence}: {cause}"))
}

/// True when the transaction lost against another one and may win if it is run again from its first line.
///
/// Diesel hides the code of a deadlock, so it is known by its English sentence. A server that speaks another
/// language only loses the automatic repetition, not a write.
pub(super) fn is_conflict(kind: DatabaseErrorKind, message: &str) -> bool {
    matches!(kind, DatabaseErrorKind::SerializationFailure) || message.starts_with("deadlock detected")
}

fn is_lock(message: &str) -> bool {
    message.starts_with("database is locked")
        || message.starts_with("database table is locked")
        || message.starts_with("canceling statement due to")
}

/// The server is on its way down and says so to each connection; it may be back in a moment.
fn is_leaving(message: &str) -> bool {
    const SAYINGS: [&str; 6] = [
        "terminating connection due to",
        "the database system is",
        "server closed the connection",
        "no connection to the server",
        "connection to server",
        "data from server",
    ];
    SAYINGS.iter().any(|saying| message.contains(saying))
}

/// The disk under the database is full, broken or read-only: a matter for whoever runs the machine, and one that passes.
fn is_out_of_room(message: &str) -> bool {
    const SAYINGS: [&str; 6] = [
        "database or disk is full",
        "disk I/O error",
        "attempt to write a readonly database",
        "unable to open database file",
        "could not extend file",
        "No space left on device",
    ];
    SAYINGS.iter().any(|saying| message.contains(saying))
}

/// The constraint's name where it is told apart; otherwise the columns at the end of `… failed: table.column`.
fn what_was_violated(about: &(dyn DatabaseErrorInformation + Send + Sync)) -> String {
    match about.constraint_name() {
        Some(name) => name.to_string(),
        None => about.message().rsplit(": ").next().unwrap_or_default().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_lock_pass_and_other_failures_do_not() {
        let told = |message: &str| {
            let about = Box::new(message.to_owned());
            StoreError::from(DieselError::DatabaseError(DatabaseErrorKind::Unknown, about))
        };
        assert!(matches!(told("database or disk is full"), StoreError::Unavailable(_)));
        assert!(matches!(
            told("could not extend file \"base/1\": No space left on device"),
            StoreError::Unavailable(_)
        ));
        assert!(matches!(told("database is locked"), StoreError::Busy(_)));
        assert!(matches!(told("no such table: claims"), StoreError::Broken(_)));
    }
}
