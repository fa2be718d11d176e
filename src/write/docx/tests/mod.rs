//! Whole files, opened again by readers that are not ours.

mod random;
mod sample;
mod sheet;

use super::*;

#[test]
fn random_trees_are_written_in_the_order_of_the_schema() {
    let sheet = sheet::sheet();
    let writer = Writer::new(&sheet).unwrap();
    for seed in 0..300 {
        writer.write(&random::tree(seed)).unwrap();
    }
}
