//! What a quiz is.

use std::path::PathBuf;

use crate::read::{lines::Line, mapped::Place, tags::Tags};

/// A quiz, at its place in a chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// Unique in the book: what its file says, or else the file's name.
    pub id: String,
    /// Where the chapter places it.
    pub place: Place,
    /// Its directive among those of the chapter.
    pub directive: usize,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// One question. Texts are Markdown where nothing else is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// From 1.
    pub number: usize,
    /// Unique in its quiz, and the same as long as the question is: answers are kept under it.
    pub id: String,
    /// Where its table starts.
    pub place: Place,
    /// What stands before the first of several questions about one thing.
    pub lead: Option<String>,
    /// What is asked; may be empty where a program is shown.
    pub prompt: String,
    /// The program it shows.
    pub program: Option<Program>,
    /// What kind of answer is wanted, and which.
    pub kind: Kind,
    /// Why the answer is right; shown to those who have answered.
    pub context: Option<String>,
}

/// What kind of answer a question wants, and which.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `MultipleChoice`: one of these, or every right one of these.
    Choice {
        /// In the order in which they are shown.
        options: Vec<Choice>,
        /// Every right one is to be chosen, even if there is only one.
        several: bool,
    },
    /// `ShortAnswer`: a few words.
    Short {
        /// The answer and others that are as good; plain text.
        answers: Vec<String>,
        /// Answers that are expected, and wrong.
        slips: Vec<Slip>,
        /// More than a line may be typed.
        long: bool,
    },
    /// `Numeric`.
    Number {
        /// The answer.
        answer: f64,
        /// As the author wrote it.
        written: String,
        /// How far from it is still right.
        tolerance: f64,
        /// As a reader is told, as `within 0.01`; empty if the number must be met.
        allowed: String,
        /// What it counts; plain text.
        unit: Option<String>,
        /// Answers that are expected, and wrong: each a number.
        slips: Vec<Slip>,
    },
    /// `Order`: these lines, each in its place.
    Order {
        /// Those that belong, in order, then those that do not.
        lines: Vec<Choice>,
    },
    /// `Tracing`: what the program does, which is what its key claims.
    Trace {
        /// Outputs that are expected, and wrong.
        slips: Vec<Slip>,
        /// Ways to end that are wrong, and why.
        ways: Vec<(Way, String)>,
    },
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is right or wrong.
    pub why: Option<String>,
}

/// How a program ends, as a reader chooses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It compiles, prints something (or nothing) and ends well.
    Prints,
    /// It compiles and panics.
    Panics,
    /// It does not compile.
    Fails,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Prints, Self::Panics, Self::Fails];

    /// One word for the page.
    pub fn word(self) -> &'static str {
        match self {
            Self::Prints => "prints",
            Self::Panics => "panics",
            Self::Fails => "fails",
        }
    }

    /// The sentence for it.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Prints => "It prints:",
            Self::Panics => "It panics.",
            Self::Fails => "It does not compile.",
        }
    }
}

/// A wrong answer that is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What is typed; plain text.
    pub text: String,
    /// Why it is wrong.
    pub why: String,
}

/// A program that a question shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The file that holds it, if it does not stand in the quiz.
    pub file: Option<PathBuf>,
    /// Where the question shows it.
    pub place: Place,
    /// What the key says that it does.
    pub claim: Claim,
}

/// What a key says that a program does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It compiles. No more is said of it.
    Compiles,
    /// It prints this and ends well. White space around it does not count.
    Prints(Said),
    /// It panics.
    Panics {
        /// Where the key says so.
        place: Place,
        /// What it prints before.
        stdout: Option<Said>,
    },
    /// It does not compile.
    Fails {
        /// Where the key says so.
        place: Place,
        /// This code is among the errors.
        code: Option<Said>,
        /// There is an error on this line (from 1, of those that are shown), and where the key says
        /// so.
        line: Option<(usize, Place)>,
    },
}

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// The place.
    pub place: Place,
}

impl Quiz {
    /// The id of a question's program among all listings.
    pub fn id_of(&self, question: &Question) -> String {
        format!("{}#{}", self.id, question.number)
    }
}

impl Question {
    /// Everything in it that is Markdown.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.prompt.as_str()];
        texts.extend(self.lead.as_deref().into_iter().chain(self.context.as_deref()));
        match &self.kind {
            Kind::Choice { options, .. } | Kind::Order { lines: options } => {
                texts.extend(options.iter().map(|option| option.text.as_str()));
                texts.extend(options.iter().filter_map(|option| option.why.as_deref()));
            }
            Kind::Short { slips, .. } | Kind::Number { slips, .. } => {
                texts.extend(slips.iter().map(|slip| slip.why.as_str()));
            }
            Kind::Trace { slips, ways } => {
                texts.extend(slips.iter().map(|slip| slip.why.as_str()));
                texts.extend(ways.iter().map(|(_, why)| why.as_str()));
            }
        }
        texts
    }
}

impl Claim {
    /// How the program ends; `None` if the key does not say.
    pub fn way(&self) -> Option<Way> {
        match self {
            Self::Compiles => None,
            Self::Prints(_) => Some(Way::Prints),
            Self::Panics { .. } => Some(Way::Panics),
            Self::Fails { .. } => Some(Way::Fails),
        }
    }
}

impl Program {
    /// The number of the line (from 1, of those that are shown) that stands at a place.
    pub fn shown_line(&self, place: &Place) -> Option<usize> {
        let mut shown = self.lines.iter().filter(|line| !line.hidden);
        let stands = |line: &Line| line.place.file == place.file && line.place.line == place.line;
        Some(shown.position(stands)? + 1)
    }

    /// What a fence around it would say.
    pub fn tags(&self) -> Tags {
        let mut tags = Tags { rust: true, ..Tags::default() };
        match &self.claim {
            Claim::Compiles => tags.no_run = true,
            Claim::Prints(_) => {}
            Claim::Panics { .. } => tags.should_panic = true,
            Claim::Fails { code, line, .. } => {
                tags.compile_fail = true;
                tags.error_codes.extend(code.iter().map(|code| code.text.clone()));
                // Where the errors are is known for sure of what is compiled alone only.
                tags.standalone = line.is_some();
            }
        }
        tags
    }
}
