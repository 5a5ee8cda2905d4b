//! A letter as it travels: headers, and both of its bodies.

use super::transport::{BadAddress, SendError};
use super::view::one_line;
use super::{Correspondent, Letter};
use lettre::Message;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use std::error::Error;
use std::time::SystemTime;

/// Tells answering machines to keep quiet (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Longer names are cut: nobody reads them in a header.
const LONGEST_NAME: usize = 120;

/// Reads `Partner Claims <claims@example.com>`.
pub(super) fn correspondent(text: &str) -> Result<Correspondent, BadAddress> {
    let mailbox: Mailbox = text.parse().map_err(|_| BadAddress("the sender's address cannot be read"))?;
    Ok(Correspondent { name: mailbox.name.unwrap_or_default(), email: mailbox.email.to_string() })
}

fn mailbox(who: &Correspondent) -> Result<Mailbox, SendError> {
    let address = who.email.parse().map_err(|_| SendError::Never("the address is malformed".into()))?;
    // A line break here would begin a header of somebody else's.
    let name = one_line(&who.name, LONGEST_NAME);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

impl Letter {
    /// The letter as a mail.
    pub(super) fn message(&self) -> Result<Message, SendError> {
        let bodies = MultiPart::alternative_plain_html(self.text.clone(), self.html.clone());
        Message::builder()
            .from(mailbox(&self.from)?)
            .to(mailbox(&self.to)?)
            .subject(&self.subject)
            .date(SystemTime::from(self.at))
            .message_id(Some(self.message_id.clone()))
            .header(AutoSubmitted)
            .multipart(bodies)
            .map_err(|_| SendError::Never("the letter cannot be made into a mail".into()))
    }
}
