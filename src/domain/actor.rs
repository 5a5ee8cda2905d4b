//! Who acts, and with which rights.

use super::ids::{PartnerId, PersonId};
use super::keyed::keyed;
use super::numbers::Mpn;
use super::reach::{Reach, Scopes};
use serde::{Deserialize, Serialize};

keyed! {
    /// What somebody may be. Flat on purpose: a role that should only look loses its name in the lifecycle's lines.
    pub enum Role {
        /// Partner; also manages its organisation's people and locations.
        GlobalAdmin = "global-admin",
        /// Partner; also sees assessment results.
        BillingAdmin = "billing-admin",
        /// Partner; the daily owner of claims.
        IncentivesAdmin = "incentives-admin",
        /// Partner; begins claims and prepares them, until an admin hands them in.
        IncentivesUser = "incentives-user",
        /// Microsoft; validates PoE.
        Reviewer = "reviewer",
        /// Microsoft; a reviewer who also settles collisions.
        LeadReviewer = "lead-reviewer",
        /// Microsoft; people, catalogue, holidays, deadlines, wording, assessment results.
        PortalAdmin = "portal-admin",
        /// The customer, by the link in its letter.
        Customer = "customer",
        /// The passing of time.
        Clock = "clock",
    }
}

impl Role {
    /// The roles a partner's person may hold.
    pub const PARTNER: &'static [Self] =
        &[Self::GlobalAdmin, Self::BillingAdmin, Self::IncentivesAdmin, Self::IncentivesUser];
    /// The partner's three admins, equal on claims (R1).
    pub const PARTNER_ADMINS: &'static [Self] =
        &[Self::GlobalAdmin, Self::BillingAdmin, Self::IncentivesAdmin];
    /// The roles that may be kept to single locations.
    pub const SCOPED: &'static [Self] = &[Self::IncentivesAdmin, Self::IncentivesUser];
    /// The roles a Microsoft person may hold.
    pub const MICROSOFT: &'static [Self] = &[Self::Reviewer, Self::LeadReviewer, Self::PortalAdmin];
}

keyed! {
    /// From which side of the table something was done (R53).
    pub enum Side {
        /// The partner organisation.
        Partner = "partner",
        /// Microsoft's people.
        Reviewer = "reviewer",
        /// The customer.
        Customer = "customer",
        /// The portal itself: time passed.
        System = "system",
    }
}

/// Somebody who wants something of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person of a partner organisation.
    Partner {
        /// Who.
        person: PersonId,
        /// Of which organisation.
        partner: PartnerId,
        /// With which roles.
        roles: Vec<Role>,
        /// Where each of them applies.
        scopes: Scopes,
        /// The name written into the history.
        name: String,
    },
    /// A person of Microsoft's.
    Microsoft {
        /// Who.
        person: PersonId,
        /// With which roles.
        roles: Vec<Role>,
        /// The organisations whose claims this person must not act on.
        conflicts: Vec<PartnerId>,
        /// The name written into the history.
        name: String,
    },
    /// Whoever holds the link of the customer's letter.
    Customer,
    /// The passing of time.
    Clock,
}

impl Actor {
    /// The roles acted with.
    pub fn roles(&self) -> &[Role] {
        match self {
            Self::Partner { roles, .. } | Self::Microsoft { roles, .. } => roles,
            Self::Customer => &[Role::Customer],
            Self::Clock => &[Role::Clock],
        }
    }

    /// The same person, had it these roles everywhere: to say what others of its side may do.
    #[must_use]
    pub fn with_roles(&self, others: &[Role]) -> Self {
        let mut other = self.clone();
        if let Self::Partner { roles, scopes, .. } = &mut other {
            (*roles, *scopes) = (others.to_vec(), Scopes::default());
        }
        other
    }

    /// Whether one of the roles is among `some` and covers a claim of this location.
    pub fn has_any_at(&self, some: &[Role], location: Option<&Mpn>) -> bool {
        match self {
            Self::Partner { roles, scopes, .. } => {
                roles.iter().any(|role| some.contains(role) && scopes.cover(*role, location))
            }
            _ => self.has_any(some),
        }
    }

    /// Which claims of its organisation a partner's person may know of; `None` for everybody else.
    pub fn reach(&self) -> Option<Reach> {
        match self {
            Self::Partner { partner, roles, scopes, .. } => Some(scopes.reach(roles, partner.clone())),
            _ => None,
        }
    }

    /// Whether one of the roles is among `some`.
    pub fn has_any(&self, some: &[Role]) -> bool {
        self.roles().iter().any(|role| some.contains(role))
    }

    /// The person, where it is one.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Partner { person, .. } | Self::Microsoft { person, .. } => Some(person),
            Self::Customer | Self::Clock => None,
        }
    }

    /// The organisation acted for, on the partner side.
    pub fn partner(&self) -> Option<&PartnerId> {
        match self {
            Self::Partner { partner, .. } => Some(partner),
            _ => None,
        }
    }

    /// Whether a conflict of interest keeps the person from acting on an organisation's claims.
    pub fn is_partial_to(&self, partner: &PartnerId) -> bool {
        matches!(self, Self::Microsoft { conflicts, .. } if conflicts.contains(partner))
    }

    /// The side of the table.
    pub const fn side(&self) -> Side {
        match self {
            Self::Partner { .. } => Side::Partner,
            Self::Microsoft { .. } => Side::Reviewer,
            Self::Customer => Side::Customer,
            Self::Clock => Side::System,
        }
    }

    /// The actor as the history keeps it.
    pub fn as_recorded(&self) -> By {
        let name = match self {
            Self::Partner { name, .. } | Self::Microsoft { name, .. } => name.clone(),
            Self::Customer | Self::Clock => String::new(),
        };
        By { side: self.side(), person: self.person().cloned(), name }
    }
}

/// Who did something, as it was at the time: people change names and leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// The side of the table.
    pub side: Side,
    /// The person, unless customer or clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The person's name then; empty for customer and clock.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}
