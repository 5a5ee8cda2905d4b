//! A claim's PoE files as a list shows them.

use crate::domain::actor::Side;
use crate::domain::claim::Claim;
use crate::domain::event::Recorded;
use crate::domain::poe::PoeFile;
use crate::store::Scans;
use crate::web::claims::conversation::known_as;
use crate::web::claims::scans::{scan_of, state_of};
use crate::web::{Shell, urls};

/// One PoE file in a list.
#[derive(Debug, Clone)]
pub struct ListedFile {
    /// What the partner called it.
    pub name: String,
    /// What it is, how big, when and by whom it was added.
    pub facts: String,
    /// Its page with the preview.
    pub page: String,
    /// Its bytes, to keep.
    pub download: String,
    /// Takes it out of a draft.
    pub remove: String,
}

/// The claim's files, oldest first.
pub fn files_of(
    claim: &Claim,
    history: &[Recorded],
    scans: &Scans,
    reader: Side,
    shell: &Shell,
) -> Vec<ListedFile> {
    let listed = |file: &PoeFile| {
        let scan = state_of(scan_of(scans, &file.id), shell);
        listed(claim, file, history, scan, reader, shell)
    };
    claim.poe.iter().map(listed).collect()
}

fn listed(
    claim: &Claim,
    file: &PoeFile,
    history: &[Recorded],
    scan: Option<String>,
    reader: Side,
    shell: &Shell,
) -> ListedFile {
    let brings = |line: &&Recorded| line.outcome.event.brought().iter().any(|brought| brought.id == file.id);
    let added = history.iter().find(brings).map(|line| {
        let by = known_as(&line.by, reader, shell);
        shell.words().say("file-added", &[("when", shell.moment(&line.at).into()), ("who", by.into())])
    });
    let facts = [scan, Some(kind_of(file, shell)), Some(shell.words().bytes(file.size)), added];
    ListedFile {
        name: file.name.as_str().to_owned(),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        page: urls::poe_file(&claim.id, &file.id),
        download: urls::poe_download(&claim.id, &file.id),
        remove: urls::remove_poe(&claim.id, &file.id),
    }
}

/// What kind of file it was found to be.
pub fn kind_of(file: &PoeFile, shell: &Shell) -> String {
    shell.t(format!("media-{}", file.media.key()))
}
