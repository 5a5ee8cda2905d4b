//! A letter's facts as its templates read them: every sentence's blanks filled, every link whole.

use super::facts::{AccountFacts, LetterFacts};
use super::reasons::{Reason, reasons_of};
use super::{Postman, Said};
use crate::domain::contact::Lang;
use crate::domain::event::Event;
use crate::domain::lifecycle::Phase;
use crate::domain::limit::DeadlineKind;
use crate::domain::notice::{Audience, Notice};
use crate::domain::product::{Activity, ProductCode};
use crate::domain::reason::Ground;
use crate::domain::text::is_invisible;
use crate::words::{Arg, Words};

/// What the templates of a letter may ask for.
pub(super) struct View {
    words: Words,
    blanks: Vec<(&'static str, Arg)>,
    /// The same letter in English, below one that is not.
    english: Option<Box<View>>,
    /// The claim in short: name and value.
    pub(super) facts: Vec<Fact>,
    /// Why, and what would cure it.
    pub(super) reasons: Vec<Reason>,
    /// What the person who acted wrote to it.
    pub(super) note: Option<String>,
    /// The products the reviewer's question is about; empty for the whole claim.
    pub(super) concerned: Vec<String>,
    /// What had been asked for, where no answer came.
    pub(super) asked: Option<Asked>,
    /// Whether products may be added in the answer.
    pub(super) may_add_products: bool,
    /// Whether the rejection was the partner's own wish.
    pub(super) own_wish: bool,
    /// Whether the partner's wish to be rejected was not confirmed in time.
    pub(super) wish_lapsed: bool,
    /// Whether the reader on the other side named a reason, or a colleague.
    pub(super) gave_reason: bool,
    /// Comments, oldest first.
    pub(super) comments: Vec<Comment>,
    /// The partner's page of the claim.
    pub(super) claim: String,
    /// Its history.
    pub(super) history: String,
    /// The dispute form, where a dispute is possible.
    pub(super) dispute: Option<String>,
    /// The reviewer's page of the claim.
    pub(super) review: String,
    /// The customer's page.
    pub(super) consent: String,
    /// The public page that explains CPOR to customers.
    pub(super) about_cpor: String,
    /// Where the reader chooses a password.
    pub(super) choose_password: String,
    /// Where the reader says that the password is forgotten.
    pub(super) forgot_password: String,
}

/// One line of a claim in short.
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) value: String,
}

/// A request that was not answered.
pub(super) struct Asked {
    pub(super) reasons: Vec<Reason>,
    pub(super) note: String,
    pub(super) products: Vec<String>,
}

/// A comment as it is shown.
pub(super) struct Comment {
    pub(super) by: String,
    pub(super) when: String,
    pub(super) text: String,
}

/// A comment longer than this is read on the page.
const LONGEST_EXCERPT: usize = 600;

/// A name in a letter is cut here, also where an organisation was given a longer one.
const LONGEST_NAME: usize = 160;

/// In a subject, a long name would push out what the letter is about.
const LONGEST_NAME_IN_SUBJECT: usize = 80;

impl View {
    pub(super) fn of(postman: &Postman, words: &Words, facts: &LetterFacts) -> Self {
        let second = facts.notice == Notice::Consent && words.lang() != Lang::En;
        let mut view = Self::in_one_language(postman, words, facts);
        view.english = second.then(|| Box::new(Self::in_one_language(postman, &Words::of(Lang::En), facts)));
        view
    }

    /// A letter about the way its reader signs in; no claim is in it.
    pub(super) fn of_account(postman: &Postman, words: &Words, facts: &AccountFacts) -> Self {
        let link = |path: String| format!("{}{path}", postman.public_url);
        let places = postman.places;
        let token = facts.link.as_ref().map(|(token, _)| token.as_str());
        Self {
            choose_password: token.map(|token| link((places.choose_password)(token))).unwrap_or_default(),
            forgot_password: link((places.forgot_password)().to_owned()),
            ..Self::about_nothing(words, account_blanks(words, facts))
        }
    }

