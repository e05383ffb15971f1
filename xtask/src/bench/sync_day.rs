//! What a delegate's day costs over a rural link, alone and beside sixty photos. Measured by a
//! program of its own with a real engine and server, which prints the figures itself.

use crate::steps::{Failure, call, cargo};

pub(super) fn measure() -> Result<(), Failure> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--package=tests", "--bin=sync-day"]);
    command.args(["--", "--photos", "60"]);
    call("Measure a day's sync", &mut command)
}
