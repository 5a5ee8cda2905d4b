//! Settings of the sign-in by Microsoft Entra ID, or by another OpenID provider.

use super::{Settings, host_of, is_this_machine};
use crate::domain::directory::GroupRules;
use secrecy::SecretString;

/// Who vouches for people, and what their groups mean.
#[derive(Debug, Clone)]
pub struct EntraId {
    /// The provider's name.
    pub issuer: String,
    /// Whose people may come.
    pub tenant: String,
    /// The portal's name at the provider.
    pub client_id: String,
    /// The portal's secret there, where it has one.
    pub secret: Option<SecretString>,
    /// What groups mean.
    pub groups: GroupRules,
}

/// Where Entra ID itself signs people in. A tenant's names lie in domains that it has proved to be its own.
const ENTRA_HOSTS: [&str; 3] =
    ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"];

impl EntraId {
    /// Whether the name that people sign in with there is a proved address of theirs. Elsewhere they may choose it.
    pub fn names_are_addresses(&self) -> bool {
        ENTRA_HOSTS.contains(&host_of(&self.issuer))
    }
}

/// What goes with [`CLIENT_ID`] and means nothing without it.
const WITH_IT: [&str; 4] =
    ["PORTAL_ENTRA_TENANT", "PORTAL_ENTRA_ISSUER", "PORTAL_ENTRA_CLIENT_SECRET", "PORTAL_ENTRA_GROUPS"];

/// With it there is a sign-in by Microsoft.
const CLIENT_ID: &str = "PORTAL_ENTRA_CLIENT_ID";

pub(super) fn read(settings: &mut Settings<'_>) -> Option<EntraId> {
    let Some(client_id) = settings.text(CLIENT_ID) else {
        if let Some(alone) = WITH_IT.iter().find(|name| settings.text(name).is_some()) {
            settings.complain(CLIENT_ID, format!("missing; {alone} is of no use without it"));
        }
        return None;
    };
    let tenant = settings.parse("PORTAL_ENTRA_TENANT", String::new(), read_tenant);
    if settings.text("PORTAL_ENTRA_TENANT").is_none() {
        settings.complain("PORTAL_ENTRA_TENANT", format!("missing; {TENANT}"));
    }
    let usual = format!("https://login.microsoftonline.com/{tenant}/v2.0");
    let issuer = settings.parse("PORTAL_ENTRA_ISSUER", usual, read_issuer);
    let groups = settings.parse("PORTAL_ENTRA_GROUPS", GroupRules::default(), GroupRules::parse);
    let secret = settings.handed_over("PORTAL_ENTRA_CLIENT_SECRET", "PORTAL_ENTRA_CLIENT_SECRET_FILE");
    let secret = secret.map(SecretString::from);
    Some(EntraId { issuer, tenant, client_id, secret, groups })
}

const TENANT: &str = "give the ID of the one tenant whose people may come, such as \
    6f1ed4c2-0d2c-4b0e-9a51-3c0a52e0b7a1";

/// One tenant's ID. A name for all tenants would let anybody's administrator speak for anybody's address.
fn read_tenant(text: &str) -> Result<String, String> {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    let good = groups == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    if good { Ok(text.to_ascii_lowercase()) } else { Err(format!("`{text}` is no tenant's ID; {TENANT}")) }
}

/// The address of the provider as it names itself: nothing is trimmed off it.
fn read_issuer(text: &str) -> Result<String, String> {
    let at_home = text.starts_with("http://") && is_this_machine(host_of(text));
    let plain = !text.contains(['?', '#', '@']) && text.chars().all(|c| c.is_ascii_graphic());
    if plain && !host_of(text).is_empty() && (text.starts_with("https://") || at_home) {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` will not do; give an https:// address (http:// on this machine only)"))
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    const TENANT: (&str, &str) = ("PORTAL_ENTRA_TENANT", "6F1ED4C2-0d2c-4b0e-9a51-3c0a52e0b7a1");
    const CLIENT: (&str, &str) = ("PORTAL_ENTRA_CLIENT_ID", "portal");

    fn read(settings: &[(&str, &str)]) -> Result<Config, Vec<&'static str>> {
        let lookup =
            |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Config::read(lookup).map_err(|problems| problems.iter().map(|problem| problem.name).collect())
    }

    #[test]
    fn nobody_signs_in_by_microsoft_unless_it_is_set() {
        assert!(read(&[]).unwrap().entra.is_none());
        for alone in [TENANT, ("PORTAL_ENTRA_GROUPS", "g=reviewer"), ("PORTAL_ENTRA_CLIENT_SECRET", "s")] {
            assert_eq!(read(&[alone]).unwrap_err(), ["PORTAL_ENTRA_CLIENT_ID"]);
        }
    }

    #[test]
    fn a_tenant_is_enough_to_know_its_issuer() {
        let entra =
            read(&[TENANT, CLIENT, ("PORTAL_ENTRA_CLIENT_SECRET", "unheard of")]).unwrap().entra.unwrap();
        assert_eq!(
            entra.issuer,
            "https://login.microsoftonline.com/6f1ed4c2-0d2c-4b0e-9a51-3c0a52e0b7a1/v2.0"
        );
        assert!(entra.names_are_addresses());
        assert!(!format!("{entra:?}").contains("unheard of"), "a secret was printed");
        assert!(read(&[TENANT, CLIENT]).unwrap().entra.unwrap().secret.is_none());
    }

    #[test]
    fn the_name_somebody_has_at_another_provider_is_no_address() {
        for elsewhere in ["https://id.example/", "https://login.microsoftonline.com.id.example/v2.0"] {
            let entra = read(&[TENANT, CLIENT, ("PORTAL_ENTRA_ISSUER", elsewhere)]).unwrap().entra.unwrap();
            assert!(!entra.names_are_addresses(), "{elsewhere}");
        }
    }

    #[test]
    fn everybodys_tenant_is_nobodys() {
        for wrong in ["common", "organizations", "consumers", "contoso.example", "6f1ed4c2"] {
            let read = read(&[CLIENT, ("PORTAL_ENTRA_TENANT", wrong)]);
            assert_eq!(read.unwrap_err(), ["PORTAL_ENTRA_TENANT"], "{wrong}");
        }
        assert_eq!(read(&[CLIENT]).unwrap_err(), ["PORTAL_ENTRA_TENANT"]);
    }

    #[test]
    fn a_provider_is_asked_in_the_clear_on_this_machine_only() {
        let issuer = |text| read(&[CLIENT, TENANT, ("PORTAL_ENTRA_ISSUER", text)]).map(|_| ());
        for good in ["https://id.example/x", "http://127.0.0.1:4000", "http://localhost:4000/"] {
            assert_eq!(issuer(good), Ok(()), "{good}");
        }
        for wrong in
            ["http://id.example", "id.example", "https://", "https://id.example/?x", "https://a@b.example"]
        {
            assert_eq!(issuer(wrong), Err(vec!["PORTAL_ENTRA_ISSUER"]), "{wrong}");
        }
        let groups = read(&[CLIENT, TENANT, ("PORTAL_ENTRA_GROUPS", "g=king")]);
        assert_eq!(groups.unwrap_err(), ["PORTAL_ENTRA_GROUPS"]);
    }
}
