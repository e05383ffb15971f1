//! The compute worker: one heavy, stateless piece of work, then it is ended.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, ImageBitmap, MessageEvent, OffscreenCanvas, OffscreenCanvasRenderingContext2d,
};

use super::{from_port, tell_page, worker_scope};
use crate::engine::derive_key;
use crate::host::message::{Derived, PhotoDone, PreparePhoto, Work};
use crate::photo::{self, PhotoFault};

/// Entry of the compute worker.
pub fn compute_worker() {
    let work = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        match from_port::<Work>(&event) {
            Some(Work::DeriveKey(asked)) => {
                let derived: Derived = derive_key(&asked.passphrase, &asked.slot);
                tell_page(&derived);
            }
            Some(Work::PreparePhoto(asked)) => prepare(asked),
            None => {}
        }
    });
    if let Some(scope) = worker_scope() {
        scope.set_onmessage(Some(work.as_ref().unchecked_ref()));
    }
    // The worker lives as long as its handler, and is ended from outside.
    work.forget();
}

/// Kinds of pictures that are unknown here may be known to the browser.
fn prepare(asked: PreparePhoto) {
    let done: PhotoDone = photo::prepare(&asked.bytes, &asked.shaping);
    match done {
        Err(fault @ (PhotoFault::NotAPicture | PhotoFault::HeicNotReadable)) => {
            spawn_local(async move {
                let done: PhotoDone = match decode(&asked.bytes).await {
                    Some((pixels, width, height)) => {
                        photo::prepare_pixels(&pixels, width, height, &asked.shaping)
                    }
                    None => Err(fault),
                };
                tell_page(&done);
            });
        }
        done => tell_page(&done),
    }
}

/// The pixels that the browser makes of a file, upright, four bytes each.
async fn decode(bytes: &[u8]) -> Option<(Vec<u8>, u32, u32)> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let decoding = worker_scope()?.create_image_bitmap_with_blob(&blob).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
    let (width, height) = (bitmap.width(), bitmap.height());
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context: OffscreenCanvasRenderingContext2d =
        canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_image_bitmap(&bitmap, 0.0, 0.0).ok()?;
    bitmap.close();
    let (across, down) = (f64::from(width), f64::from(height));
    let pixels = context.get_image_data(0.0, 0.0, across, down).ok()?.data();
    Some((pixels.0, width, height))
}
