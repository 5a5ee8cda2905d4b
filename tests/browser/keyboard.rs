//! What somebody does with keys alone. Wherever the focus goes it must be seen, and not lie under something else.

use crate::guest::Guest;
use crate::looks;
use serde::Deserialize;
use thirtyfour::prelude::*;

/// More stops than any page has.
const STOPS: usize = 120;

#[derive(Debug, Deserialize)]
struct Focus {
    /// What it is called: its label, or what it says.
    name: String,
    /// The group of a radio button, all of which are one stop.
    group: Vec<String>,
    /// Whether its name is a label's, which may say more than the journey does.
    labelled: bool,
    html: String,
    outlined: bool,
    in_sight: bool,
}

const FOCUS: &str = "const flat = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const name = (e) => flat(e.labels?.[0]?.textContent ?? e.getAttribute('aria-label') ?? e.textContent);
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
        name: name(e),
        group: e.type === 'radio' ? [...document.getElementsByName(e.name)].map(name) : [],
        labelled: (e.labels?.length ?? 0) > 0,
        html: e.outerHTML.slice(0, 160),
        outlined: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
        in_sight: box.bottom > 0 && box.top < innerHeight && !!top && (e.contains(top) || top.contains(e)),
    };";

impl Focus {
    /// Whether it, or one of its group, is called so.
    fn is_called(&self, wanted: &[String]) -> bool {
        let exactly = wanted.contains(&self.name);
        let begins = |name: &String| wanted.iter().any(|wanted| name.starts_with(wanted));
        exactly || (self.labelled && begins(&self.name)) || self.group.iter().any(begins)
    }
}

impl Guest {
    async fn focus(&self) -> Option<Focus> {
        self.browser.asks(FOCUS, Vec::new()).await
    }

    /// What the focus is on; empty where it is on nothing.
    pub async fn focused(&self) -> String {
        self.focus().await.map(|focus| focus.name).unwrap_or_default()
    }

    async fn hits(&self, key: impl Into<TypingData>) {
        self.browser.driver().action_chain().send_keys(key).perform().await.unwrap();
    }

    /// One step on, and what is there called.
    pub async fn steps_on(&self) -> String {
        self.tabs().await.map(|focus| focus.name).unwrap_or_default()
    }

    /// One step on.
    async fn tabs(&self) -> Option<Focus> {
        self.hits(Key::Tab).await;
        let focus = self.focus().await?;
        assert!(focus.outlined, "the focus is not seen on {}: {}", self.path().await, focus.html);
        assert!(focus.in_sight, "the focus is out of sight on {}: {}", self.path().await, focus.html);
        Some(focus)
    }

    /// On until the focus is on what is called this; of several radio buttons, on their group.
    pub async fn tabs_to(&self, english: &str) -> &Self {
        let wanted = self.reads(english);
        for _ in 0..STOPS {
            if self.tabs().await.is_some_and(|focus| focus.is_called(&wanted)) {
                return self;
            }
        }
        panic!("no Tab leads to {wanted:?} on {}:\n{}", self.path().await, self.text().await);
    }

    /// Types where the focus is.
    pub async fn types(&self, text: &str) -> &Self {
        self.hits(text).await;
        self
    }

    /// Goes to a control and types into it.
    pub async fn writes(&self, label: &str, text: &str) -> &Self {
        self.tabs_to(label).await.types(text).await
    }

    /// Goes to a box and ticks it, or to a group and moves to one of it with the arrows.
    pub async fn marks(&self, label: &str) -> &Self {
        self.tabs_to(label).await.types(" ").await;
        let wanted = self.reads(label);
        for _ in 0..STOPS {
            let name = self.focused().await;
            if wanted.iter().any(|wanted| name.starts_with(wanted)) {
                return self;
            }
            self.hits(Key::Down).await;
        }
        panic!("the arrows do not lead to {wanted:?}");
    }

    /// Goes to a link or a button and presses Enter.
    pub async fn enters(&self, english: &str) -> &Self {
        self.tabs_to(english).await;
        self.presses_enter().await
    }

    /// Presses Enter where the focus is; what comes is waited for by its words.
    pub async fn strikes_enter(&self) -> &Self {
        self.leaves().await;
        self.hits(Key::Enter).await;
        self
    }

    /// Presses Enter where the focus is, and looks over the page that comes.
    pub async fn presses_enter(&self) -> &Self {
        self.strikes_enter().await;
        self.arrives().await;
        self
    }

    /// Presses Enter where that leads to another place of the same page.
    pub async fn follows(&self) -> &Self {
        self.hits(Key::Enter).await;
        looks::over(&self.browser).await;
        self
    }
}
