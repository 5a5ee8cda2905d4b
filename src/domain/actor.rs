//! Who acts, and with which rights.

use super::ids::{PartnerId, PersonId};
use super::keyed::keyed;
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
    /// The roles a partner's person may hold (R1).
    pub const PARTNER: &'static [Self] = &[Self::GlobalAdmin, Self::BillingAdmin, Self::IncentivesAdmin];
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
        /// The name written into the history.
        name: String,
    },
    /// A person of Microsoft's.
    Microsoft {
        /// Who.
        person: PersonId,
        /// With which roles.
        roles: Vec<Role>,
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
