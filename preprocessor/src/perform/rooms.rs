//! The folders that programs run in.
//!
//! Every program gets an empty one. Making and removing three folders for each of hundreds of
//! programs was a quarter of a check's processor time on one file system, and few programs write
//! anything: a folder that is left as it was found is given to the next program.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Folders that programs run in, below one folder.
#[derive(Debug)]
pub struct Rooms {
    folder: PathBuf,
    made: AtomicUsize,
    free: Mutex<Vec<Room>>,
}

/// One program's folder: where it runs, and where it writes figures.
#[derive(Debug)]
pub struct Room {
    /// All of it; the only folder it may write to.
    pub own: PathBuf,
    /// Where it starts: empty, but for its data.
    pub work: PathBuf,
    /// Where figures go.
    pub figures: PathBuf,
    permissions: fs::Permissions,
}

impl Rooms {
    /// Rooms below this folder, which is there.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, made: AtomicUsize::new(0), free: Mutex::default() }
    }

    /// An empty room. Paths of rooms differ, but not in length: a program can see its own.
    pub fn take(&self) -> io::Result<Room> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(room) = free {
            return Ok(room);
        }
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let own = self.folder.join(format!("{number:06}"));
        let (work, figures) = (own.join("work"), own.join("figures"));
        fs::create_dir_all(&work)?;
        fs::create_dir(&figures)?;
        let permissions = fs::metadata(&own)?.permissions();
        Ok(Room { own, work, figures, permissions })
    }

    /// The program has ended. A room that it has changed in any way is not used again.
    pub fn give_back(&self, room: Room) {
        if room.is_untouched() {
            self.free.lock().unwrap_or_else(PoisonError::into_inner).push(room);
        } else {
            // There may be files that cannot be removed: all of it goes at the end.
            drop(fs::remove_dir_all(&room.own));
        }
    }
}

impl Room {
    fn is_untouched(&self) -> bool {
        let as_made = |folder: &Path| {
            fs::symlink_metadata(folder)
                .is_ok_and(|data| data.is_dir() && data.permissions() == self.permissions)
        };
        let holds = |folder: &Path| fs::read_dir(folder).map_or(usize::MAX, Iterator::count);
        [&self.own, &self.work, &self.figures].into_iter().all(|folder| as_made(folder))
            && [(&self.own, 2), (&self.work, 0), (&self.figures, 0)]
                .into_iter()
                .all(|(folder, entries)| holds(folder) == entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(by_a_program: impl Fn(&Room)) -> bool {
        let folder = tempfile::tempdir().expect("a folder");
        let rooms = Rooms::new(folder.path().to_path_buf());
        let room = rooms.take().expect("made");
        let own = room.own.clone();
        by_a_program(&room);
        rooms.give_back(room);
        let next = rooms.take().expect("made");
        assert!(next.is_untouched());
        next.own == own
    }

    #[test]
    fn an_untouched_room_is_used_again() {
        assert!(used(|_| ()));
        assert!(used(|room| {
            fs::write(room.work.join("passing"), "").expect("written");
            fs::remove_file(room.work.join("passing")).expect("removed");
        }));
    }

    #[test]
    fn a_room_that_was_changed_is_not() {
        assert!(!used(|room| fs::write(room.work.join("left"), "").expect("written")));
        assert!(!used(|room| fs::write(room.figures.join("a.svg"), "").expect("written")));
        assert!(!used(|room| fs::write(room.own.join("temporary"), "").expect("written")));
        assert!(!used(|room| fs::create_dir(room.work.join("left")).expect("made")));
        assert!(!used(|room| fs::remove_dir(&room.figures).expect("removed")));
        assert!(!used(|room| {
            fs::remove_dir(&room.work).expect("removed");
            fs::write(&room.work, "").expect("written");
        }));
    }

    #[cfg(unix)]
    #[test]
    fn a_room_with_other_permissions_is_not() {
        use std::os::unix::fs::PermissionsExt;
        assert!(!used(|room| {
            fs::set_permissions(&room.work, fs::Permissions::from_mode(0o500)).expect("set");
        }));
    }
}
