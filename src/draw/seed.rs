//! Random numbers that belong to a key: the same each time, whatever else is in the scene.

/// A number for a key (FNV-1a, Fowler, Noll and Vo, 1991).
pub(super) fn of(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Another number for each draw (`SplitMix64`: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
pub(super) fn mix(seed: u64, draw: usize) -> u64 {
    let mut z = seed.wrapping_add((draw as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
