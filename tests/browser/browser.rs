//! A browser of one person: chromedriver on a free port, Chromium with a fresh profile, and how its owner looks at things.

use crate::tools;
use portal::domain::contact::Lang;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use thirtyfour::prelude::*;

/// Chromium as it runs where there is no screen, asking nobody on the network for anything.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--window-size=1280,900",
];

/// How somebody looks at the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sight {
    pub width: u32,
    pub dark: bool,
    pub scripts: bool,
    pub swedish: bool,
}

impl Sight {
    const fn of(width: u32, dark: bool, scripts: bool, swedish: bool) -> Self {
        Self { width, dark, scripts, swedish }
    }

    pub const fn lang(self) -> Lang {
        if self.swedish { Lang::Sv } else { Lang::En }
    }
}

/// At a desk, in English, by day.
pub const DESK: Sight = Sight::of(1280, false, true, false);
/// On a phone, in Swedish, by night, and the script never came.
pub const PHONE: Sight = Sight::of(320, true, false, true);
/// At a desk, in Swedish, by night, where scripts are forbidden.
pub const STRICT_DESK: Sight = Sight::of(1280, true, false, true);
/// On a phone, in English, by day.
pub const DAY_PHONE: Sight = Sight::of(320, false, true, false);

/// The program between us and Chromium. It takes its browser along when it goes.
struct Chromedriver {
    child: Child,
    port: u16,
    _said: BufReader<ChildStdout>,
}

impl Chromedriver {
    fn start() -> Option<Self> {
        let program = tools::chromedriver()?;
        let mut command = Command::new(program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("started successfully on port") {
            line.clear();
            assert!(said.read_line(&mut line).unwrap() > 0, "chromedriver ended without a word");
        }
        let port = line.trim_end().trim_end_matches('.').rsplit(' ').next().unwrap().parse().unwrap();
        Some(Self { child, port, _said: said })
    }

    /// Asks it to close its browser and end.
    fn asked_to_end(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        if self.asked_to_end().is_err() {
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}

/// One browser window.
pub struct Browser {
    driver: Option<WebDriver>,
    _chromedriver: Chromedriver,
    _profile: tempfile::TempDir,
    pub sight: Sight,
}

impl Browser {
    /// A fresh browser; `None`, with the reason printed, where there is none.
    pub async fn open(sight: Sight) -> Option<Self> {
        let chromedriver = Chromedriver::start()?;
        let profile = tempfile::tempdir().unwrap();
        let mut wishes = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wishes.add_arg(flag).unwrap();
        }
        wishes.add_arg(&format!("--user-data-dir={}", profile.path().display())).unwrap();
        wishes.add_arg(&format!("--accept-lang={}", sight.lang().key())).unwrap();
        wishes.set_browser_log_level(thirtyfour::LoggingPrefsLogLevel::All).unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{}", chromedriver.port), wishes).await.unwrap();
        let browser = Self { driver: Some(driver), _chromedriver: chromedriver, _profile: profile, sight };
        browser.takes_its_sight().await;
        Some(browser)
    }

    async fn takes_its_sight(&self) {
        let Sight { width, dark, scripts, .. } = self.sight;
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600});
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let scheme = json!({"name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" }});
        let still = json!({"name": "prefers-reduced-motion", "value": "reduce"});
        self.devtools("Emulation.setEmulatedMedia", json!({"features": [scheme, still]})).await;
        self.lets_scripts_run(scripts).await;
    }

    /// Whether the pages' own scripts run; what we ask ourselves is always answered.
    pub async fn lets_scripts_run(&self, run: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({"value": !run})).await;
    }

    async fn devtools(&self, command: &str, arguments: Value) {
        self.driver().cdp().send_raw(command, arguments).await.unwrap();
    }

    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("open until dropped")
    }

    /// What a script says about the page.
    pub async fn asks<T: serde::de::DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let answer =
            self.driver().execute(script, arguments).await.unwrap_or_else(|e| panic!("{script}: {e}"));
        answer.convert().unwrap_or_else(|e| panic!("{script}: {e}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromedriver closes the window when it ends; the session need not be closed by itself before that.
        if let Some(driver) = self.driver.take() {
            drop(driver.leak());
        }
    }
}
