//! What every letter must say, in both languages, and what no name can do to it.

use super::samples::*;
use super::*;
use crate::domain::contact::Lang;
use crate::domain::lifecycle::Phase;
use crate::domain::notice::{Audience, Notice};
use std::collections::BTreeSet;

const DUE: [&str; 2] = ["30 November 2026, 23:59 (CET)", "2026-11-30 kl. 23:59 (CET)"];
const PAGE: &str = "https://portal.example:8443/claims/CPOR-2026-4F7K2MX";

fn letter(facts: &LetterFacts, lang: Lang) -> Letter {
    postman().write(&Words::of(lang), facts).unwrap()
}

/// The same letter in English and in Swedish.
fn both(facts: &LetterFacts) -> [Letter; 2] {
    Lang::ALL.map(|lang| letter(facts, lang))
}

/// The HTML's text: without tags, its escapes read back.
fn read_html(letter: &Letter) -> String {
    let text: String = letter.html.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, t)| t).collect();
    text.replace("&#38;", "&").replace("&#60;", "<").replace("&#62;", ">").replace("&#39;", "'")
}

fn says(letter: &Letter, what: &str) {
    assert!(letter.text.contains(what), "the text does not say {what:?}:\n{}", letter.text);
    let html = read_html(letter);
    assert!(html.contains(what), "the HTML does not say {what:?}:\n{html}");
}

fn has_link_on_its_own_line(letter: &Letter, link: &str) {
    assert!(letter.text.lines().any(|line| line == link), "no line {link}:\n{}", letter.text);
    assert!(letter.html.contains(&format!("href=\"{link}\"")), "no link {link}");
}

#[test]
fn every_notice_is_written_in_both_languages_without_a_missing_word() {
    // A missing key stops a test by itself.
    let samples = all();
    let kinds: BTreeSet<_> = samples.iter().map(|facts| facts.notice.key()).collect();
    let of_claims = Notice::ALL.iter().filter(|notice| notice.audience() != Audience::Oneself);
    assert_eq!(kinds.len(), of_claims.count());
    for facts in &samples {
        for letter in both(facts) {
            let kind = facts.notice.key();
            for part in [&letter.subject, &letter.text, &letter.html] {
                assert!(!part.contains("{ $") && !part.contains("letter-"), "{kind}:\n{part}");
            }
            assert!(!letter.text.contains("\n\n\n") && !letter.text.starts_with('\n'), "{}", letter.text);
            assert!(letter.text.contains(NUMBER) && letter.text.contains("Fabrikam AB"), "{}", letter.text);
            assert!(!letter.html.contains("<img") && !letter.html.contains("<script"));
        }
    }
}

#[test]
fn only_the_customers_subject_holds_a_name() {
    for facts in all() {
        for letter in both(&facts) {
            let named =
                ["Fabrikam", "Contoso", "Lund", "Ek"].iter().any(|name| letter.subject.contains(name));
            assert_eq!(named, facts.notice == Notice::Consent, "{}", letter.subject);
            assert!(named || letter.subject.starts_with(NUMBER), "{}", letter.subject);
        }
    }
}

#[test]
fn a_receipt_says_what_comes_next_and_by_when() {
    for facts in all().iter().filter(|facts| facts.notice == Notice::Submitted) {
        for (letter, due) in both(facts).iter().zip(DUE) {
            says(letter, due);
            has_link_on_its_own_line(letter, PAGE);
        }
    }
}

#[test]
fn a_request_for_information_names_each_reason_its_meaning_and_cure_the_note_and_the_last_hour() {
    for (letter, due) in both(&info_requested(Phase::Answering)).iter().zip(DUE) {
        let words = Words::of(if due == DUE[0] { Lang::En } else { Lang::Sv });
        for key in ["missing-products", "missing-or-old-dates"] {
            for end in ["", "-meaning", "-cure"] {
                says(letter, &words.t(&format!("reason-{key}{end}")));
            }
        }
        says(letter, "Teams is not named.");
        says(letter, "Microsoft Teams");
        says(letter, due);
        assert!(letter.subject.contains(due), "{}", letter.subject);
        has_link_on_its_own_line(letter, PAGE);
    }
    assert!(letter(&info_requested(Phase::DisputeAnswering), Lang::En).text.contains("rejected for good"));
}

#[test]
fn an_approval_says_that_it_is_not_money_and_until_when_the_customer_can_deny() {
    for facts in [
        approved(Notice::Approved, Phase::ConsentOpen),
        approved(Notice::DisputeDecided, Phase::DisputeConsentOpen),
    ] {
        for (letter, due) in both(&facts).iter().zip(DUE) {
            let words = Words::of(if due == DUE[0] { Lang::En } else { Lang::Sv });
            says(letter, &words.t("letter-not-money"));
            says(letter, due);
        }
    }
}

