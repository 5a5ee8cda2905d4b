//! A portal, people who act, pages one can ask, a mailbox, a clock one pushes.
//!
//! Start reading at `portal.rs`. Everything is done as people do it: forms are read from their pages, filled in and sent.

mod authenticator;
#[cfg(all(feature = "postgres", feature = "sqlite"))]
mod cluster;
pub mod evidence;
pub mod log;
mod mailbox;
mod named;
mod page;
mod people;
mod portal;
#[cfg(feature = "sqlite")]
mod post_office;
#[cfg(feature = "sqlite")]
mod process;
mod stages;
mod wanted;

/// A database for one test; the store's own tests use the same.
#[path = "../../../src/store/testing.rs"]
mod testing;

use ::portal::store::{DatabaseUrl, Store};

#[allow(unused_imports, reason = "the browser has an authenticator of its own, and no provider")]
pub use authenticator::{SecurityKey, base64_url};
#[cfg(all(feature = "postgres", feature = "sqlite"))]
#[allow(unused_imports, reason = "the browser's tests stop no server")]
pub use cluster::Cluster;
#[allow(unused_imports, reason = "the browser's tests ask one letter at most")]
pub use mailbox::Mail;
#[allow(unused_imports, reason = "the browser's tests point at none")]
pub use named::assert_there;
pub use page::{Form, Page, select};
pub use people::{ACKNOWLEDGED, Person, form_of};
pub use portal::{PASSWORD, Portal, days, hours};
#[allow(unused_imports, reason = "the browser's tests make a demonstration with them")]
pub use portal::{SECRET, postman};
#[cfg(feature = "sqlite")]
#[allow(unused_imports, reason = "the browser's tests kill nobody")]
pub use post_office::{PostOffice, Received};
#[cfg(feature = "sqlite")]
#[allow(unused_imports, reason = "the browser's tests kill nobody")]
pub use process::{RealPortal, Settings, free_port};
pub use wanted::Wanted;
