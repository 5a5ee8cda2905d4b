//! A partner's number, and the numbers of a customer.

use super::text::Wrong;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares a number kept as text.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The number as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

numbers! {
    /// A partner location's MPN ID: 4 to 10 digits.
    Mpn;
    /// The customer's tenant (directory) ID: a GUID in lower case.
    TenantId;
    /// A Dynamics subscription: a GUID in lower case.
    SubscriptionId;
    /// The customer's domain in its ASCII form, `contoso.com` or `contoso.onmicrosoft.com`.
    CustomerDomain;
}

impl Mpn {
    /// # Errors
    /// `wrong-empty`; `wrong-mpn` when it is not 4 to 10 digits.
    pub fn parse(typed: &str) -> Result<Self, Wrong> {
        let digits = typed.trim();
        match digits {
            "" => Err(Wrong::new("wrong-empty")),
            _ if (4..=10).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) => {
                Ok(Self(digits.to_owned()))
            }
            _ => Err(Wrong::new("wrong-mpn")),
        }
    }
}

impl TenantId {
    /// # Errors
    /// `wrong-empty`; `wrong-tenant` when it is not a GUID; `wrong-tenant-zero` for the GUID of noughts.
    pub fn parse(typed: &str) -> Result<Self, Wrong> {
        guid(typed, "wrong-tenant", "wrong-tenant-zero").map(Self)
    }
}

impl SubscriptionId {
    /// # Errors
    /// `wrong-empty`; `wrong-subscription` when it is not a GUID, or the GUID of noughts.
    pub fn parse(typed: &str) -> Result<Self, Wrong> {
        guid(typed, "wrong-subscription", "wrong-subscription").map(Self)
    }
}

/// Reads a GUID of 8-4-4-4-12 hexadecimal digits, with or without braces and blanks, to lower case.
fn guid(typed: &str, malformed: &'static str, zero: &'static str) -> Result<String, Wrong> {
    let text: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '{' | '}'))
        .flat_map(char::to_lowercase)
        .collect();
    if text.is_empty() {
        return Err(Wrong::new("wrong-empty"));
    }
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    let hex = groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_hexdigit()));
    if lengths != [8, 4, 4, 4, 12] || !hex {
        return Err(Wrong::new(malformed));
    }
    if text.bytes().all(|b| matches!(b, b'0' | b'-')) {
        return Err(Wrong::new(zero));
    }
    Ok(text)
}

/// The ending of the domain every tenant is born with.
const INITIAL_SUFFIX: &str = ".onmicrosoft.com";

impl CustomerDomain {
    /// Reads `contoso`, `contoso.onmicrosoft.com` or a verified domain such as `contoso.com`.
    ///
    /// # Errors
    /// `wrong-empty`; `wrong-domain-email` for an e-mail address; `wrong-domain-url` for a web address;
    /// `wrong-domain` for anything that is no DNS name.
    pub fn parse(typed: &str) -> Result<Self, Wrong> {
        let text = typed.trim().trim_end_matches('.');
        if text.is_empty() {
            return Err(Wrong::new("wrong-empty"));
        }
        if text.contains("://") || text.contains('/') {
            return Err(Wrong::new("wrong-domain-url"));
        }
        if text.contains('@') {
            return Err(Wrong::new("wrong-domain-email"));
        }
        let ascii = idna::domain_to_ascii(text).map_err(|_| Wrong::new("wrong-domain"))?;
        let full = if ascii.contains('.') { ascii } else { format!("{ascii}{INITIAL_SUFFIX}") };
        if is_dns_name(&full) { Ok(Self(full)) } else { Err(Wrong::new("wrong-domain")) }
    }

    /// Whether `domain` is this domain or lies below it.
    pub fn covers(&self, domain: &str) -> bool {
        domain == self.0 || domain.strip_suffix(&self.0).is_some_and(|rest| rest.ends_with('.'))
    }
}

/// Letters, digits and inner hyphens in labels of at most 63, 253 in all, the last label not a number.
fn is_dns_name(name: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let last_is_word = name.rsplit('.').next().is_some_and(|l| l.bytes().any(|b| b.is_ascii_alphabetic()));
    name.len() <= 253 && name.split('.').all(label) && last_is_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_mpn_is_four_to_ten_digits() {
        assert!(Mpn::parse(" 3980451 ").is_ok());
        for bad in ["123", "12345678901", "39 80451", "MPN3980", "３９８０４５１"] {
            assert_eq!(Mpn::parse(bad), Err(Wrong::new("wrong-mpn")), "{bad}");
        }
    }

    #[test]
    fn a_tenant_id_may_be_pasted_with_braces_and_capitals() {
        let tenant = TenantId::parse(" {A0F1D48C-1BF1-4AE4-A330-14E71FC6BF33} ").unwrap();
        assert_eq!(tenant.as_str(), "a0f1d48c-1bf1-4ae4-a330-14e71fc6bf33");
        assert_eq!(TenantId::parse("a0f1d48c1bf14ae4a33014e71fc6bf33"), Err(Wrong::new("wrong-tenant")));
        let zero = "00000000-0000-0000-0000-000000000000";
        assert_eq!(TenantId::parse(zero), Err(Wrong::new("wrong-tenant-zero")));
    }

    #[test]
    fn a_domain_is_read_as_people_write_it() {
        let read = |typed| CustomerDomain::parse(typed).map(|d| d.as_str().to_owned());
        assert_eq!(read("Contoso"), Ok("contoso.onmicrosoft.com".into()));
        assert_eq!(read("Contoso.COM."), Ok("contoso.com".into()));
        assert_eq!(read("åre-skidor.se"), Ok("xn--re-skidor-42a.se".into()));
        assert_eq!(read("anna@contoso.com"), Err(Wrong::new("wrong-domain-email")));
        assert_eq!(read("https://contoso.com"), Err(Wrong::new("wrong-domain-url")));
        for bad in ["contoso..com", "-contoso.com", "192.168.0.1", "con toso.com"] {
            assert_eq!(read(bad), Err(Wrong::new("wrong-domain")), "{bad}");
        }
    }

    #[test]
    fn a_mail_domain_below_the_customers_counts_as_the_customers() {
        let contoso = CustomerDomain::parse("contoso.com").unwrap();
        assert!(contoso.covers("contoso.com") && contoso.covers("it.contoso.com"));
        assert!(!contoso.covers("notcontoso.com"));
    }
}
