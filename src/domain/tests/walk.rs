//! Random lives: 20,000 claims, each led through up to 40 steps by people who mostly do what they are offered, and
//! sometimes anything at all. Whatever they do, what the lifecycle promises must hold.

mod dice;
mod promises;
mod whims;

use super::people::{Life, anna, bo, carla, lena, petra, rita, rolf};
use crate::domain::action::{Act, Action};
use crate::domain::actor::Actor;
use crate::domain::claim::{Claim, Scene, decide};
use crate::domain::event::{Outcome, Recorded};
use crate::domain::lifecycle::{LIFECYCLE, Phase};
use dice::Dice;
use promises::Witness;

const LIVES: u64 = 20_000;
const STEPS: usize = 40;
/// Once nothing more can come, this many steps are enough to see that nothing does.
const STEPS_AFTER_THE_END: usize = 3;

/// What was seen in all lives together.
#[derive(Default)]
struct Tally {
    lives: usize,
    steps: usize,
    refused: usize,
    /// How often each row of the table was used.
    used: Vec<usize>,
}

impl Tally {
    fn new() -> Self {
        Self { used: vec![0; LIFECYCLE.len()], ..Self::default() }
    }

    fn and(mut self, other: &Self) -> Self {
        self.lives += other.lives;
        self.steps += other.steps;
        self.refused += other.refused;
        self.used.iter_mut().zip(&other.used).for_each(|(sum, more)| *sum += more);
        self
    }

    fn print(&self) {
        println!("{} lives, {} steps, {} refusals", self.lives, self.steps, self.refused);
        for ((number, rule), used) in (1..).zip(LIFECYCLE).zip(&self.used) {
            println!("{used:>7} × row {number:>2}: {:?} from {:?}", rule.act, rule.from);
        }
    }
}

#[test]
fn whatever_people_do_the_lifecycle_keeps_its_promises() {
    let people = everybody();
    // Each life is made from its number alone: however the work is divided, the lives are the same.
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let tally = std::thread::scope(|scope| {
        let share = |worker| {
            let people = &people;
            scope.spawn(move || lead_lives((worker..LIVES).step_by(workers as usize), people))
        };
        let handles: Vec<_> = (0..workers).map(share).collect();
        let tallies = handles.into_iter().map(|handle| handle.join().unwrap());
        tallies.fold(Tally::new(), |sum, tally| sum.and(&tally))
    });
    tally.print();
    let idle: Vec<usize> = (1..).zip(&tally.used).filter(|(_, used)| **used == 0).map(|(n, _)| n).collect();
    assert!(idle.is_empty(), "no life ever used the rows {idle:?}");
}

/// Two people of one organisation, one of another, two reviewers, a lead, an admin, the customer and time.
fn everybody() -> Vec<Actor> {
    vec![anna(), bo(), carla(), rolf(), rita(), lena(), petra(), Actor::Customer, Actor::Clock]
}

fn lead_lives(numbers: impl Iterator<Item = u64>, people: &[Actor]) -> Tally {
    let mut tally = Tally::new();
    for number in numbers {
        if lead_life(number, STEPS, people, &mut tally, None).is_err() {
            panic!("{}", shortest(number, people));
        }
    }
    tally
}

/// The shortest beginning of a life that already breaks a promise, told step by step.
fn shortest(number: u64, people: &[Actor]) -> String {
    for steps in 0..=STEPS {
        let mut story = Vec::new();
        if let Err(broken) = lead_life(number, steps, people, &mut Tally::new(), Some(&mut story)) {
            return format!("life {number}: {broken}\nafter {steps} steps:\n{}", story.join("\n"));
        }
    }
    unreachable!("a life is the same whenever it is led")
}

/// One life. Its story is told only where somebody listens: telling takes longer than living.
fn lead_life(
    number: u64,
    steps: usize,
    people: &[Actor],
    tally: &mut Tally,
    mut story: Option<&mut Vec<String>>,
) -> Result<(), String> {
    let mut dice = Dice::new(number);
    let mut life = whims::begin(&mut dice);
    let mut witness = Witness::default();
    let mut rest = STEPS_AFTER_THE_END;
    for _ in 0..steps {
        whims::let_time_pass(&mut life, &mut dice);
        whims::stir_rivals(&mut life, &mut dice);
        let whims::Attempt { actor, action, offered } = whims::choose(&life, people, &mut dice);
        if let Some(story) = &mut story {
            story.push(format!("{} {:?}: {actor:?} {action:?}", life.at, life.claim.phase()));
        }
        step(&mut life, actor, action, &offered, &mut witness, tally)?;
        tally.steps += 1;
        rest -= usize::from(is_over(&life));
        if rest == 0 {
            break;
        }
    }
    tally.lives += 1;
    remembers(&life)
}

/// Somebody tries something; promises are looked at before and after.
fn step(
    life: &mut Life,
    actor: &Actor,
    action: Action,
    offered: &[Act],
    witness: &mut Witness,
    tally: &mut Tally,
) -> Result<(), String> {
    let (act, phase) = (action.act(), life.claim.phase());
    promises::of_offers(life, actor, offered)?;
    let scene = Scene { calendar: &life.calendar, rivals: &life.rivals };
    match decide(&life.claim, action, actor, life.now(), &scene) {
        Ok(decision) => {
            promises::of_consent_to(life, actor, act, offered, witness)?;
            tally.used[row_of(phase, act, actor)] += 1;
            life.record(actor, decision.outcome);
            witness.sees(life)
        }
        Err(refusal) => {
            tally.refused += 1;
            promises::of_refusal(act, offered, &refusal)
        }
    }
}

/// The one row that speaks of this (see `table.rs`: there is never a second).
fn row_of(phase: Phase, act: Act, actor: &Actor) -> usize {
    let speaks = |r: &crate::domain::lifecycle::Rule| r.act == act && r.from.contains(&phase);
    LIFECYCLE.iter().position(|rule| speaks(rule) && actor.has_any(rule.by)).unwrap()
}

/// Whether nothing can lead the claim anywhere any more.
fn is_over(life: &Life) -> bool {
    match life.claim.phase() {
        Phase::Discarded | Phase::RejectedFinally | Phase::Associated => true,
        Phase::Rejected => life.claim.due.is_none_or(|due| due.has_passed(life.now())),
        _ => false,
    }
}

/// The history alone gives the same claim, also when it was written to the store and read back.
fn remembers(life: &Life) -> Result<(), String> {
    let stored: Vec<Recorded> = life.history.iter().map(written_and_read).collect();
    promises::ensure(stored == life.history, "an event is not what was written")?;
    let replayed = Claim::replay(life.claim.id.clone(), &stored);
    promises::ensure(replayed.as_ref() == Some(&life.claim), "the history gives another claim than the fold")
}

fn written_and_read(line: &Recorded) -> Recorded {
    let json = serde_json::to_string(&line.outcome).unwrap();
    let outcome: Outcome = serde_json::from_str(&json).unwrap();
    Recorded { outcome, ..line.clone() }
}
