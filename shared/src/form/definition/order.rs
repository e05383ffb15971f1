//! Puts things in an order in which each comes after what it needs.

use std::collections::BTreeSet;

/// An order in which each comes after what it needs, otherwise the form's own;
/// or a way from one back to itself.
pub(super) fn in_order(needs: &[BTreeSet<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut waiting: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
    let mut needed_by = vec![Vec::new(); needs.len()];
    for (place, of_item) in needs.iter().enumerate() {
        for need in of_item {
            if let Some(list) = needed_by.get_mut(*need) {
                list.push(place);
            }
        }
    }
    let mut ready: BTreeSet<usize> = waiting
        .iter()
        .enumerate()
        .filter(|(_, count)| **count == 0)
        .map(|(place, _)| place)
        .collect();
    let mut order = Vec::with_capacity(needs.len());
    while let Some(place) = ready.pop_first() {
        order.push(place);
        for next in needed_by.get(place).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(*next) {
                *count -= 1;
                if *count == 0 {
                    ready.insert(*next);
                }
            }
        }
    }
    if order.len() == needs.len() { Ok(order) } else { Err(cycle(needs, &waiting)) }
}

/// Walks from one that still waits to another that it waits for, until it meets
/// its own way: whoever still waits needs another who does.
fn cycle(needs: &[BTreeSet<usize>], waiting: &[usize]) -> Vec<usize> {
    let waits = |place: &usize| waiting.get(*place).is_some_and(|count| *count > 0);
    let mut way: Vec<usize> = Vec::new();
    let mut next = (0..needs.len()).find(|place| waits(place));
    while let Some(place) = next {
        if let Some(start) = way.iter().position(|seen| *seen == place) {
            way.drain(..start);
            way.push(place);
            return way;
        }
        way.push(place);
        next =
            needs.get(place).and_then(|of_item| of_item.iter().copied().find(|need| waits(need)));
    }
    way
}
