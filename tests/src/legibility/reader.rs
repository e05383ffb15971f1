//! A reader of pages: `tesseract`, and how much of the true text it saw.

use std::path::Path;
use std::process::{Command, Stdio};

/// Whether it is installed, and knows Arabic.
#[must_use]
pub fn is_here() -> bool {
    let listed = Command::new("tesseract").arg("--list-langs").stderr(Stdio::null()).output();
    listed.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).lines().any(|language| language == "ara")
    })
}

/// The text that it sees in a picture's file.
///
/// # Panics
/// When it cannot read the file.
#[must_use]
pub fn read(picture: &Path) -> String {
    let output = Command::new("tesseract")
        .arg(picture)
        .args(["-", "-l", "ara", "--psm", "3"])
        // It divides little work among many threads, and they wait for each other.
        .env("OMP_THREAD_LIMIT", "1")
        .stderr(Stdio::null())
        .output()
        .expect("tesseract starts");
    assert!(output.status.success(), "tesseract ended with {}", output.status);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// How much of a text was seen, letter by letter: 1 is all of it and nothing else.
#[must_use]
pub fn score(truth: &str, seen: &str) -> f64 {
    let (truth, seen) = (letters(truth), letters(seen));
    let mut above: Vec<usize> = (0..=seen.len()).collect();
    for (row, letter) in (1..).zip(&truth) {
        let mut before = std::mem::replace(&mut above[0], row);
        for (column, other) in (1..).zip(&seen) {
            let diagonal = std::mem::replace(&mut before, above[column]);
            let changed = diagonal + usize::from(letter != other);
            above[column] = changed.min(above[column] + 1).min(above[column - 1] + 1);
        }
    }
    1.0 - above[seen.len()] as f64 / truth.len().max(seen.len()).max(1) as f64
}

/// Without marks of direction, and with any space as one.
fn letters(text: &str) -> Vec<char> {
    let marks = ['\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}'];
    let plain: String = text.chars().filter(|letter| !marks.contains(letter)).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn the_score_is_the_share_of_letters_that_are_right() {
        assert_eq!(score("بيت صغير", "بيت  صغير\n"), 1.0);
        assert_eq!(score("abcd", "abed"), 0.75);
        assert_eq!(score("abcd", ""), 0.0);
        assert_eq!(score("abcd", "abxcd"), 0.8);
    }
}
