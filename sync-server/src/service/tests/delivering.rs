use rand_core::UnwrapErr;
use shared::record::Kind;
use shared::sync::envelope::{Contents, Delivered, Delivery, Envelope};
use shared::sync::exchange::Reason;
use shared::sync::pack::{self, RecordChanges};
use shared::sync::receipt::ItemsDigest;

use super::world::*;
use crate::admin;

pub(super) fn sealed(device: &Device, records: &[RecordChanges]) -> Envelope {
    let packed = pack::pack(records).unwrap();
    let contents = Contents::sign(&device.key, device.install(), &packed).unwrap();
    let mut random = UnwrapErr(getrandom::SysRng);
    Envelope::seal(&contents, &device.enrolled.sealing, &mut random).unwrap()
}

pub(super) async fn deliver(world: &World, envelopes: &[Envelope]) -> Vec<Delivered> {
    world.service.deliver(Delivery { envelopes: envelopes.to_vec() }).await.outcomes
}

fn is_stored(device: &Device, outcome: &Delivered, records: &[RecordChanges]) -> bool {
    let digest = ItemsDigest::of(&items(records));
    let key = &device.enrolled.receipts;
    matches!(outcome, Delivered::Stored(r) if r.speaks_of(key, device.install(), &digest))
}

#[tokio::test]
async fn envelopes_are_stored_in_order_and_again_without_doubling() {
    let world = World::new().await;
    let amal = world.device(AMAL).await;
    let case = [amal.record(1, Kind::Case, 1, &["أسرة"])];
    let visit = amal.record(2, Kind::Visit, 1, &["أول", "ثان"]);
    let [mut first, mut second] = [visit.clone(), visit];
    first.changes.truncate(1);
    second.changes.remove(0);
    let parts = [vec![first], vec![second]];
    let envelopes = [sealed(&amal, &case), sealed(&amal, &parts[0]), sealed(&amal, &parts[1])];

    // The second before the first: it is kept by its sender until that has come.
    let early = deliver(&world, &[envelopes[0].clone(), envelopes[2].clone()]).await;
    assert!(is_stored(&amal, &early[0], &case));
    assert_eq!(early[1], Delivered::MissingDependencies);
    for _ in 0..2 {
        let outcomes = deliver(&world, &envelopes).await;
        assert!(is_stored(&amal, &outcomes[0], &case));
        assert!(is_stored(&amal, &outcomes[1], &parts[0]));
        assert!(is_stored(&amal, &outcomes[2], &parts[1]));
    }
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    assert_eq!(salim.held.changes[&record_id(2)].len(), 2);
}

#[tokio::test]
async fn what_is_no_envelope_for_this_server_is_unreadable() {
    let world = World::new().await;
    let (amal, other) = (world.device(AMAL).await, World::new().await.device(AMAL).await);
    let records = [amal.record(1, Kind::Case, 1, &["أسرة"])];
    let good = sealed(&amal, &records);
    let mut tampered = good.clone();
    tampered.sealed[9] ^= 1;
    let mut cut = good.clone();
    cut.encapsulated.truncate(5);
    let mut forged = Device::new(amal.enrolled.clone(), fresh_key());
    forged.enrolled.sealing = amal.enrolled.sealing;
    let bad = [tampered, cut, sealed(&forged, &records), sealed(&other, &records)];
    let before = world.position().await;
    assert_eq!(deliver(&world, &bad).await, vec![Delivered::Unreadable; 4]);
    assert_eq!(world.position().await, before);
}

#[tokio::test]
async fn a_revoked_devices_envelopes_wait_for_a_supervisor() {
    let world = World::new().await;
    let amal = world.device(AMAL).await;
    let records = [amal.record(1, Kind::Case, 1, &["أسرة"])];
    let envelope = sealed(&amal, &records);
    admin::revoke_install(world.service.store(), amal.install(), 9).await.unwrap();
    let before = world.position().await;
    let outcomes = deliver(&world, &[envelope]).await;
    assert_eq!(outcomes, [Delivered::Quarantined(Reason::NotAllowed)]);
    assert_eq!(world.quarantined(amal.install()).await, 1);
    assert_eq!(world.position().await, before);
}
