//! Which templates each letter is written with. A notice's key is its folder under `templates/letters`.

use super::view::View;
use crate::domain::notice::Notice;
use askama::Template;

/// A letter in its parts.
pub(super) struct Parts {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
}

/// Ties a notice to its three templates.
macro_rules! letters {
    ($($notice:ident: $subject:literal, $text:literal, $html:literal;)+) => {
        /// Writes a letter with its notice's templates.
        pub(super) fn write(notice: Notice, letter: &View) -> askama::Result<Parts> {
            match notice {
                $(Notice::$notice => {
                    #[derive(Template)]
                    #[template(path = $subject)]
                    struct Subject<'a> {
                        letter: &'a View,
                    }
                    #[derive(Template)]
                    #[template(path = $text)]
                    struct Text<'a> {
                        letter: &'a View,
                    }
                    #[derive(Template)]
                    #[template(path = $html)]
                    struct Html<'a> {
                        letter: &'a View,
                    }
                    Ok(Parts {
                        subject: Subject { letter }.render()?,
                        text: Text { letter }.render()?,
                        html: Html { letter }.render()?,
                    })
                })+
            }
        }
    };
}

letters! {
    Submitted: "letters/submitted/subject.txt", "letters/submitted/body.txt", "letters/submitted/body.html";
    InfoRequested: "letters/info-requested/subject.txt", "letters/info-requested/body.txt", "letters/info-requested/body.html";
    Approved: "letters/approved/subject.txt", "letters/approved/body.txt", "letters/approved/body.html";
    Rejected: "letters/rejected/subject.txt", "letters/rejected/body.txt", "letters/rejected/body.html";
    Consent: "letters/consent/subject.txt", "letters/consent/body.txt", "letters/consent/body.html";
    ConsentDenied: "letters/consent-denied/subject.txt", "letters/consent-denied/body.txt", "letters/consent-denied/body.html";
    DenialReceipt: "letters/denial-receipt/subject.txt", "letters/denial-receipt/body.txt", "letters/denial-receipt/body.html";
    ConsentElapsed: "letters/consent-elapsed/subject.txt", "letters/consent-elapsed/body.txt", "letters/consent-elapsed/body.html";
    Disputed: "letters/disputed/subject.txt", "letters/disputed/body.txt", "letters/disputed/body.html";
    DisputeDecided: "letters/dispute-decided/subject.txt", "letters/dispute-decided/body.txt", "letters/dispute-decided/body.html";
    Commented: "letters/commented/subject.txt", "letters/commented/body.txt", "letters/commented/body.html";
    WrongPerson: "letters/wrong-person/subject.txt", "letters/wrong-person/body.txt", "letters/wrong-person/body.html";
    Reminder: "letters/reminder/subject.txt", "letters/reminder/body.txt", "letters/reminder/body.html";
    DisputeFiled: "letters/dispute-filed/subject.txt", "letters/dispute-filed/body.txt", "letters/dispute-filed/body.html";
    ConsentBounced: "letters/consent-bounced/subject.txt", "letters/consent-bounced/body.txt", "letters/consent-bounced/body.html";
    ResendNeeded: "letters/resend-needed/subject.txt", "letters/resend-needed/body.txt", "letters/resend-needed/body.html";
    Invitation: "letters/invitation/subject.txt", "letters/invitation/body.txt", "letters/invitation/body.html";
    PasswordReset: "letters/password-reset/subject.txt", "letters/password-reset/body.txt", "letters/password-reset/body.html";
    FactorsRemoved: "letters/factors-removed/subject.txt", "letters/factors-removed/body.txt", "letters/factors-removed/body.html";
    PasswordChanged: "letters/password-changed/subject.txt", "letters/password-changed/body.txt", "letters/password-changed/body.html";
}
