//! Run by the build: compresses what pages load, once, into files named by the content they were made from.

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=static");
    // Cargo always says where the build's own files belong.
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    let packed = PathBuf::from(out).join("packed");
    if packed.exists() {
        fs::remove_dir_all(&packed)?;
    }
    fs::create_dir_all(&packed)?;
    for entry in fs::read_dir("static")? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| ["css", "js", "svg"].iter().any(|text| kind == *text)) {
            pack(&path, &packed)?;
        }
    }
    Ok(())
}

fn pack(path: &Path, folder: &Path) -> io::Result<()> {
    let bytes = fs::read(path)?;
    let hash: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = fs::File::create(folder.join(format!("{hash}.{name}.gz")))?;
    let mut encoder = GzEncoder::new(file, Compression::best());
    encoder.write_all(&bytes)?;
    encoder.finish()?;
    Ok(())
}
