//! What somebody wants to claim, as it is typed into the form's parts.

/// A claim's answers; every one of them is good.
#[derive(Clone)]
pub struct Wanted {
    pub customer: String,
    pub tenant: String,
    pub domain: String,
    pub activity: &'static str,
    pub products: Vec<&'static str>,
    pub contact: String,
    pub language: &'static str,
    pub more: Vec<(&'static str, &'static str, String)>,
}

impl Wanted {
    /// Microsoft 365 usage for a customer of one's own: another number, another customer.
    pub fn of_customer(number: u32) -> Self {
        let domain = format!("customer{number}.example");
        Self {
            customer: format!("Customer {number} AB"),
            tenant: format!("a0f1d48c-1bf1-4ae4-a330-{number:012x}"),
            contact: format!("kim@{domain}"),
            domain,
            activity: "usage-m365",
            products: vec!["exchange-online", "microsoft-teams"],
            language: "en",
            more: Vec::new(),
        }
    }

    /// The same customer, another activity and other products.
    pub fn activity(mut self, activity: &'static str, products: &[&'static str]) -> Self {
        self.activity = activity;
        self.products = products.to_vec();
        self
    }

    /// One more answer in a part.
    pub fn with(mut self, section: &'static str, field: &'static str, value: impl Into<String>) -> Self {
        self.more.push((section, field, value.into()));
        self
    }

    fn is_business(&self) -> bool {
        self.activity != "usage-m365"
    }

    /// The parts in the order the form asks for them.
    pub fn sections(&self) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
        let mut parts = vec![
            ("customer", self.about_the_customer()),
            ("activity", vec![("activity", self.activity.to_owned())]),
            ("products", self.wanted_products()),
            ("contacts", self.contacts()),
        ];
        for (section, values) in &mut parts {
            let more = self.more.iter().filter(|(wanted, _, _)| wanted == section);
            values.extend(more.map(|(_, field, value)| (*field, value.clone())));
        }
        parts
    }

    /// The products; where a subscription is asked for, that there is only one, which yields to one that is named.
    fn wanted_products(&self) -> Vec<(&'static str, String)> {
        let mut values: Vec<_> = self.products.iter().map(|code| ("products", (*code).to_owned())).collect();
        if self.is_business() {
            // A test's few names live as long as the test.
            let only = |code: &&str| (&*format!("only-{code}").leak(), "yes".to_owned());
            values.extend(self.products.iter().map(only));
        }
        values
    }

    fn about_the_customer(&self) -> Vec<(&'static str, String)> {
        vec![
            ("customer", self.customer.clone()),
            ("tenant", self.tenant.clone()),
            ("domain", self.domain.clone()),
            ("country", "SE".to_owned()),
            ("public_sector", "no".to_owned()),
        ]
    }

    fn contacts(&self) -> Vec<(&'static str, String)> {
        let mut contacts = vec![
            ("customer_contact_name", "Kim Berg".to_owned()),
            ("customer_contact_title", "IT manager".to_owned()),
            ("customer_contact_email", self.contact.clone()),
            ("customer_language", self.language.to_owned()),
        ];
        if self.is_business() {
            contacts.push(("technical_contact_name", "Tove Dahl".to_owned()));
            contacts.push(("technical_contact_title", "Architect".to_owned()));
            contacts.push(("technical_contact_email", format!("tove@{}", self.domain)));
        }
        contacts
    }
}
