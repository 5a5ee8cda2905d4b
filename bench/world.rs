//! What a filled database holds, for those who load it: who signs in, and which claims there are.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Everybody's password: nothing here is worth protecting.
pub const PASSWORD: &str = "a password for the bench";

/// How many claims of each kind are remembered for one organisation.
const REMEMBERED: usize = 2_000;

/// Who and what there is.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct World {
    /// Organisations.
    pub partners: Vec<Organisation>,
    /// The addresses of reviewers.
    pub reviewers: Vec<String>,
}

/// An organisation.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Organisation {
    /// Its number in the database.
    pub id: String,
    /// The address its admin signs in with.
    pub email: String,
    /// Claims that were handed in.
    pub claims: Vec<String>,
    /// Claims under review or waiting for it, which can be talked about.
    pub open: Vec<String>,
    /// Drafts.
    pub drafts: Vec<String>,
}

impl Organisation {
    /// Remembers a claim, up to a bound that keeps a million of them handy.
    pub fn remember(&mut self, id: &str, draft: bool, open: bool) {
        let into = |list: &mut Vec<String>, wanted: bool| {
            if wanted && list.len() < REMEMBERED {
                list.push(id.to_owned());
            }
        };
        into(&mut self.drafts, draft);
        into(&mut self.claims, !draft);
        into(&mut self.open, open);
    }
}

/// Where a folder keeps it.
pub fn path(folder: &Path) -> PathBuf {
    folder.join("world.json")
}

impl World {
    /// Writes it down.
    pub fn save(&self, folder: &Path) -> anyhow::Result<()> {
        Ok(std::fs::write(path(folder), serde_json::to_vec(self)?)?)
    }

    /// Reads it.
    pub fn load(folder: &Path) -> anyhow::Result<Self> {
        Ok(serde_json::from_slice(&std::fs::read(path(folder))?)?)
    }
}
