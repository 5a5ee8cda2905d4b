//! How far roles reach: over the whole organisation, or over some of its locations.

use super::actor::Role;
use super::ids::PartnerId;
use super::numbers::Mpn;
use std::collections::{BTreeMap, BTreeSet};

/// Which of a person's roles cover only some locations, and which. A role that is not named covers the organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes(BTreeMap<Role, BTreeSet<Mpn>>);

impl Scopes {
    /// What stays of them for whoever has these roles now.
    pub fn kept_to(&self, roles: &[Role]) -> Self {
        let kept = self.iter().filter(|(role, _)| roles.contains(role));
        Self(kept.map(|(role, these)| (role, these.clone())).collect())
    }

    /// The same, with a role kept to some locations. Kept to none, it covers nothing at all.
    #[must_use]
    pub fn with(mut self, role: Role, locations: impl IntoIterator<Item = Mpn>) -> Self {
        self.0.entry(role).or_default().extend(locations);
        self
    }

    /// The locations a role is kept to; `None` where it covers the organisation.
    pub fn of(&self, role: Role) -> Option<&BTreeSet<Mpn>> {
        self.0.get(&role)
    }

    /// Every role that is kept to locations, with them.
    pub fn iter(&self) -> impl Iterator<Item = (Role, &BTreeSet<Mpn>)> {
        self.0.iter().map(|(role, locations)| (*role, locations))
    }

    /// Whether a role covers a claim of this location. A role kept to locations covers no claim that has none yet.
    pub fn cover(&self, role: Role, location: Option<&Mpn>) -> bool {
        within(self.of(role), location)
    }

    /// Whether these can be the scopes of somebody with these roles: only a role one has and that may be kept to
    /// locations is kept to any, and to one at least.
    pub fn fit(&self, roles: &[Role]) -> bool {
        self.iter()
            .all(|(role, these)| roles.contains(&role) && Role::SCOPED.contains(&role) && !these.is_empty())
    }

    /// How far the roles reach together: to the whole organisation, or to these locations.
    pub fn reach(&self, roles: &[Role], partner: PartnerId) -> Reach {
        let whole = roles.iter().any(|role| self.of(*role).is_none());
        let these = || roles.iter().filter_map(|role| self.of(*role)).flatten().cloned().collect();
        Reach { partner, locations: (!whole).then(these) }
    }
}

/// Scopes as one text, for the store: `role@mpn`, separated by blanks.
pub fn scopes_to_text(scopes: &Scopes) -> String {
    let one = |(role, these): (Role, &BTreeSet<Mpn>)| {
        these.iter().map(move |mpn| format!("{}@{mpn}", role.key())).collect::<Vec<_>>()
    };
    scopes.iter().flat_map(one).collect::<Vec<_>>().join(" ")
}

/// Scopes read back; `None` where a word is unknown: without it a role would reach further than it was meant to.
pub fn scopes_from_text(text: &str) -> Option<Scopes> {
    let one = |word: &str| {
        let (role, mpn) = word.split_once('@')?;
        Some((Role::from_key(role)?, Mpn::parse(mpn).ok()?))
    };
    let all: Vec<(Role, Mpn)> = text.split_whitespace().map(one).collect::<Option<_>>()?;
    Some(all.into_iter().fold(Scopes::default(), |all, (role, mpn)| all.with(role, [mpn])))
}

/// Whether a location is one of these; `None` is everywhere.
fn within(these: Option<&BTreeSet<Mpn>>, location: Option<&Mpn>) -> bool {
    these.is_none_or(|these| location.is_some_and(|location| these.contains(location)))
}

/// Which claims of an organisation somebody may know of. Every list, count, figure, search and file of a partner's asks
/// for one, and it comes from the actor: so none can forget it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    partner: PartnerId,
    locations: Option<BTreeSet<Mpn>>,
}

impl Reach {
    /// Everything of an organisation.
    pub const fn whole(partner: PartnerId) -> Self {
        Self { partner, locations: None }
    }

    /// The organisation.
    pub const fn partner(&self) -> &PartnerId {
        &self.partner
    }

    /// The locations it is kept to; `None` for the whole organisation.
    pub const fn locations(&self) -> Option<&BTreeSet<Mpn>> {
        self.locations.as_ref()
    }

    /// Whether a claim of this organisation and location lies within.
    pub fn covers(&self, partner: &PartnerId, location: Option<&Mpn>) -> bool {
        self.partner == *partner && within(self.locations.as_ref(), location)
    }
}
