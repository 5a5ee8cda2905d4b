//! What the portal counts of itself, for Prometheus: requests as they are answered; queues, letters and lateness as they
//! are when somebody asks.
//! May know: nothing of ours.
//! Start reading at `Metrics`.

use prometheus::{
    Encoder, Gauge, GaugeVec, HistogramOpts, HistogramVec, IntCounterVec, Opts, Registry, TextEncoder,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// In seconds: from a page out of the memory to one that somebody gives up.
const LATENCIES: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// The portal's counters and gauges. Cheap to clone.
#[derive(Clone)]
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    latencies: HistogramVec,
    gauges: GaugeVec,
    queue_claims: GaugeVec,
    queue_age: GaugeVec,
    beats: Beats,
}

/// What is so at the moment somebody asks. Ages are seconds.
#[derive(Debug, Clone, Default)]
pub struct Moment {
    /// How many claims wait in each queue, and how long the one that has waited longest.
    pub queues: Vec<(&'static str, u64, f64)>,
    /// Claims whose reviewers are late.
    pub overdue_claims: u64,
    /// Letters that wait.
    pub outbox_depth: u64,
    /// How long the oldest of those that are due has waited.
    pub outbox_age: f64,
    /// Letters given up that nobody has looked after.
    pub outbox_failed: u64,
    /// For how long the deadline that is settled last has been over.
    pub sweep_lag: f64,
    /// How long the database's journal is, in bytes.
    pub wal_bytes: u64,
}

/// When the jobs last came round; never, where nobody runs them.
#[derive(Clone)]
struct Beats {
    began: Instant,
    /// Milliseconds after the beginning, plus one; zero is never.
    last: Arc<AtomicU64>,
}

impl Default for Metrics {
    fn default() -> Self {
        let gauge = |name: &str, help: &str, labels: &[&str]| GaugeVec::new(Opts::new(name, help), labels);
        let made = (|| {
            let metrics = Self {
                registry: Registry::new(),
                requests: IntCounterVec::new(
                    Opts::new("portal_requests_total", "Requests answered"),
                    &["route", "method", "status"],
                )?,
                latencies: HistogramVec::new(
                    HistogramOpts::new("portal_request_seconds", "How long answers took to begin")
                        .buckets(LATENCIES.to_vec()),
                    &["route"],
                )?,
                gauges: gauge("portal_state", "What is so now; ages in seconds, sizes in bytes", &["what"])?,
                queue_claims: gauge("portal_queue_claims", "Claims that wait, by status", &["status"])?,
                queue_age: gauge(
                    "portal_queue_oldest_seconds",
                    "How long nothing has happened to the claim that waits longest, by status",
                    &["status"],
                )?,
                beats: Beats { began: Instant::now(), last: Arc::default() },
            };
            metrics.registry.register(Box::new(metrics.requests.clone()))?;
            metrics.registry.register(Box::new(metrics.latencies.clone()))?;
            metrics.registry.register(Box::new(metrics.gauges.clone()))?;
            metrics.registry.register(Box::new(metrics.queue_claims.clone()))?;
            metrics.registry.register(Box::new(metrics.queue_age.clone()))?;
            Ok::<_, prometheus::Error>(metrics)
        })();
        #[expect(
            clippy::expect_used,
            reason = "the names above are fixed and each stands once; a test makes one"
        )]
        made.expect("metrics with good names")
    }
}

impl Metrics {
    /// Notes an answer. The route is the pattern and never the path: a path may hold a token.
    pub fn answered(&self, route: &str, method: &str, status: u16, took: Duration) {
        self.requests.with_label_values(&[route, method, &status.to_string()]).inc();
        self.latencies.with_label_values(&[route]).observe(took.as_secs_f64());
    }

    /// The jobs have come round.
    pub fn beat(&self) {
        let since = u64::try_from(self.beats.began.elapsed().as_millis()).unwrap_or(u64::MAX - 1);
        self.beats.last.store(since + 1, Ordering::Relaxed);
    }

    /// How long ago the jobs last came round; `None` where nobody runs them.
    pub fn since_beat(&self) -> Option<Duration> {
        let last = self.beats.last.load(Ordering::Relaxed).checked_sub(1)?;
        Some(self.beats.began.elapsed().saturating_sub(Duration::from_millis(last)))
    }

    /// Everything as Prometheus reads it.
    pub fn told(&self, moment: &Moment) -> String {
        for (status, claims, age) in &moment.queues {
            self.queue_claims.with_label_values(&[status]).set(*claims as f64);
            self.queue_age.with_label_values(&[status]).set(*age);
        }
        let set = |what: &str, value: f64| self.gauge(what).set(value);
        set("overdue_claims", moment.overdue_claims as f64);
        set("outbox_depth", moment.outbox_depth as f64);
        set("outbox_oldest_seconds", moment.outbox_age);
        set("outbox_failed", moment.outbox_failed as f64);
        set("sweep_lag_seconds", moment.sweep_lag);
        set("wal_bytes", moment.wal_bytes as f64);
        if let Some(since) = self.since_beat() {
            set("jobs_last_round_seconds", since.as_secs_f64());
        }
        let mut text = Vec::new();
        // Writing into memory fails only for names that are no names; a test reads all of them.
        let _ = TextEncoder::new().encode(&self.registry.gather(), &mut text);
        String::from_utf8_lossy(&text).into_owned()
    }

    fn gauge(&self, what: &str) -> Gauge {
        self.gauges.with_label_values(&[what])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_counted_is_told_and_no_path_is() {
        let metrics = Metrics::default();
        metrics.answered("/claims/{claim}", "GET", 200, Duration::from_millis(7));
        metrics.beat();
        let moment = Moment { queues: vec![("submitted", 3, 60.0)], outbox_depth: 2, ..Moment::default() };
        let told = metrics.told(&moment);
        for line in [
            r#"portal_requests_total{method="GET",route="/claims/{claim}",status="200"} 1"#,
            r#"portal_request_seconds_count{route="/claims/{claim}"} 1"#,
            r#"portal_queue_claims{status="submitted"} 3"#,
            r#"portal_queue_oldest_seconds{status="submitted"} 60"#,
            r#"portal_state{what="outbox_depth"} 2"#,
            r#"portal_state{what="sweep_lag_seconds"} 0"#,
        ] {
            assert!(told.contains(line), "no {line} in\n{told}");
        }
        assert!(told.contains(r#"what="jobs_last_round_seconds""#));
    }
}
