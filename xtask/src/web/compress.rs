//! Compressed copies (`.br`, `.gz`) beside each file, made once here so that the server never
//! compresses and every visitor gets the best ratio.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::steps::Failure;

/// Below this many bytes the header outweighs the gain.
const TOO_SMALL: usize = 512;
/// Already compressed by their own format.
const NOT_AGAIN: [&str; 3] = ["png", "woff2", "jpg"];
const BROTLI_QUALITY: i32 = 11;
/// 2^24: as far back as browsers' decoders look.
const BROTLI_WINDOW: i32 = 24;

pub(super) fn siblings(folder: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        if path.is_dir() {
            siblings(&path)?;
        } else {
            compress(&path)?;
        }
    }
    Ok(())
}

fn compress(path: &Path) -> Result<(), Failure> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = fs::read(path).map_err(Failure::file(path))?;
    if bytes.len() < TOO_SMALL || NOT_AGAIN.contains(&extension.as_str()) {
        return Ok(());
    }
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut br = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut br, &params).map_err(Failure::file(path))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let gz =
        encoder.write_all(&bytes).and_then(|()| encoder.finish()).map_err(Failure::file(path))?;
    if bytes.len() > 100_000 {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        eprintln!("   {name}: {} bytes, br {}, gz {}", bytes.len(), br.len(), gz.len());
    }
    for (suffix, data) in [("br", br), ("gz", gz)] {
        let sibling = path.with_extension(format!("{extension}.{suffix}"));
        fs::write(&sibling, data).map_err(Failure::file(&sibling))?;
    }
    Ok(())
}
