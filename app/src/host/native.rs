//! The native shell's side: the engine on a thread of its own, files in the person's data folder.

use super::check::{self, CheckError};

/// Runs the device check away from the window's thread; one line for people, without secrets.
///
/// # Errors
/// The first promise of the device that did not hold.
pub async fn check_device() -> Result<String, CheckError> {
    let (answer, wait) = futures_channel::oneshot::channel();
    std::thread::spawn(move || {
        // The receiver is gone when the window was closed meanwhile: nobody is left to tell.
        let _ = answer.send(run());
    });
    wait.await
        .map_err(|_| CheckError::NoAnswer("thread ended".to_owned()))?
}

fn run() -> Result<String, CheckError> {
    let path = std::env::temp_dir().join(format!("mandoob-check-{}.db", std::process::id()));
    let cipher = check::encrypted_storage(&path.to_string_lossy());
    // A leftover probe holds nothing but one word under a forgotten key.
    let _ = std::fs::remove_file(&path);
    check::stretch_passphrase()?;
    Ok(format!("SQLCipher {}", cipher?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn this_machine_keeps_a_secret() {
        let line = super::run().unwrap();
        assert!(line.starts_with("SQLCipher 4."), "{line}");
    }
}
