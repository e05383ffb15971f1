//! The roles' table, kept to by the server in every cell. What is right is
//! read from the document that people read, not from the code behind it.

use std::collections::{BTreeMap, BTreeSet};

use shared::form::Value;
use shared::ids::{BranchId, InstallId, PersonId, RecordId};
use shared::people::Role;
use shared::people::authority::Placement;
use shared::record::{Author, Edit, Kind, Record, RecordMeta, annex, feedback};
use shared::sync::exchange::{Reason, Verdict};
use shared::sync::pack::RecordChanges;

use super::world::*;
use crate::store::{Install, NewChange};

const DOCUMENT: &str = include_str!("../../../../shared/ROLES.md");
const OFFICE: InstallId = InstallId::from_bytes([77; 16]);

/// How far a right goes, as the document says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Far {
    Nowhere,
    Own,
    Branch,
    All,
}

/// Of a role's code and a kind's name: how far it reads, how far it writes.
struct Table(BTreeMap<(String, String), (Far, Far)>);

impl Table {
    fn of_the_document() -> Self {
        let mut rows = DOCUMENT
            .lines()
            .filter(|line| line.starts_with('|') && !line.starts_with("|--"))
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
        let roles = rows.next().unwrap();
        let mut table = BTreeMap::new();
        for row in rows {
            for (role, cell) in roles.iter().zip(&row).skip(1) {
                let (mut reads, mut writes) = (Far::Nowhere, Far::Nowhere);
                for right in cell.split(',').map(str::trim).filter(|right| *right != "–") {
                    let (verb, far) = right.split_once(' ').unwrap();
                    let far = match far {
                        "own" => Far::Own,
                        "branch" => Far::Branch,
                        "all" => Far::All,
                        other => panic!("how far is {other:?}?"),
                    };
                    match verb {
                        "reads" => reads = far,
                        "gives" => writes = far,
                        "writes" => (reads, writes) = (far, far),
                        other => panic!("what is {other:?}?"),
                    }
                }
                table.insert((role.to_string(), row[0].to_owned()), (reads, writes));
            }
        }
        assert_eq!(table.len(), Role::KNOWN.len() * Kind::KNOWN.len(), "a cell is missing");
        Self(table)
    }

    fn cell(&self, role: &Role, kind: Kind) -> (Far, Far) {
        self.0[&(role.code().to_owned(), format!("{kind:?}"))]
    }

    fn reads(&self, role: &Role, kind: Kind, root: Kind, at: Far) -> bool {
        self.cell(role, kind).0 >= at && self.cell(role, root).0 >= at
    }

    fn writes(&self, role: &Role, kind: Kind, root: Kind, at: Far) -> bool {
        let (reads, writes) = self.cell(role, root);
        self.cell(role, kind).1 >= at && reads.max(writes) >= at
    }
}

/// The files that a kind may lie in: its own, or a case.
fn roots_of(kind: Kind) -> &'static [Option<Kind>] {
    match kind {
        Kind::Case | Kind::Session | Kind::Complaint | Kind::Obstacle | Kind::Acknowledgement => {
            &[None]
        }
        Kind::Contact => &[None, Some(Kind::Case)],
        _ => &[Some(Kind::Case)],
    }
}

/// Somebody of each role, in the eastern branch.
fn holder(role: &Role) -> PersonId {
    let place = Role::KNOWN.iter().position(|known| known == role).unwrap();
    PersonId::from_bytes([100 + place as u8; 16])
}

/// A record in a file somewhere.
struct Seed {
    meta: RecordMeta,
    root: Kind,
    branch: BranchId,
    assignee: PersonId,
    change: shared::record::Change,
}

impl Seed {
    fn distance(&self, role: &Role) -> Far {
        match () {
            () if self.assignee == holder(role) => Far::Own,
            () if self.branch == EAST => Far::Branch,
            () => Far::All,
        }
    }
}

/// New ids, none twice.
struct Ids(u64);

impl Ids {
    fn next(&mut self, kind: Kind) -> RecordId {
        self.0 += 1;
        let id = record_id(self.0);
        let visit = RecordMeta { id, kind: Kind::Visit, case: id };
        match kind {
            Kind::Annex => annex::meta_of(&visit).id,
            Kind::Feedback => feedback::id_of(id),
            _ => id,
        }
    }
}

