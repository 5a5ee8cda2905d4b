//! Letters as files, for development and the demo: any mail program opens them.

use super::{SendError, Sending, Transport, apart};
use crate::letters::Letter;
use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// Writes each letter into a folder, a file a letter.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A folder for letters; it is made when missing.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        // Letters hold customers' links: the folder is its owner's alone.
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&path)?;
        Ok(Self { path })
    }
}

impl Transport for Folder {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            let (path, name, mail) = (self.path.clone(), file_name(letter), letter.message()?.formatted());
            apart(move || {
                let failed = |error: io::Error| SendError::Again(format!("the folder: {}", error.kind()));
                write_aside(&path, &name, &mail).map_err(failed)
            })
            .await
        })
    }
}

/// The letter's number holds letters, digits and hyphens; nothing else may reach a file's name.
fn file_name(letter: &Letter) -> String {
    letter.id.as_str().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// Whoever watches the folder sees whole letters only.
fn write_aside(folder: &Path, name: &str, mail: &[u8]) -> io::Result<()> {
    let aside = folder.join(format!(".{name}.part"));
    fs::write(&aside, mail)?;
    fs::rename(&aside, folder.join(format!("{name}.eml")))
}