    fn about_nothing(words: &Words, blanks: Vec<(&'static str, Arg)>) -> Self {
        Self {
            words: words.clone(),
            blanks,
            english: None,
            facts: Vec::new(),
            reasons: Vec::new(),
            note: None,
            concerned: Vec::new(),
            asked: None,
            may_add_products: false,
            own_wish: false,
            wish_lapsed: false,
            gave_reason: false,
            comments: Vec::new(),
            claim: String::new(),
            history: String::new(),
            dispute: None,
            review: String::new(),
            consent: String::new(),
            about_cpor: String::new(),
            choose_password: String::new(),
            forgot_password: String::new(),
        }
    }

    fn in_one_language(postman: &Postman, words: &Words, facts: &LetterFacts) -> Self {
        let event = &facts.line.outcome.event;
        let link = |path: String| format!("{}{path}", postman.public_url);
        let (places, id) = (postman.places, &facts.claim.id);
        let token = facts.consent_token.as_deref();
        Self {
            facts: facts_of(words, facts),
            reasons: reasons_of(words, event),
            note: note_of(event).map(str::to_owned),
            concerned: concerned(facts, event),
            asked: facts.asked.as_ref().map(|asked| Asked {
                reasons: reasons_of(words, asked),
                note: note_of(asked).unwrap_or_default().to_owned(),
                products: concerned(facts, asked),
            }),
            may_add_products: matches!(event, Event::InfoRequested { may_add_products: true, .. }),
            own_wish: matches!(event, Event::Rejected { ground: Ground::PartnerRequest { .. }, .. }),
            wish_lapsed: facts.claim.rejection_came_to_nothing(),
            gave_reason: matches!(
                event,
                Event::ConsentDenied { reason: Some(_), .. }
                    | Event::WrongPersonReported { colleague: Some(_) }
            ),
            comments: facts.comments.iter().map(|said| comment(words, facts, said)).collect(),
            claim: link((places.claim)(id)),
            history: link((places.history)(id)),
            dispute: is_disputable(facts).then(|| link((places.dispute)(id))),
            review: link((places.review)(id)),
            consent: token.map(|token| link((places.consent)(token))).unwrap_or_default(),
            about_cpor: link((places.about_cpor)().to_owned()),
            ..Self::about_nothing(words, blanks(words, facts))
        }
    }

    /// The words of a key, with whatever blanks it has filled.
    pub(super) fn t(&self, key: &str) -> String {
        self.words.say(key, &self.blanks)
    }

    /// The letter's language.
    pub(super) fn lang(&self) -> &'static str {
        self.words.lang().key()
    }

    /// The same letter in English, where this one is in another language and the reader may need both.
    pub(super) fn english(&self) -> Option<&Self> {
        self.english.as_deref()
    }

    /// Whom a customer can ask about the work.
    pub(super) fn ask(&self) -> String {
        let known = self.blanks.iter().any(|(name, _)| *name == "contact");
        self.t(if known { "letter-consent-ask" } else { "letter-consent-ask-no-contact" })
    }

    /// Somebody else's words, marked on each line so that they cannot pass for ours.
    pub(super) fn quoted(&self, text: &str) -> String {
        text.lines().map(|line| format!("> {}", without_tricks(line))).collect::<Vec<_>>().join("\n")
    }
}

/// The blanks of all sentences; each takes what it needs.
fn blanks(words: &Words, facts: &LetterFacts) -> Vec<(&'static str, Arg)> {
    let details = &facts.claim.details;
    let name = |text: &str| Arg::Text(one_line(text, LONGEST_NAME));
    let partner = match facts.notice {
        Notice::Consent => one_line(&facts.partner, LONGEST_NAME_IN_SUBJECT),
        _ => one_line(&facts.partner, LONGEST_NAME),
    };
    let customer = details.customer.as_ref().map_or("–", |customer| customer.as_str());
    let mut blanks = vec![
        ("claim", facts.claim.id.as_str().into()),
        ("name", name(&facts.to.name)),
        ("partner", partner.into()),
        ("customer", name(customer)),
        ("at", words.moment(facts.line.at, facts.zone).into()),
        ("due", due(words, facts).into()),
        ("event", facts.line.outcome.event.key().into()),
        ("round", if is_dispute(facts) { "dispute" } else { "first" }.into()),
        ("sees", if details.activity.is_some_and(Activity::is_usage) { "usage" } else { "seats" }.into()),
        ("reason", said_reason(words, &facts.line.outcome.event).into()),
        ("count", facts.comments.len().into()),
    ];
    if let (Some(contact), Some(email)) = (&details.partner_contact_name, &details.partner_contact_email) {
        blanks.extend([("contact", name(contact.as_str())), ("contact_email", name(email.as_str()))]);
    }
    if let Event::WrongPersonReported { colleague: Some(colleague) } = &facts.line.outcome.event {
        blanks.push(("colleague", name(colleague.as_str())));
    }
    blanks
}

/// What the sentences of a letter about its reader's account may fill in.
fn account_blanks(words: &Words, facts: &AccountFacts) -> Vec<(&'static str, Arg)> {
    let moment = |at| words.moment(at, facts.zone);
    let organisation = facts.organisation.as_deref().unwrap_or("Microsoft");
    vec![
        ("name", one_line(&facts.to.name, LONGEST_NAME).into()),
        ("email", one_line(&facts.to.email, LONGEST_LINE).into()),
        ("organisation", one_line(organisation, LONGEST_NAME).into()),
        ("when", moment(facts.happened).into()),
        ("until", facts.link.as_ref().map_or_else(String::new, |(_, until)| moment(*until)).into()),
    ]
}

/// The last good instant in force after the event.
fn due(words: &Words, facts: &LetterFacts) -> String {
    facts.line.outcome.due.map_or_else(|| "–".to_owned(), |due| words.moment(due.due_at, due.zone))
}

/// Whether the event belongs to the round of a dispute.
const fn is_dispute(facts: &LetterFacts) -> bool {
    facts.line.outcome.phase.is_dispute()
}

