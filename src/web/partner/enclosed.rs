//! Words and files that make one act: a dispute, an answer. What was good of a form that has to be drawn again stays.

use super::poe::{accept, limits, sort};
use super::uploader::Uploader;
use crate::app::App;
use crate::domain::ids::ClaimId;
use crate::domain::poe::PoeFile;
use crate::web::claims::Opened;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::session;
use crate::web::upload::{Arrived, Received, Upload};
use crate::words::Words;
use actix_multipart::Multipart;
use actix_session::Session;
use actix_web::HttpRequest;

/// A form with files, as it was sent.
pub struct Enclosed {
    /// Its words.
    pub form: Entered,
    /// The files that go with the act: those kept from before that are still ticked, and the good ones sent now.
    pub files: Vec<PoeFile>,
    arrived: Vec<Arrived>,
    received: Received,
}

impl Enclosed {
    /// Reads a form for this claim; where files are not wanted any more, its words alone.
    pub async fn receive(
        request: &HttpRequest,
        payload: Multipart,
        session: &Session,
        opened: &Opened,
        wanted: bool,
        (words, app): (&Words, &App),
    ) -> Result<Self, WebError> {
        // What this session was given to keep counts as the claim's: there is so much less room for more.
        let mut files = session::kept_files(session, &opened.claim.id);
        let there = [&opened.claim.poe[..], &files].concat();
        let upload = match wanted {
            true => Upload::receive(request, payload, app, &there).await?,
            false => Upload::receive_words(request, payload, app).await?,
        };
        let form = Entered::of(upload.fields, words);
        // Only what this very session was given to keep can be named; what is no longer ticked is left out.
        files.retain(|file| form.is("kept", file.id.as_str()));
        Ok(Self { form, files, arrived: upload.files, received: upload.received })
    }

    /// Takes the good ones of the files that were sent, and complains about the others. Once the act is done, the same
    /// form sent twice is not told that the claim has its files already.
    pub fn sort(&mut self, opened: &Opened, still: bool, words: &Words) {
        if !self.arrived.is_empty() {
            let there = if still { &opened.claim.poe[..] } else { &[] };
            let there = [there, &self.files].concat();
            let arrived = std::mem::take(&mut self.arrived);
            self.files.extend(sort(arrived, &there, &mut self.form, words));
        }
    }

    /// The act has been done: the files are the claim's.
    pub async fn settle(self, session: &Session, app: &App) {
        self.received.settle(app).await;
        session::forget_files(session);
    }

    /// The act has not been done: the form with its good files, kept for the next try.
    pub async fn keep(self, session: &Session, id: &ClaimId, app: &App) -> (Entered, Vec<PoeFile>) {
        session::keep_files(session, id, &self.files);
        self.received.sparing(&self.files).settle(app).await;
        (ticking(self.form, &self.files), self.files)
    }
}

/// What a form needs in which files are chosen beside words.
pub struct Choosing {
    /// Good files of a form that had to be drawn again, or was left for another page.
    pub kept: Vec<Choice>,
    /// The allowed ends of names.
    pub accept: String,
    /// What may be sent, in words.
    pub limits: String,
    /// What the script is told.
    pub uploader: Uploader,
}

impl Choosing {
    /// For a claim, with what is kept for its form.
    pub fn of(opened: &Opened, kept: &[PoeFile], words: &Words) -> Self {
        Self {
            kept: kept.iter().map(|file| Choice::new(file.id.as_str(), file.name.as_str())).collect(),
            accept: accept(),
            limits: limits(words),
            uploader: Uploader::of(opened.claim.poe.len() + kept.len(), words),
        }
    }
}

/// The form with each kept file ticked.
pub fn ticking(form: Entered, kept: &[PoeFile]) -> Entered {
    kept.iter().fold(form, |form, file| match form.is("kept", file.id.as_str()) {
        true => form,
        false => form.with("kept", file.id.as_str()),
    })
}