fn seed(meta: RecordMeta, root: Kind, (branch, assignee): (BranchId, PersonId)) -> Seed {
    let mut record = Record::new(meta).unwrap();
    let author = Author { install: OFFICE, epoch: 0, at: 1_700_000_000 };
    let path = "note".parse().unwrap();
    let edit = Edit::short(path, Value::Text("من المكتب".into()));
    let change = record.write(&author, &[edit]).unwrap().unwrap();
    Seed { meta, root, branch, assignee, change }
}

/// A record of every kind in every place: each role's own, a colleague's of
/// the branch, another branch's.
fn seeds(ids: &mut Ids) -> Vec<Seed> {
    let own = Role::KNOWN.iter().map(|role| (EAST, holder(role)));
    let places: Vec<_> = own.chain([(EAST, BADR), (WEST, WAFA)]).collect();
    let mut seeds = Vec::new();
    for place in places {
        for kind in Kind::KNOWN {
            for root in roots_of(kind) {
                let id = ids.next(kind);
                match root {
                    None => seeds.push(seed(RecordMeta { id, kind, case: id }, kind, place)),
                    Some(root) => {
                        let case = ids.next(*root);
                        let file = RecordMeta { id: case, kind: *root, case };
                        seeds.push(seed(file, *root, place));
                        seeds.push(seed(RecordMeta { id, kind, case }, *root, place));
                    }
                }
            }
        }
    }
    seeds
}

async fn enter(world: &World, seeds: &[Seed]) {
    let mut entries: Vec<_> = seeds
        .iter()
        .map(|seed| {
            let placement = Placement { branch: seed.branch, assignee: Some(seed.assignee) };
            let bytes = seed.change.raw_bytes().to_vec();
            let change = NewChange { hash: seed.change.hash(), install: OFFICE, bytes };
            (seed.meta, placement, change)
        })
        .collect();
    let write = move |writing: &mut dyn crate::store::Transaction| {
        let (id, case_prefix) = (OFFICE, "ZZ".to_owned());
        let install =
            Install { id, person: SALIM, key: None, case_prefix, synced: true, revoked: false };
        writing.put_install(&install, 5)?;
        for (meta, placement, change) in entries.drain(..) {
            if meta.case == meta.id {
                writing.place(meta.id, &placement, 5)?;
            }
            writing.add_changes(&meta, &[change], 5)?;
            writing.mark_opened(meta.id, SALIM, 6)?;
        }
        Ok(())
    };
    world.association().write(write).await.unwrap();
}

/// What a device must hold, and no more.
fn expected(
    table: &Table,
    role: &Role,
    seeds: &[Seed],
) -> (BTreeSet<RecordId>, BTreeSet<RecordId>) {
    let seen = |seed: &&Seed| table.reads(role, seed.meta.kind, seed.root, seed.distance(role));
    let seen: Vec<_> = seeds.iter().filter(seen).collect();
    let files = seen.iter().filter(|seed| seed.meta.case == seed.meta.id);
    (seen.iter().map(|seed| seed.meta.id).collect(), files.map(|seed| seed.meta.id).collect())
}

fn assert_holds(device: &Device, table: &Table, role: &Role, seeds: &[Seed]) {
    let (records, files) = expected(table, role, seeds);
    let held: BTreeSet<_> = device.held.changes.keys().copied().collect();
    let kinds = |ids: BTreeSet<RecordId>| -> Vec<_> {
        let of =
            |id| seeds.iter().find(|seed| seed.meta.id == id).map(|it| (it.meta.kind, it.root));
        ids.into_iter().map(of).collect()
    };
    assert_eq!(kinds(&held - &records), [], "{role:?} holds too much");
    assert_eq!(kinds(&records - &held), [], "{role:?} lacks something");
    let placed: BTreeSet<_> = device.held.placements.keys().copied().collect();
    assert_eq!(kinds(&placed - &files), [], "{role:?} learns of a file");
    assert_eq!(kinds(&files - &placed), [], "{role:?} lacks a file");
    assert!(device.held.hidden.is_empty(), "{role:?} is told of what it never saw");
    let opened: BTreeSet<_> = device.held.opened.iter().map(|(record, ..)| *record).collect();
    assert!(opened.is_subset(&records), "{role:?} learns what was opened");
}