#[test]
fn a_rejection_says_why_what_cures_it_where_it_stands_and_how_and_until_when_to_dispute() {
    for (letter, due) in both(&rejected(Notice::Rejected, Phase::Rejected)).iter().zip(DUE) {
        let words = Words::of(if due == DUE[0] { Lang::En } else { Lang::Sv });
        for key in ["ground-insufficient-poe", "reason-poe-unavailable", "reason-poe-unavailable-cure"] {
            says(letter, &words.t(key));
        }
        says(letter, "The file asks for a password.");
        says(letter, due);
        has_link_on_its_own_line(letter, PAGE);
        has_link_on_its_own_line(letter, &format!("{PAGE}/history"));
        has_link_on_its_own_line(letter, &format!("{PAGE}/dispute"));
    }
    for (letter, due) in both(&no_response()).iter().zip(DUE) {
        says(letter, due);
        has_link_on_its_own_line(letter, &format!("{PAGE}/dispute"));
    }
}

#[test]
fn an_own_wish_and_a_final_rejection_offer_no_dispute() {
    let wish = letter(&own_wish(), Lang::En);
    says(&wish, "Incorrect MPN");
    says(&wish, "cannot be disputed");
    let last = letter(&rejected(Notice::DisputeDecided, Phase::RejectedFinally), Lang::Sv);
    says(&last, "slutgiltigt");
    says(&last, "The file asks for a password.");
    for letter in [wish, last] {
        assert!(!letter.text.contains("/dispute") && !letter.html.contains("/dispute"));
    }
}

#[test]
fn the_customers_letter_says_who_what_until_when_and_how_to_deny() {
    let link = format!("https://portal.example:8443/consent/{TOKEN}");
    for (letter, due) in both(&consent()).iter().zip(DUE) {
        let must = [
            "Contoso Consulting AB",
            "Contoso Stockholm",
            "3980451",
            "6babcaad-604b-40ac-a9d7-9fd97c0b779f",
            "fabrikam.example",
            "Exchange Online, Microsoft Teams",
            "anna@contoso.example",
            NUMBER,
            due,
        ];
        must.iter().for_each(|what| says(letter, what));
        has_link_on_its_own_line(letter, &link);
        assert!(letter.subject.starts_with("Contoso Consulting AB") && letter.subject.contains(due));
        assert!(!letter.text.contains("/claims/"), "the customer cannot open the partner's page");
    }
}

#[test]
fn a_swedish_customer_gets_the_english_letter_below() {
    let [english, swedish] = both(&consent());
    says(&swedish, "Ni behöver inte göra något om uppgifterna stämmer.");
    says(&swedish, "You do not need to do anything if this is correct.");
    assert!(swedish.html.contains("<html lang=\"sv\">") && swedish.html.contains("<div lang=\"en\""));
    assert_eq!(english.text.matches("You do not need").count(), 1);
}

#[test]
fn a_denial_tells_the_partner_the_reason_and_what_is_possible_now_and_the_customer_that_it_is_done() {
    let partner = letter(&consent_denied(Notice::ConsentDenied, Phase::Rejected), Lang::En);
    for what in ["The work was not done", "They never came.", DUE[0]] {
        says(&partner, what);
    }
    has_link_on_its_own_line(&partner, &format!("{PAGE}/dispute"));
    let last = letter(&consent_denied(Notice::ConsentDenied, Phase::RejectedFinally), Lang::En);
    says(&last, "this rejection is final");
    assert!(!last.text.contains("/dispute") && !last.text.contains("dispute the rejection"));
    let customer = letter(&consent_denied(Notice::DenialReceipt, Phase::Rejected), Lang::Sv);
    says(&customer, "Contoso Consulting AB");
    assert!(!customer.text.contains("They never came.") && !customer.text.contains("/claims/"));
}

#[test]
fn comments_are_gathered_and_a_long_one_is_cut() {
    let long = "word ".repeat(500);
    let letter = letter(&commented(&["Which contract is this?", &long]), Lang::En);
    assert_eq!(letter.subject, format!("{NUMBER}: 2 new comments from the reviewer"));
    says(&letter, "Which contract is this?");
    assert!(letter.text.contains('…') && letter.text.len() < 1_500, "{}", letter.text);
}

#[test]
fn no_letter_to_a_partner_or_a_customer_names_a_reviewer() {
    // The samples' acts are all done by Rolf Ek.
    for facts in all() {
        for letter in both(&facts) {
            for part in [&letter.subject, &letter.text, &letter.html] {
                assert!(!part.contains("Rolf"), "{}:\n{part}", facts.notice.key());
            }
        }
    }
    says(&letter(&commented(&["Which contract is this?"]), Lang::En), "Reviewer");
    says(&letter(&commented(&["Which contract is this?"]), Lang::Sv), "Granskare");
}

