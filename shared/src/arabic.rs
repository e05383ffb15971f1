//! Arabic text.
