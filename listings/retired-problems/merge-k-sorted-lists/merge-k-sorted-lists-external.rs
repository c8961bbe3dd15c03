//! External sort: a file that does not fit in memory, with sorted runs and k-way merges on disk.
//!
//! Interview-writable: std only, nothing newer than Rust 1.59. A file has one number a line. At
//! most `memory` numbers are held at once while runs are made, and `fan_in` files are read at once
//! while they are merged. All files lie in a folder of their own, which is removed at the end.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Lines, Write};
use std::path::{Path, PathBuf};

fn write_numbers(path: &Path, numbers: &[u64]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for number in numbers {
        writeln!(out, "{number}")?;
    }
    out.flush()
}

// ANCHOR: read
type Numbers = Lines<BufReader<File>>;

fn open(path: &Path) -> io::Result<Numbers> {
    Ok(BufReader::new(File::open(path)?).lines())
}

/// The next number of a file; an error where it cannot be read or is no number.
fn next_number(numbers: &mut Numbers) -> io::Result<Option<u64>> {
    let parse = |line: io::Result<String>| {
        line?.parse().map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    };
    numbers.next().map(parse).transpose()
}
// ANCHOR_END: read

// ANCHOR: runs
/// Cuts a file into sorted runs of at most `memory` numbers. Returns their files.
pub fn make_runs(input: &Path, folder: &Path, memory: usize) -> io::Result<Vec<PathBuf>> {
    let mut numbers = open(input)?;
    let mut runs = Vec::new();
    let mut held = Vec::with_capacity(memory);
    loop {
        let next = next_number(&mut numbers)?;
        let at_end = next.is_none();
        held.extend(next);
        if held.len() == memory || (at_end && !held.is_empty()) {
            held.sort_unstable();
            let run = folder.join(format!("run-0-{}", runs.len()));
            write_numbers(&run, &held)?;
            runs.push(run);
            held.clear();
        }
        if at_end {
            return Ok(runs);
        }
    }
}
// ANCHOR_END: runs

// ANCHOR: merge
/// Merges sorted files into one. In memory: one number and one buffer for each.
pub fn merge_files(inputs: &[PathBuf], output: &Path) -> io::Result<()> {
    let mut files = inputs.iter().map(|path| open(path)).collect::<io::Result<Vec<_>>>()?;
    let mut heap = BinaryHeap::new();
    for (index, file) in files.iter_mut().enumerate() {
        heap.extend(next_number(file)?.map(|number| Reverse((number, index))));
    }
    let mut out = BufWriter::new(File::create(output)?);
    while let Some(Reverse((number, index))) = heap.pop() {
        writeln!(out, "{number}")?;
        heap.extend(next_number(&mut files[index])?.map(|next| Reverse((next, index))));
    }
    out.flush() // dropping a BufWriter would swallow the error
}
// ANCHOR_END: merge

// ANCHOR: passes
/// What an external sort did.
#[derive(Debug, PartialEq)]
pub struct Report {
    /// Sorted files to begin with.
    pub runs: usize,
    /// How often all numbers were read and written again.
    pub passes: usize,
}

/// Sorts the file `input` into `output`; `folder` is for the files between.
pub fn sort_file(
    input: &Path,
    output: &Path,
    folder: &Path,
    memory: usize,
    fan_in: usize,
) -> io::Result<Report> {
    assert!(memory > 0 && fan_in > 1, "one run at least in memory, two files at least merged");
    let mut files = make_runs(input, folder, memory)?;
    let runs = files.len();
    let mut passes = 0;
    while files.len() > 1 {
        passes += 1;
        let mut merged = Vec::new();
        for group in files.chunks(fan_in) {
            let path = folder.join(format!("run-{}-{}", passes, merged.len()));
            merge_files(group, &path)?;
            group.iter().try_for_each(fs::remove_file)?;
            merged.push(path);
        }
        files = merged;
    }
    match files.pop() {
        Some(sorted) => fs::rename(sorted, output)?,
        None => write_numbers(output, &[])?, // an empty file
    }
    Ok(Report { runs, passes })
}
// ANCHOR_END: passes

/// Scrambles a number (the finaliser of `SplitMix64`).
fn scramble(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Runs `work` in a new folder and removes that.
pub fn in_folder<T>(name: &str, work: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    let folder = std::env::temp_dir().join(format!("{}-{}", name, std::process::id()));
    fs::create_dir_all(&folder)?;
    let result = work(&folder);
    fs::remove_dir_all(&folder)?;
    result
}

// ANCHOR: main
fn main() -> io::Result<()> {
    in_folder("merge-k-sorted-lists", |folder| {
        let (input, output) = (folder.join("input"), folder.join("output"));
        let numbers: Vec<u64> = (0..10_000).map(|i| scramble(i) % 1_000_000).collect();
        write_numbers(&input, &numbers)?;
        let mut expected = numbers;
        expected.sort_unstable();

        println!("{:>8}{:>6}{:>8}{:>15}", "fan-in", "runs", "passes", "lines written");
        for fan_in in [2, 5, 10, 100] {
            let Report { runs, passes } = sort_file(&input, &output, folder, 100, fan_in)?;
            let mut sorted = open(&output)?;
            for &number in &expected {
                assert_eq!(next_number(&mut sorted)?, Some(number));
            }
            assert_eq!(next_number(&mut sorted)?, None);
            let written = expected.len() * (1 + passes);
            println!("{fan_in:>8}{runs:>6}{passes:>8}{written:>15}");
        }
        Ok(())
    })
}
// ANCHOR_END: main

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(numbers: &[u64], memory: usize, fan_in: usize) -> (Vec<u64>, Report) {
        let name = format!("external-{}-{}-{}", numbers.len(), memory, fan_in);
        let work = |folder: &Path| {
            let (input, output) = (folder.join("input"), folder.join("output"));
            write_numbers(&input, numbers)?;
            let report = sort_file(&input, &output, folder, memory, fan_in)?;
            assert_eq!(fs::read_dir(folder)?.count(), 2, "input and output are what is left");
            let text = fs::read_to_string(&output)?;
            Ok((text.lines().map(|line| line.parse().expect("a number")).collect(), report))
        };
        in_folder(&name, work).expect("a folder for files")
    }

    #[test]
    fn sorts_and_counts_its_passes() {
        let numbers: Vec<u64> = (0..27).map(|i| scramble(i) % 10).collect();
        let mut expected = numbers.clone();
        expected.sort_unstable();
        for (memory, fan_in, runs, passes) in
            [(1, 3, 27, 3), (1, 2, 27, 5), (3, 3, 9, 2), (26, 2, 2, 1), (27, 2, 1, 0)]
        {
            let (found, report) = sorted(&numbers, memory, fan_in);
            assert_eq!(found, expected);
            assert_eq!(report, Report { runs, passes });
        }
        assert_eq!(sorted(&[], 5, 2), (vec![], Report { runs: 0, passes: 0 }));
    }

    #[test]
    fn what_is_no_number_is_an_error() {
        let said = in_folder("external-wrong", |folder| {
            fs::write(folder.join("input"), "1\ntwo\n")?;
            sort_file(&folder.join("input"), &folder.join("output"), folder, 9, 2)
        });
        assert_eq!(said.expect_err("two is no number").kind(), io::ErrorKind::InvalidData);
    }
}