/// The event left a window in which the rejection can be disputed.
fn is_disputable(facts: &LetterFacts) -> bool {
    facts.line.outcome.phase == Phase::Rejected
        && facts.line.outcome.due.is_some_and(|due| due.kind == DeadlineKind::Window)
}

/// The coded reason the reader's other side gave.
fn said_reason(words: &Words, event: &Event) -> String {
    match event {
        Event::Rejected { ground: Ground::PartnerRequest { reason }, .. } => {
            words.t(&format!("ask-{}", reason.key()))
        }
        Event::ConsentDenied { reason: Some(reason), .. } => words.t(&format!("deny-{}", reason.key())),
        _ => String::new(),
    }
}

fn note_of(event: &Event) -> Option<&str> {
    let note = match event {
        Event::InfoRequested { note, .. } => Some(note),
        Event::Approved { note, .. } | Event::Rejected { note, .. } | Event::ConsentDenied { note, .. } => {
            note.as_ref()
        }
        _ => None,
    };
    note.map(|note| note.as_str())
}

fn concerned(facts: &LetterFacts, event: &Event) -> Vec<String> {
    match event {
        Event::InfoRequested { products, .. } => products.iter().map(|code| product(facts, code)).collect(),
        _ => Vec::new(),
    }
}

/// A product's name; its code where the catalogue has forgotten it.
fn product(facts: &LetterFacts, code: &ProductCode) -> String {
    one_line(facts.products.get(code).map_or(code.as_str(), String::as_str), LONGEST_NAME)
}

/// The claim in short, as far as this reader needs it.
fn facts_of(words: &Words, facts: &LetterFacts) -> Vec<Fact> {
    match facts.notice.audience() {
        Audience::Customer => customers_facts(words, facts),
        Audience::Partner | Audience::Reviewer | Audience::Leads => partners_facts(words, facts),
        Audience::Oneself => Vec::new(),
    }
}

fn partners_facts(words: &Words, facts: &LetterFacts) -> Vec<Fact> {
    let details = &facts.claim.details;
    let mut lines = vec![("claim", Some(format!("{} – {}", facts.claim.id, details.name)))];
    if facts.notice.audience() != Audience::Partner {
        lines.push(("partner", Some(facts.partner.clone())));
    }
    lines.push(("customer", details.customer.as_ref().map(ToString::to_string)));
    lines.push(("products", Some(products(facts))));
    if matches!(facts.notice, Notice::InfoRequested | Notice::Reminder | Notice::DisputeFiled) {
        lines.push(("due", Some(due(words, facts))));
    }
    shown(words, lines)
}

/// What the letter about consent must tell: who, which tenant, which products, as what, until when.
fn customers_facts(words: &Words, facts: &LetterFacts) -> Vec<Fact> {
    let details = &facts.claim.details;
    let mut lines = vec![
        ("partner", Some(facts.partner.clone())),
        ("location", facts.location.clone()),
        ("mpn", details.mpn.as_ref().map(ToString::to_string)),
        ("organization", details.customer.as_ref().map(ToString::to_string)),
        ("tenant", details.tenant.as_ref().map(ToString::to_string)),
        ("domain", details.domain.as_ref().map(ToString::to_string)),
        ("products", Some(products(facts))),
        ("activity", details.activity.map(|activity| words.t(&format!("activity-{}", activity.key())))),
    ];
    if facts.notice == Notice::Consent {
        lines.push(("last-day", Some(due(words, facts))));
    }
    lines.push(("reference", Some(facts.claim.id.to_string())));
    shown(words, lines)
}

fn shown(words: &Words, lines: Vec<(&str, Option<String>)>) -> Vec<Fact> {
    let fact = |(name, value): (&str, Option<String>)| {
        let value = one_line(&value?, LONGEST_LINE);
        (!value.is_empty()).then(|| Fact { name: words.t(&format!("letter-fact-{name}")), value })
    };
    lines.into_iter().filter_map(fact).collect()
}

/// A list of many products may be long; it is cut far beyond any real claim.
const LONGEST_LINE: usize = 2_000;

fn products(facts: &LetterFacts) -> String {
    let mut names: Vec<_> = facts.claim.details.products.iter().map(|p| product(facts, &p.product)).collect();
    names.dedup();
    names.join(", ")
}

fn comment(words: &Words, facts: &LetterFacts, said: &Said) -> Comment {
    Comment {
        by: words.t("known-as-reviewer"),
        when: words.moment(said.at, facts.zone),
        text: cut(&said.text, LONGEST_EXCERPT),
    }
}

/// A text on one line, without line breaks and other characters that end a header or turn the writing round.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    cut(&without_tricks(&words.join(" ")), most)
}

/// A text without control characters and without those that nobody sees or that turn the writing round.
fn without_tricks(text: &str) -> String {
    text.chars().filter(|c| *c == '\t' || !(c.is_control() || is_invisible(*c))).collect()
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Plain text as a template leaves it, without blanks at the ends of lines and without holes.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        let hole = empty > 1 || (line.is_empty() && tidied.is_empty());
        if !hole {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied.truncate(tidied.trim_end().len());
    tidied.push('\n');
    tidied
}
