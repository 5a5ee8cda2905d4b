//! Conflicts of interest: a reviewer declares one here, everybody of Microsoft's sees whose there are, and a lead takes
//! one back, with a word of why.

use crate::app::App;
use crate::domain::ids::{ConflictId, PartnerId, PersonId};
use crate::domain::person::{Conflict, Partner, Person};
use crate::domain::text::Note;
use crate::store::Reader;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::{Reply, ReviewerViewer, Shell, form_page, see_other, session, urls};
use crate::workflow::{PeopleError, withdraws};
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/conflicts.html")]
struct ConflictsPage {
    shell: Shell,
    form: Entered,
    /// Whether the reader declares conflicts; who does not review has none to declare.
    declares: bool,
    organisations: Vec<Choice>,
    rows: Vec<ConflictRow>,
}

#[derive(Template)]
#[template(path = "reviewer/withdraw_conflict.html")]
struct WithdrawPage {
    shell: Shell,
    form: Entered,
    row: ConflictRow,
}

/// One conflict in words.
#[derive(Debug)]
pub struct ConflictRow {
    /// Whose.
    pub name: String,
    /// With which organisation.
    pub organisation: String,
    /// Since when, and why.
    pub says: String,
    /// The reviewer's words.
    pub why: String,
    /// When it was taken back, by whom, and why; empty while it stands.
    pub withdrawn: String,
    /// Where it is taken back, by whoever may.
    pub withdraw: Option<String>,
}

/// Everything the rows are made from.
pub struct Known {
    conflicts: Vec<Conflict>,
    people: Vec<Person>,
    partners: Vec<Partner>,
}

impl Known {
    /// What there is of one person, or of everybody.
    pub fn read(reader: &mut Reader<'_>, of: Option<&PersonId>) -> Result<Self, crate::store::StoreError> {
        let (conflicts, people) = (reader.conflicts(of)?, reader.people_of(None)?);
        Ok(Self { conflicts, people, partners: reader.partners()? })
    }

    fn organisation(&self, id: &PartnerId) -> &str {
        self.partners.iter().find(|partner| partner.id == *id).map_or("", |partner| partner.name.as_str())
    }

    fn row(&self, conflict: &Conflict, reader: &Person, shell: &Shell) -> ConflictRow {
        let whose = self.people.iter().find(|person| person.id == conflict.person);
        let withdrawn = conflict.withdrawn.as_ref().map(|(at, by, why)| {
            let args =
                [("when", shell.moment(at).into()), ("by", by.as_str().into()), ("why", why.as_str().into())];
            shell.words().say("conflicts-withdrawn", &args)
        });
        ConflictRow {
            name: whose.map_or_else(String::new, |person| person.name.clone()),
            organisation: self.organisation(&conflict.partner).to_owned(),
            says: shell.t1("conflicts-since", "when", shell.moment(&conflict.declared_at)),
            why: conflict.why.clone(),
            withdrawn: withdrawn.unwrap_or_default(),
            withdraw: withdraws(reader, conflict).then(|| urls::withdraw_conflict(&conflict.id)),
        }
    }

    /// Every conflict in words; those of one's own organisation, which nobody declared and nobody takes back, first.
    pub fn rows(&self, of: Option<&PersonId>, reader: &Person, shell: &Shell) -> Vec<ConflictRow> {
        let whose = self.people.iter().filter(|person| of.is_none_or(|id| person.id == *id));
        let declared = |person: &Person, partner: &PartnerId| {
            let mut standing = self.conflicts.iter().filter(|conflict| conflict.withdrawn.is_none());
            standing.any(|one| one.person == person.id && one.partner == *partner)
        };
        let belongs = |person: &Person| {
            let own = person.conflicts.iter().filter(|partner| !declared(person, partner));
            let row = |partner: &PartnerId| ConflictRow {
                name: person.name.clone(),
                organisation: self.organisation(partner).to_owned(),
                says: shell.t("conflicts-own-address"),
                why: String::new(),
                withdrawn: String::new(),
                withdraw: None,
            };
            own.map(row).collect::<Vec<_>>()
        };
        let mut rows: Vec<ConflictRow> = whose.flat_map(belongs).collect();
        rows.extend(self.conflicts.iter().map(|conflict| self.row(conflict, reader, shell)));
        rows
    }
}

/// The list, and the form to declare another.
pub async fn get(viewer: ReviewerViewer, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show(viewer, form, &app).await
}

/// Declares a conflict.
pub async fn post(viewer: ReviewerViewer, form: Checked, session: Session, app: Data<App>) -> Reply {
    if !viewer.person.reviews() {
        return Err(WebError::NotFound);
    }
    let partners = app.store.read(|reader| reader.partners()).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let known = |typed: &str| partners.iter().find(|one| one.id.as_str() == typed).map(|one| one.id.clone());
    let partner = form.chosen("conflict_with", known);
    let why = form.required("conflict_why", Note::parse);
    let (Some(partner), Some(why)) = (partner, why) else { return show(viewer, form, &app).await };
    match app.workflow.declare_conflict(&viewer.person, &viewer.door, partner, why).await {
        Err(PeopleError::Declared) => {
            form.complain("conflict_with", "conflicts-stands", &[]);
            return show(viewer, form, &app).await;
        }
        other => other?,
    }
    tracing::info!(person = %viewer.person.id, "declared a conflict of interest");
    session::flash(&session, "success", "conflicts-declared");
    see_other(urls::conflicts())
}

/// Asks a lead why a conflict is no more.
pub async fn ask_to_withdraw(viewer: ReviewerViewer, id: Path<String>, app: Data<App>) -> Reply {
    let form = Entered::blank(viewer.shell.words());
    show_one(viewer, &ConflictId::new(id.into_inner()), form, &app).await
}

/// Takes a conflict back.
pub async fn withdraw(
    viewer: ReviewerViewer,
    id: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = ConflictId::new(id.into_inner());
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(why) = form.required("withdraw_why", Note::parse) else {
        return show_one(viewer, &id, form, &app).await;
    };
    match app.workflow.withdraw_conflict(&viewer.person, &viewer.door, &id, why).await {
        Err(PeopleError::Withdrawn) => {
            session::flash(&session, "info", "conflicts-withdrawn-before");
            return see_other(urls::conflicts());
        }
        other => other?,
    }
    tracing::info!(person = %viewer.person.id, "withdrew a conflict of interest");
    session::flash(&session, "success", "conflicts-withdrawn-now");
    see_other(urls::conflicts())
}

async fn show(viewer: ReviewerViewer, form: Entered, app: &App) -> Reply {
    let known = app.store.read(|reader| Known::read(reader, None)).await?;
    let shell = viewer.shell.around(&form);
    let page = ConflictsPage {
        declares: viewer.person.reviews(),
        organisations: known
            .partners
            .iter()
            .map(|one| Choice::new(one.id.as_str(), one.name.as_str()))
            .collect(),
        rows: known.rows(None, &viewer.person, &shell),
        shell,
        form,
    };
    form_page(&page.form, &page)
}

async fn show_one(viewer: ReviewerViewer, id: &ConflictId, form: Entered, app: &App) -> Reply {
    let known = app.store.read(|reader| Known::read(reader, None)).await?;
    let shell = viewer.shell.around(&form);
    let conflict = known.conflicts.iter().find(|one| one.id == *id && withdraws(&viewer.person, one));
    let row = known.row(conflict.ok_or(WebError::NotFound)?, &viewer.person, &shell);
    let page = WithdrawPage { shell, form, row };
    form_page(&page.form, &page)
}
