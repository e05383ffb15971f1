//! Whether this device can keep a secret: an encrypted database that forgets nothing and opens for
//! no other key, and a passphrase stretched in bearable time. Only throw-away data passes here.

use argon2::{Algorithm, Argon2, Params, Version};
use rusqlite::Connection;

/// The device cannot be trusted with data; each variant names the promise that did not hold.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// SQLite refused an operation that every profile needs.
    #[error("the encrypted database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// SQLite was built without SQLCipher: data would lie in the clear.
    #[error("the database engine does not encrypt")]
    NotEncrypted,
    /// The file opened with a key it was not made with.
    #[error("the database opened with a wrong key")]
    WrongKeyOpened,
    /// A row written and closed was not there again.
    #[error("the database forgot a row")]
    Forgot,
    /// Argon2id did not run; on small phones this is memory.
    #[error("the passphrase could not be stretched: {0}")]
    Stretch(argon2::Error),
    /// The platform gave no random bytes.
    #[error("no source of randomness")]
    NoEntropy,
    /// The worker or thread ended, or the platform refused storage, before it answered.
    #[error("the engine did not answer: {0}")]
    NoAnswer(String),
}

/// Writes, closes, reopens and reads an encrypted database at `path`; returns SQLCipher's version.
///
/// The file is left behind for the caller to remove, because only the host knows how.
///
/// # Errors
/// Any [`CheckError`] of the database.
pub fn encrypted_storage(path: &str) -> Result<String, CheckError> {
    let key = random_key()?;
    let cipher = {
        let db = open(path, &key)?;
        db.execute_batch(
            "CREATE TABLE probe (word TEXT NOT NULL); INSERT INTO probe VALUES ('مندوب');",
        )?;
        db.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0))
            .map_err(|_| CheckError::NotEncrypted)?
    };
    let word: String =
        open(path, &key)?.query_row("SELECT word FROM probe", [], |row| row.get(0))?;
    if word != "مندوب" {
        return Err(CheckError::Forgot);
    }
    let stranger = open(path, &random_key()?)?;
    match stranger.query_row("SELECT count(*) FROM probe", [], |row| row.get::<_, i64>(0)) {
        Ok(_) => Err(CheckError::WrongKeyOpened),
        Err(_) => Ok(cipher),
    }
}

/// Runs Argon2id once with the cost named by RFC 9106 for small memory (64 MiB, 3 passes).
///
/// # Errors
/// [`CheckError::Stretch`] when the memory is not to be had.
pub fn stretch_passphrase() -> Result<(), CheckError> {
    let params = Params::new(64 * 1024, 3, 1, Some(32)).map_err(CheckError::Stretch)?;
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|_| CheckError::NoEntropy)?;
    let mut out = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(b"probe", &salt, &mut out)
        .map_err(CheckError::Stretch)
}

fn random_key() -> Result<String, CheckError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|_| CheckError::NoEntropy)?;
    Ok(key.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn open(path: &str, key: &str) -> Result<Connection, CheckError> {
    let db = Connection::open(path)?;
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\";"))?;
    Ok(db)
}
