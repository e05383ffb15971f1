//! Whether what stands in a visit has been declared and signed.

use serde::{Deserialize, Serialize};

/// How the declaration on a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeclarationStage {
    /// Nobody has signed.
    Unsigned,
    /// Signed over what stands now.
    Signed,
    /// إقرار يلزم تجديده: what was declared has changed since.
    Stale,
}

/// How the declaration stands: `declared` are the digests that were signed,
/// `digest` that of what is to be declared now. Going back to what was signed
/// makes an earlier signature good again.
#[must_use]
pub fn declaration_stage(declared: &[[u8; 32]], digest: &[u8; 32]) -> DeclarationStage {
    if declared.contains(digest) {
        DeclarationStage::Signed
    } else if declared.is_empty() {
        DeclarationStage::Unsigned
    } else {
        DeclarationStage::Stale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_goes_stale_by_what_it_speaks_of() {
        assert_eq!(declaration_stage(&[], &[1; 32]), DeclarationStage::Unsigned);
        assert_eq!(declaration_stage(&[[1; 32]], &[1; 32]), DeclarationStage::Signed);
        assert_eq!(declaration_stage(&[[1; 32]], &[2; 32]), DeclarationStage::Stale);
    }
}
