//! Paths as messages show them: relative, with forward slashes on every system.

use std::path::{Component, Path, PathBuf};

/// `path` with forward slashes.
pub fn display(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// `path` without `.` and with `..` resolved as text: no file is looked at.
pub fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

/// `path` as seen from `root`, or unchanged where it lies elsewhere.
pub fn relative(path: &Path, root: &Path) -> PathBuf {
    let (path, root) = (normalize(path), normalize(root));
    path.strip_prefix(&root).map(Path::to_path_buf).unwrap_or(path)
}