async fn world_of_all_roles() -> World {
    let world = World::new().await;
    for role in Role::KNOWN {
        world.change_person(person(holder(&role), role, EAST)).await;
    }
    world
}

#[tokio::test]
async fn every_cell_is_kept_to_in_what_is_given_and_in_what_is_taken() {
    let world = world_of_all_roles().await;
    let table = Table::of_the_document();
    let mut ids = Ids(0);
    let mut seeds = seeds(&mut ids);
    let mut devices = Vec::new();
    for role in Role::KNOWN {
        let mut device = world.device(holder(&role)).await;
        device.pull(&world).await;
        devices.push((role, device));
    }
    enter(&world, &seeds).await;
    for (role, follows) in &mut devices {
        // What follows the log and what begins with nothing hold the same.
        follows.pull(&world).await;
        assert_holds(follows, &table, role, &seeds);
        let opened = follows.held.opened.len();
        assert_eq!(opened, follows.held.changes.len(), "{role:?}");
        let mut fresh = world.device(holder(role)).await;
        fresh.pull(&world).await;
        assert_eq!(fresh.held, follows.held, "{role:?}");
    }
    let mut taken = Vec::new();
    for (role, device) in &mut devices {
        let mut push = Vec::new();
        let mut wanted = Vec::new();
        // Another role's own is a colleague's: the same as the branch's other one.
        let places = [holder(role), BADR, WAFA];
        for seed in seeds.iter().filter(|seed| places.contains(&seed.assignee)) {
            let allowed = table.writes(role, seed.meta.kind, seed.root, seed.distance(role));
            let mut record = Record::with_changes(seed.meta, [seed.change.clone()]).unwrap();
            let changes = device.write(&mut record, &["كلمة"]);
            push.push(RecordChanges { meta: seed.meta, changes });
            wanted.push(allowed);
            if seed.meta.case != seed.meta.id {
                let meta = RecordMeta { id: ids.next(seed.meta.kind), ..seed.meta };
                let mut record = Record::new(meta).unwrap();
                let changes = device.write(&mut record, &["جديد"]);
                let change = changes[0].clone();
                push.push(RecordChanges { meta, changes });
                wanted.push(allowed);
                if allowed {
                    taken.push(Seed { meta, change, ..*seed });
                }
            }
        }
        for kind in Kind::KNOWN.into_iter().filter(|kind| roots_of(*kind).contains(&None)) {
            let id = ids.next(kind);
            let meta = RecordMeta { id, kind, case: id };
            let mut record = Record::new(meta).unwrap();
            let changes = device.write(&mut record, &["ملف جديد"]);
            let change = changes[0].clone();
            push.push(RecordChanges { meta, changes });
            let allowed = table.writes(role, kind, kind, Far::Own);
            wanted.push(allowed);
            if allowed {
                let (branch, assignee) = (EAST, holder(role));
                taken.push(Seed { meta, root: kind, branch, assignee, change });
            }
        }
        for (part, wanted) in push.chunks(400).zip(wanted.chunks(400)) {
            let verdicts: BTreeMap<_, _> =
                device.sync(&world, part).await.verdicts.into_iter().collect();
            for (index, (record, allowed)) in (0u32..).zip(part.iter().zip(wanted)) {
                let expected = (!allowed).then_some(Verdict::Refused(Reason::NotAllowed));
                let RecordMeta { kind, id, case } = record.meta;
                let of_file = id == case;
                assert_eq!(verdicts.get(&index), expected.as_ref(), "{role:?} {kind:?} {of_file}");
            }
        }
    }
    seeds.extend(taken);
    for role in Role::KNOWN {
        let mut fresh = world.device(holder(&role)).await;
        fresh.pull(&world).await;
        assert_holds(&fresh, &table, &role, &seeds);
    }
}
