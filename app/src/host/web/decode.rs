//! A picture's pixels by the browser's own decoders, which spares the app's
//! download ours. It runs in the compute worker.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use super::worker_scope;
use crate::photo::{Bands, Examined, PhotoFault};

/// So many rows are read at once: some megabytes, beside a picture of which all
/// pixels would take 48 more.
const ROWS: u32 = 256;

/// The stored picture, not turned.
///
/// # Errors
/// What is wrong with the file, as far as the browser tells.
pub(super) async fn decode(bytes: Vec<u8>, examined: &Examined) -> Result<Bands, PhotoFault> {
    let bytes = examined.without_exif(bytes);
    let bitmap = bitmap(&bytes).await.ok_or_else(|| examined.given_up())?;
    drop(bytes);
    let mut bands = Bands::of(bitmap.width(), bitmap.height())?;
    // What fails from here on fails for memory.
    read(&bitmap, &mut bands).ok_or(PhotoFault::TooManyPixels)?;
    bitmap.close();
    Ok(bands)
}

async fn bitmap(bytes: &[u8]) -> Option<ImageBitmap> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let decoding = worker_scope()?.create_image_bitmap_with_blob(&blob).ok()?;
    JsFuture::from(decoding).await.ok()?.dyn_into().ok()
}

fn read(bitmap: &ImageBitmap, bands: &mut Bands) -> Option<()> {
    let (width, height) = (bitmap.width(), bitmap.height());
    let across = f64::from(width);
    let canvas = OffscreenCanvas::new(width, ROWS.min(height)).ok()?;
    let context = context(&canvas)?;
    context.set_fill_style_str("white");
    for top in (0..height).step_by(ROWS as usize) {
        let rows = f64::from(ROWS.min(height - top));
        // What is transparent is paper.
        context.fill_rect(0.0, 0.0, across, rows);
        context.draw_image_with_image_bitmap(bitmap, 0.0, -f64::from(top)).ok()?;
        bands.add(&context.get_image_data(0.0, 0.0, across, rows).ok()?.data());
    }
    Some(())
}

/// One whose pixels stay in ordinary memory, as they are read back at once.
fn context(canvas: &OffscreenCanvas) -> Option<OffscreenCanvasRenderingContext2d> {
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("willReadFrequently"), &JsValue::TRUE).ok()?;
    canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()
}
