//! What a directory of people elsewhere says of somebody, and what being in its groups means here.

use super::actor::Role;
use super::contact::Email;
use super::numbers::CustomerDomain;
use super::person::roles_fit;
use super::text::PersonName;

/// Somebody whom a directory has vouched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduced {
    /// Which directory.
    pub issuer: String,
    /// The person's name in it: never another's, whatever address they have.
    pub subject: String,
    /// Addresses the directory stands for, the most certain first.
    pub addresses: Vec<Email>,
    /// The name others see.
    pub name: Option<PersonName>,
    /// The groups they are in.
    pub groups: Vec<String>,
}

/// What the members of one group are here.
#[derive(Debug, Clone, PartialEq, Eq)]
struct GroupRule {
    group: String,
    place: Place,
}

/// A place in the portal: an organisation, and roles in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The partner organisation's own domain; `None` for Microsoft.
    pub organisation: Option<CustomerDomain>,
    /// The roles, in their usual order.
    pub roles: Vec<Role>,
}

/// Groups that contradict each other: two organisations, or roles that nobody may hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction;

/// What the groups of a directory mean here: `GROUP = ROLE ROLE @ DOMAIN; GROUP = ROLE`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupRules(Vec<GroupRule>);

impl GroupRules {
    /// Reads the rules of a setting.
    ///
    /// # Errors
    /// A sentence about the first rule that cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut rules: Vec<GroupRule> = Vec::new();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let rule = GroupRule::parse(part)?;
            if rules.iter().any(|other| other.group.eq_ignore_ascii_case(&rule.group)) {
                return Err(format!("`{}` stands there twice; give each group once", rule.group));
            }
            rules.push(rule);
        }
        Ok(Self(rules))
    }

    /// Where somebody in these groups belongs; `None` when no group has a rule.
    ///
    /// # Errors
    /// When the groups contradict each other.
    pub fn place_of(&self, groups: &[String]) -> Result<Option<Place>, Contradiction> {
        let is_theirs =
            |rule: &&GroupRule| groups.iter().any(|group| group.eq_ignore_ascii_case(&rule.group));
        let mut places = self.0.iter().filter(is_theirs).map(|rule| &rule.place);
        let Some(first) = places.next() else { return Ok(None) };
        let mut roles = first.roles.clone();
        for place in places {
            if place.organisation != first.organisation {
                return Err(Contradiction);
            }
            roles.extend(&place.roles);
        }
        let place = Place::new(first.organisation.clone(), &roles);
        place.map(Some).ok_or(Contradiction)
    }
}

impl Place {
    /// `None` where nobody may hold these roles together.
    fn new(organisation: Option<CustomerDomain>, roles: &[Role]) -> Option<Self> {
        let sides = [Role::PARTNER, Role::MICROSOFT].concat();
        let in_order: Vec<Role> = sides.into_iter().filter(|role| roles.contains(role)).collect();
        roles_fit(&in_order, organisation.is_some()).then_some(Self { organisation, roles: in_order })
    }
}

impl GroupRule {
    fn parse(text: &str) -> Result<Self, String> {
        let (group, means) = text.split_once('=').ok_or_else(|| format!("`{text}` lacks its `=`; {HOW}"))?;
        let group = group.trim();
        if group.is_empty() || group.contains(char::is_whitespace) {
            return Err(format!("`{group}` is no group's object ID; {HOW}"));
        }
        let (roles, domain) = match means.split_once('@') {
            Some((roles, domain)) => (roles, Some(domain.trim())),
            None => (means, None),
        };
        let organisation = domain.map(CustomerDomain::parse).transpose().map_err(|_| {
            format!("`{}` is no domain; give the organisation's own", domain.unwrap_or_default())
        })?;
        let role = |word: &str| Role::from_key(word).ok_or_else(|| format!("`{word}` is no role; {HOW}"));
        let roles = roles.split_whitespace().map(role).collect::<Result<Vec<_>, _>>()?;
        let place = Place::new(organisation, &roles).filter(|place| place.roles.len() == roles.len());
        let place = place.ok_or_else(|| {
            format!("the roles of `{group}` do not fit; a partner's stand before `@` and the organisation's domain, Microsoft's alone, and a reviewer is no Portal admin")
        })?;
        Ok(Self { group: group.to_owned(), place })
    }
}

/// How a rule is written.
const HOW: &str = "write GROUP=ROLE, or GROUP=ROLE@DOMAIN for a partner's people, with `;` between rules";

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = "g-review = reviewer; g-lead=lead-reviewer;g-admin=portal-admin; \
        g-contoso=incentives-admin billing-admin@contoso.example; g-boss=global-admin @ Contoso.example; \
        g-fabrikam=incentives-admin@fabrikam.example;";

    fn place(groups: &[&str]) -> Result<Option<Place>, Contradiction> {
        let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
        GroupRules::parse(RULES).unwrap().place_of(&groups)
    }

    #[test]
    fn a_group_gives_roles_and_several_give_all_of_theirs() {
        let reviewer = place(&["somewhere", "G-Review"]).unwrap().unwrap();
        assert_eq!((reviewer.organisation, reviewer.roles), (None, vec![Role::Reviewer]));
        let boss = place(&["g-contoso", "g-boss"]).unwrap().unwrap();
        assert_eq!(boss.organisation, CustomerDomain::parse("contoso.example").ok());
        assert_eq!(boss.roles, [Role::GlobalAdmin, Role::BillingAdmin, Role::IncentivesAdmin]);
        let both = place(&["g-lead", "g-review"]).unwrap().unwrap();
        assert_eq!(both.roles, [Role::Reviewer, Role::LeadReviewer]);
    }

    #[test]
    fn who_is_in_no_group_of_ours_has_no_place() {
        assert_eq!(place(&[]), Ok(None));
        assert_eq!(place(&["g-revie", "*", ""]), Ok(None));
        assert_eq!(GroupRules::default().place_of(&["g-review".to_owned()]), Ok(None));
    }

    #[test]
    fn nobody_is_of_two_organisations_or_judges_what_they_administer() {
        assert_eq!(place(&["g-contoso", "g-fabrikam"]), Err(Contradiction));
        assert_eq!(place(&["g-contoso", "g-review"]), Err(Contradiction));
        assert_eq!(place(&["g-review", "g-admin"]), Err(Contradiction));
    }

    #[test]
    fn a_rule_that_cannot_be_read_is_named() {
        for (wrong, says) in [
            ("g-review", "lacks its `=`"),
            ("=reviewer", "no group"),
            ("two words=reviewer", "no group"),
            ("g=king", "`king` is no role"),
            ("g=", "do not fit"),
            ("g=customer", "do not fit"),
            ("g=reviewer@contoso.example", "do not fit"),
            ("g=global-admin", "do not fit"),
            ("g=reviewer portal-admin", "do not fit"),
            ("g=global-admin@not a domain", "no domain"),
            ("g=global-admin@", "no domain"),
            ("g=reviewer;G=lead-reviewer", "twice"),
        ] {
            let told = GroupRules::parse(wrong).unwrap_err();
            assert!(told.contains(says), "{wrong}: {told}");
        }
    }
}
