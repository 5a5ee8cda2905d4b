//! What leaves a trace without being an act of its own: reading evidence, taking lists along, the command line.

use super::Workflow;
use crate::domain::trace::{Deed, Door, Entrance, Fact, Trace};
use crate::store::{Store, StoreError, Writer};
use chrono::{DateTime, Utc};

impl Workflow {
    /// Leaves a trace of what is about to happen. Whoever calls this goes on only when it is written.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn leave(&self, trace: Trace) -> Result<(), StoreError> {
        let at = self.instant();
        self.store.write(move |writer: &mut Writer<'_>| writer.trace(&trace, at)).await
    }
}

/// Leaves a trace of a command in a database that is there. Blocks.
///
/// # Errors
/// When the database fails.
pub fn leave_command(store: &Store, command: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
    let trace =
        Trace::of(Deed::CommandRun, &Door::inside(Entrance::CommandLine)).with(Fact::Command, command);
    store.write_now(move |writer: &mut Writer<'_>| writer.trace(&trace, at))
}
