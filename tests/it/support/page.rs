//! What the portal answered, read as a browser reads it.

use portal::domain::ids::ClaimId;
use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Selector};

/// An answer.
#[derive(Clone)]
pub struct Page {
    pub status: u16,
    /// The path it was asked for under.
    pub path: String,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

pub fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(element: ElementRef<'_>) -> String {
    flat(&element.text().collect::<Vec<_>>().join(" "))
}

impl Page {
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn document(&self) -> Html {
        Html::parse_document(&self.html())
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// Where it leads on to.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The words people read, head and all.
    pub fn text(&self) -> String {
        self.texts("body").join(" ")
    }

    /// An attribute of everything a selector finds.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let document = self.document();
        let wanted = select(css);
        document.select(&wanted).filter_map(|found| found.attr(name)).map(ToOwned::to_owned).collect()
    }

    /// The words of every element that fits.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.document().select(&select(css)).map(text_of).collect()
    }

    pub fn title(&self) -> String {
        self.texts("head > title").join(" ")
    }

    #[track_caller]
    pub fn says(&self, what: &str) -> &Self {
        assert!(
            self.text().contains(&flat(what)),
            "{} {}: no {what:?} in\n{}",
            self.status,
            self.path,
            self.text()
        );
        self
    }

    #[track_caller]
    pub fn says_not(&self, what: &str) -> &Self {
        assert!(!self.text().contains(&flat(what)), "{}: {what:?} in\n{}", self.path, self.text());
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{} → {:?}\n{}", self.path, self.location(), self.text());
        self
    }

    /// What was sent was done: the answer leads on, and says where.
    #[track_caller]
    pub fn done(&self) -> &str {
        self.is(303);
        assert!(!self.location().starts_with("/sign-in"), "{} leads to signing in", self.path);
        self.location()
    }

    /// Every way that leads on from here: links and forms.
    pub fn ways(&self) -> Vec<String> {
        let document = self.document();
        let wanted = select("a[href], form");
        let way =
            |element: ElementRef<'_>| element.attr("href").or(element.attr("action")).map(ToOwned::to_owned);
        // A form without an address is sent to its own page.
        document.select(&wanted).map(|element| way(element).unwrap_or_else(|| self.path.clone())).collect()
    }

    #[track_caller]
    pub fn offers(&self, path: impl AsRef<str>) -> &Self {
        let path = path.as_ref();
        assert!(
            self.ways().iter().any(|way| way == path),
            "{} does not lead to {path}: {:#?}",
            self.path,
            self.ways()
        );
        self
    }

    #[track_caller]
    pub fn offers_not(&self, path: impl AsRef<str>) -> &Self {
        let path = path.as_ref();
        assert!(!self.ways().iter().any(|way| way == path), "{} leads to {path}", self.path);
        self
    }

    /// The complaints on top of a form drawn again.
    pub fn error_summary(&self) -> Vec<String> {
        self.texts("#error-summary li")
    }

    /// What stands in a control; the chosen ones of a group, separated by blanks.
    pub fn field(&self, name: &str) -> String {
        let form = self.forms().into_iter().find(|form| form.names.iter().any(|known| known == name));
        let form = form.unwrap_or_else(|| panic!("{} has no control {name}\n{}", self.path, self.text()));
        form.fields
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub fn has_field(&self, name: &str) -> bool {
        self.forms().iter().any(|form| form.names.iter().any(|known| known == name))
    }

    /// Every form on the page, with what a browser would send if nobody touched it.
    pub fn forms(&self) -> Vec<Form> {
        self.document().select(&select("form")).map(|form| Form::read(form, &self.path)).collect()
    }

    /// The form that is sent to this path.
    #[track_caller]
    pub fn form(&self, action: impl AsRef<str>) -> Form {
        let action = action.as_ref();
        let found = self.forms().into_iter().find(|form| form.is_post && form.action == action);
        found.unwrap_or_else(|| {
            panic!("{} {} has no form for {action}\n{}", self.status, self.path, self.text())
        })
    }

    /// The claim's number in the address this leads on to.
    #[track_caller]
    pub fn claim(&self) -> ClaimId {
        let number = self.done().split('/').find(|part| part.starts_with("CPOR-"));
        ClaimId::new(number.expect("a claim's number"))
    }
}

/// A form, as a browser would send it.
#[derive(Debug, Clone)]
pub struct Form {
    pub action: String,
    pub is_post: bool,
    pub is_multipart: bool,
    pub fields: Vec<(String, String)>,
    /// The names of all its controls, filled in or not.
    pub names: Vec<String>,
    pub files: Vec<(String, Vec<u8>)>,
    pub file_control: String,
}

impl Form {
    fn read(form: ElementRef<'_>, path: &str) -> Self {
        let is = |name: &str, value: &str| form.attr(name).is_some_and(|is| is.eq_ignore_ascii_case(value));
        let mut read = Self {
            action: form.attr("action").unwrap_or(path).to_owned(),
            is_post: is("method", "post"),
            is_multipart: is("enctype", "multipart/form-data"),
            fields: Vec::new(),
            names: Vec::new(),
            files: Vec::new(),
            file_control: String::new(),
        };
        for control in form.select(&select("input[name], select[name], textarea[name]")) {
            read.take_in(control);
        }
        read
    }

    fn take_in(&mut self, control: ElementRef<'_>) {
        let name = control.attr("name").unwrap_or_default().to_owned();
        let kind = control.attr("type").unwrap_or("text");
        let value = match (control.value().name(), kind) {
            ("select", _) => chosen(control),
            ("textarea", _) => Some(control.text().collect()),
            (_, "checkbox" | "radio") => {
                control.attr("checked").map(|_| control.attr("value").unwrap_or("on").to_owned())
            }
            (_, "file") => {
                self.file_control.clone_from(&name);
                None
            }
            (_, "submit" | "button") => None,
            _ => Some(control.attr("value").unwrap_or_default().to_owned()),
        };
        self.fields.extend(value.map(|value| (name.clone(), value)));
        self.names.push(name);
    }

    /// Fills controls in. What a group had chosen gives way to what is given.
    #[track_caller]
    pub fn fill(mut self, values: &[(&str, &str)]) -> Self {
        for (name, _) in values {
            assert!(
                self.names.iter().any(|known| known == name),
                "{} has no control {name}: {:?}",
                self.action,
                self.names
            );
            self.fields.retain(|(key, _)| key != name);
        }
        self.with(values)
    }

    /// Adds values whether or not there is a control for them, as anybody can who writes requests by hand.
    pub fn with(mut self, values: &[(&str, &str)]) -> Self {
        self.fields.extend(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }

    /// Leaves a control empty or unticked.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(key, _)| key != name);
        self
    }

    /// Chooses files.
    pub fn attach(mut self, files: &[(&str, &[u8])]) -> Self {
        self.files.extend(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())));
        self
    }
}

fn chosen(select_element: ElementRef<'_>) -> Option<String> {
    let options: Vec<_> = select_element.select(&select("option")).collect();
    let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first())?;
    Some(chosen.attr("value").map_or_else(|| text_of(*chosen), ToOwned::to_owned))
}
