//! The only way into a store: one association at a time.

use shared::ids::AssociationId;
use tokio::sync::oneshot;

use super::{Answer, Reading, SharedStore, StoreError, Transaction};

/// One association of a store.
#[derive(Clone)]
pub struct Association {
    store: SharedStore,
    id: AssociationId,
}

/// The association `id` of `store`. Whether it exists shows when it is asked.
#[must_use]
pub fn for_association(store: &SharedStore, id: AssociationId) -> Association {
    Association { store: store.clone(), id }
}

impl Association {
    /// Which association it is.
    #[must_use]
    pub fn id(&self) -> &AssociationId {
        &self.id
    }

    /// Read on one consistent snapshot.
    ///
    /// # Errors
    /// What the job says, [`StoreError::Busy`], or [`StoreError::NotCommitted`]
    /// when the job panicked.
    pub async fn read<T, F>(&self, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&dyn Reading) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job = move |reading: &dyn Reading| {
            // Nobody waits any more when the device hung up.
            let _ = answer.send(job(reading));
        };
        self.store.submit_read(&self.id, Box::new(job))?;
        answered.await.map_err(|_| StoreError::NotCommitted)?
    }

    /// Write in one transaction; the answer comes when it is durable.
    ///
    /// # Errors
    /// What the job says, [`StoreError::Busy`], or [`StoreError::NotCommitted`]
    /// when the job panicked or the commit failed.
    pub async fn write<T, F>(&self, job: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut dyn Transaction) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job = move |transaction: &mut dyn Transaction| match job(transaction) {
            Ok(value) => Ok(Box::new(move || {
                let _ = answer.send(Ok(value));
            }) as Answer),
            Err(error) => {
                let _ = answer.send(Err(error));
                Err(StoreError::NotCommitted)
            }
        };
        self.store.submit_write(&self.id, Box::new(job))?;
        answered.await.map_err(|_| StoreError::NotCommitted)?
    }
}
