//! What the disk alone can do: the bound of every upload.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Files of one MiB a second: written, synced, renamed, their folder synced, by four at once.
pub fn write_and_sync(folder: &Path, time: Duration) -> anyhow::Result<f64> {
    fs::create_dir_all(folder)?;
    let bytes = vec![0x5A; 1024 * 1024];
    let began = Instant::now();
    let written = thread::scope(|scope| {
        let bytes = &bytes;
        let writers = [0, 1, 2, 3].map(|n| scope.spawn(move || write_until(folder, n, bytes, began + time)));
        writers.into_iter().map(|writer| writer.join().unwrap_or(Ok(0))).sum::<std::io::Result<u64>>()
    })?;
    let per_second = written as f64 / began.elapsed().as_secs_f64();
    fs::remove_dir_all(folder)?;
    Ok(per_second)
}

fn write_until(folder: &Path, writer: u32, bytes: &[u8], end: Instant) -> std::io::Result<u64> {
    let (half, whole) = (folder.join(format!("{writer}.half")), folder.join(format!("{writer}.whole")));
    let mut written = 0;
    while Instant::now() < end {
        let mut file = File::create(&half)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, &whole)?;
        File::open(folder)?.sync_all()?;
        written += 1;
    }
    Ok(written)
}
