//! What a delegate's day costs over a rural link. Measured by a program of its own with a real
//! engine and server, which prints the figures itself.

use crate::steps::{Failure, call, cargo};

pub(super) fn measure() -> Result<(), Failure> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--package=tests", "--bin=sync-day"]);
    call("Measure a day's sync", &mut command)
}