#[test]
fn a_reminder_says_what_is_missing_and_by_when() {
    let reminder = LetterFacts { notice: Notice::Reminder, ..info_requested(Phase::Answering) };
    for (letter, due) in both(&reminder).iter().zip(DUE) {
        let words = Words::of(if due == DUE[0] { Lang::En } else { Lang::Sv });
        says(letter, &words.t("reason-missing-products"));
        says(letter, "Teams is not named.");
        says(letter, due);
        assert!(letter.subject.contains(due), "{}", letter.subject);
        has_link_on_its_own_line(letter, PAGE);
    }
}

#[test]
fn a_reviewer_learns_who_the_right_person_is() {
    let named = letter(&wrong_person(Some("bo@fabrikam.example")), Lang::En);
    says(&named, "bo@fabrikam.example");
    has_link_on_its_own_line(&named, "https://portal.example:8443/review/CPOR-2026-4F7K2MX");
    says(&letter(&wrong_person(None), Lang::Sv), "Ingen har angetts");
}

/// A mail's headers, with folded lines joined again.
fn headers(letter: &Letter) -> Vec<String> {
    let mail = String::from_utf8(letter.message().unwrap().formatted()).unwrap();
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn names_that_try_to_become_headers_or_to_turn_the_writing_round_are_neutralised() {
    let nasty = "Eve\r\nBcc: all@evil.example, \"x\" <a@b.example>;\u{202E}gro 🎉";
    let mut facts = consent();
    facts.partner = format!("{nasty}{}", "å".repeat(500));
    facts.to.name = facts.partner.clone();
    for letter in both(&facts) {
        let headers = headers(&letter);
        let count = |name: &str| headers.iter().filter(|line| line.starts_with(name)).count();
        for name in ["Subject:", "To:", "From:", "Date:", "Message-ID:"] {
            assert_eq!(count(name), 1, "{name} {headers:#?}");
        }
        assert_eq!(count("Bcc") + count("Cc"), 0, "{headers:#?}");
        assert!(headers.iter().all(|line| line.is_ascii()), "{headers:#?}");
        let mail = String::from_utf8(letter.message().unwrap().formatted()).unwrap();
        assert!(mail.split("\r\n").all(|line| line.len() <= 998));
        assert!(!letter.text.contains('\u{202E}') && !letter.html.contains('\u{202E}'));
        assert!(!letter.html.contains("<a@b"));
        assert_eq!(letter.message().unwrap().envelope().to().len(), 1);
    }
}

#[test]
fn a_reviewers_note_cannot_pass_for_the_portals_own_words() {
    let mut facts = info_requested(Phase::Answering);
    if let crate::domain::event::Event::InfoRequested { note: said, .. } = &mut facts.line.outcome.event {
        *said = note("Pay here:\nhttps://evil.example <script>alert(1)</script>");
    }
    let letter = letter(&facts, Lang::En);
    assert!(letter.text.contains("> Pay here:\n> https://evil.example"), "{}", letter.text);
    assert!(!letter.html.contains("<script>") && !letter.html.contains("href=\"https://evil"));
}

#[test]
fn a_mail_has_both_bodies_says_it_was_sent_by_a_machine_and_keeps_its_name() {
    let letter = letter(&consent(), Lang::Sv);
    let headers = headers(&letter);
    let has = |line: &str| assert!(headers.iter().any(|h| h == line), "{line}: {headers:#?}");
    has("Auto-Submitted: auto-generated");
    has("Message-ID: <0199e3a1-7b1c-7c3e-9d53-7a0c1d2e3f40@portal.example>");
    has("Date: Mon, 23 Nov 2026 12:00:00 +0000");
    has("From: \"Partner Claims\" <claims@portal.example>");
    let mail = String::from_utf8(letter.message().unwrap().formatted()).unwrap();
    assert!(mail.contains("multipart/alternative"));
    let parts = mail.matches("Content-Type: text/plain; charset=utf-8").count()
        + mail.matches("Content-Type: text/html; charset=utf-8").count();
    assert_eq!(parts, 2);
}

#[test]
fn neither_a_letter_nor_its_facts_print_an_address_or_the_customers_link() {
    let letter = letter(&consent(), Lang::En);
    let printed = format!("{letter:?}{:?}{:?}", letter.to, postman());
    assert!(!printed.contains('@') && !printed.contains(TOKEN), "{printed}");
}

#[test]
fn a_folder_holds_each_letter_once_as_a_mail() {
    let home = tempfile::tempdir().unwrap();
    let folder = Folder::new(home.path().join("made")).unwrap();
    let letter = letter(&consent(), Lang::Sv);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for _ in 0..2 {
        runtime.block_on(folder.send(&letter)).unwrap();
    }
    let files: Vec<_> = std::fs::read_dir(home.path().join("made")).unwrap().map(|f| f.unwrap()).collect();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].file_name().to_str().unwrap(), format!("{}.eml", letter.id));
    let mail = std::fs::read_to_string(files[0].path()).unwrap();
    assert!(mail.contains("Message-ID: <0199e3a1-7b1c-7c3e-9d53-7a0c1d2e3f40@portal.example>"));
}
