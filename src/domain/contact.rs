//! E-mail addresses, and the languages letters are written in.

use super::text::{Wrong, is_invisible};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An e-mail address, at most 254 characters, one `@`, a dotted domain; the domain in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// # Errors
    /// `wrong-empty`; `wrong-email` when no letter could be sent there.
    pub fn parse(typed: &str) -> Result<Self, Wrong> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(Wrong::new("wrong-empty"));
        }
        let wrong = Wrong::new("wrong-email");
        let (local, domain) = text.rsplit_once('@').ok_or(wrong)?;
        let domain = idna::domain_to_ascii(domain).map_err(|_| wrong)?;
        let address = format!("{local}@{domain}");
        let good = address.len() <= 254 && is_local_part(local) && is_mail_domain(&domain);
        if good { Ok(Self(address)) } else { Err(wrong) }
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The unquoted form only: quoted local parts are legal and nobody has one.
fn is_local_part(local: &str) -> bool {
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || is_invisible(c) || r#""(),:;<>@[\]"#.contains(c);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    (1..=64).contains(&local.len()) && !local.chars().any(odd) && !dots
}

fn is_mail_domain(domain: &str) -> bool {
    let label =
        |l: &str| !l.is_empty() && l.len() <= 63 && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    domain.contains('.') && domain.split('.').all(|l| label(l) && !l.starts_with('-') && !l.ends_with('-'))
}

/// A language people are spoken to in (R55).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Swedish.
    Sv,
}

impl Lang {
    /// Every language of the portal.
    pub const ALL: [Self; 2] = [Self::En, Self::Sv];

    /// The language's code, as in `<html lang>`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sv => "sv",
        }
    }

    /// The language people of a country are written to in, as long as nobody says otherwise.
    pub fn of_country(code: &str) -> Self {
        if code == "SE" { Self::Sv } else { Self::En }
    }

    /// The language of a code; `None` for one the portal does not speak.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_a_letter_can_reach_are_taken() {
        for good in ["anna@contoso.com", " anna.b+cpor@it.contoso.co.uk ", "åsa@exempel.se"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn addresses_no_letter_can_reach_are_refused() {
        let bad = [
            "anna",
            "anna@",
            "@contoso.com",
            "a b@contoso.com",
            "anna@contoso",
            "a@b@c.com x",
            "anna@contoso.com\nBcc: eve@evil.example",
            "anna@-contoso.com",
            "anna..b@contoso.com",
        ];
        for typed in bad {
            assert_eq!(Email::parse(typed), Err(Wrong::new("wrong-email")), "{typed}");
        }
    }
}
