//! Output made the same on every machine and every run.
//!
//! An ordered list of steps: new ones are added at its end, none is changed once released, because
//! accepted snapshots rest on them. Each has a test of its own.

use std::sync::LazyLock;

use regex::Regex;

/// One step: what is looked for and what replaces it.
struct Step {
    /// A text that must be there for the step to be worth trying.
    hint: &'static str,
    pattern: &'static str,
    replacement: &'static str,
}

const STEPS: [Step; 6] = [
    // `thread 'main' (4711) panicked at …`: the id of the thread.
    Step {
        hint: "panicked at",
        pattern: r"(?m)^(thread '[^'\n]*') \(\d+\) panicked at",
        replacement: "$1 panicked at",
    },
    // Addresses of the stack and the heap on 64-bit systems.
    Step { hint: "0x", pattern: r"0x[57][0-9a-f]{11}\b", replacement: "0x[address]" },
    // The commit of the toolchain in paths of the standard library.
    Step { hint: "/rustc/", pattern: r"/rustc/[0-9a-f]{40}/", replacement: "/rustc/[commit]/" },
    // How long a test harness took.
    Step {
        hint: "finished in",
        pattern: r"; finished in \d+\.\d+s",
        replacement: "; finished in [time]",
    },
    // Line endings of Windows.
    Step { hint: "\r\n", pattern: r"\r\n", replacement: "\n" },
    // The folder that the compiler makes for itself, which the linker's arguments name.
    Step { hint: "/rustc", pattern: r"/rustc[0-9A-Za-z]{6}/", replacement: "/[temporary]/" },
];

static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    STEPS.iter().map(|step| Regex::new(step.pattern).expect("a valid expression")).collect()
});

/// Apply every step, in order.
pub fn normalize(text: &str) -> String {
    let mut text = text.to_owned();
    for (step, pattern) in STEPS.iter().zip(COMPILED.iter()) {
        if text.contains(step.hint) {
            text = pattern.replace_all(&text, step.replacement).into_owned();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn thread_ids() {
        assert_eq!(
            normalize("thread 'main' (4711) panicked at a.rs:1:1:\nx"),
            "thread 'main' panicked at a.rs:1:1:\nx"
        );
        assert_eq!(normalize("thread 'a' (b)"), "thread 'a' (b)");
    }

    #[test]
    fn addresses_but_not_numbers() {
        assert_eq!(normalize("at 0x7ffd5a3b2c40."), "at 0x[address].");
        assert_eq!(normalize("0xdeadbeef 0x7fff 0x5bd1e995"), "0xdeadbeef 0x7fff 0x5bd1e995");
    }

    #[test]
    fn toolchain_commits() {
        let path = "/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core";
        assert_eq!(normalize(path), "/rustc/[commit]/library/core");
    }

    #[test]
    fn times_of_test_harnesses() {
        assert_eq!(normalize("0 measured; finished in 0.03s"), "0 measured; finished in [time]");
    }

    #[test]
    fn line_endings() {
        assert_eq!(normalize("a\r\nb"), "a\nb");
    }

    #[test]
    fn temporary_folders_of_the_compiler() {
        assert_eq!(normalize("\"/t/rustc4IHd7i/symbols.o\""), "\"/t/[temporary]/symbols.o\"");
        assert_eq!(normalize("/bin/rustc /usr/rustc-1.95/lib"), "/bin/rustc /usr/rustc-1.95/lib");
    }
}
