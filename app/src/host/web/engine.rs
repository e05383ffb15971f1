//! The engine worker: takes the file pool in OPFS, then answers the page.

use rsqlite_vfs::VfsFilesManager;
use sqlite_wasm_vfs::sahpool::{OpfsSAHPoolCfgBuilder, install};

use super::tell_page;
use crate::host::check::{self, CheckError};

/// Slots of the pool: each profile has two databases, each with a journal, and imports need spares.
const POOL_SLOTS: usize = 24;
const PROBE: &str = "probe.db";

/// Entry of the engine worker.
pub fn engine_worker() {
    wasm_bindgen_futures::spawn_local(async {
        match probe().await {
            Ok(cipher) => tell_page(&format!("ok SQLCipher {cipher}")),
            Err(error) => tell_page(&format!("failed {error}")),
        }
    });
}

async fn probe() -> Result<String, CheckError> {
    let no_pool =
        |error: sqlite_wasm_vfs::sahpool::OpfsSAHError| CheckError::NoAnswer(error.to_string());
    let config = OpfsSAHPoolCfgBuilder::new()
        .initial_capacity(POOL_SLOTS)
        .build();
    let pool = install::<sqlite_wasm_rs::WasmOsCallback>(&config, true)
        .await
        .map_err(no_pool)?;
    // A tab killed in the middle of an earlier probe leaves its file behind.
    pool.remove(PROBE).map_err(no_pool)?;
    let cipher = check::encrypted_storage(PROBE)?;
    pool.remove(PROBE).map_err(no_pool)?;
    Ok(cipher)
}
