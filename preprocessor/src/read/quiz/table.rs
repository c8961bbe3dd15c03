//! Tables of TOML whose every value knows its place, read key by key.
//!
//! Whatever is wrong is noted and the reading goes on. A key that nobody asked for is unknown: what a
//! question may have is what [`super::question`] asks for, and stands nowhere else.

use std::{cell::RefCell, collections::BTreeSet, ops::Range, path::Path, sync::Arc};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::Said;
use crate::{
    problem::{Problem, nearest},
    read::{
        include::Files,
        mapped::{Place, SourceFile},
    },
};

/// The file that is read, and what was found wrong in it.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    /// The folder it lies in.
    pub(super) folder: &'a Path,
    pub(super) files: &'a Files,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(file: &'a Arc<SourceFile>, folder: &'a Path, files: &'a Files) -> Self {
        Self { file, folder, files, problems: RefCell::default() }
    }

    pub(super) fn place(&self, at: usize) -> Place {
        let file = self.file;
        Place { file: file.path.clone(), line: file.line(at), column: file.column(at) }
    }

    pub(super) fn say(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A table.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    /// What it is, as in "a quiz".
    what: &'static str,
    /// What its keys are called from outside, as `prompt.`.
    prefix: String,
    /// Where it starts.
    at: usize,
    entries: &'a DeTable<'a>,
    asked: RefCell<BTreeSet<&'static str>>,
}

/// A value and the key it stands under.
#[derive(Clone, Debug)]
pub(super) struct Value<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    /// Its key from outside, as `prompt.program`.
    pub(super) name: String,
    pub(super) range: Range<usize>,
    pub(super) value: &'a DeValue<'a>,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        sheet: &'a Sheet<'a>,
        what: &'static str,
        prefix: &str,
        at: usize,
        entries: &'a DeTable<'a>,
    ) -> Self {
        let prefix = prefix.to_owned();
        Self { sheet, what, prefix, at, entries, asked: RefCell::default() }
    }

    pub(super) fn place(&self) -> Place {
        self.sheet.place(self.at)
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &'static str) -> Option<Value<'a>> {
        self.asked.borrow_mut().insert(key);
        let (_, value) = self.entry(key)?;
        Some(self.value(key, value))
    }

    fn entry(
        &self,
        key: &str,
    ) -> Option<(&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>)> {
        self.entries.iter().find(|(name, _)| name.get_ref() == key)
    }

    fn value(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Value<'a> {
        Value {
            sheet: self.sheet,
            name: format!("{}{key}", self.prefix),
            range: value.span(),
            value: value.get_ref(),
        }
    }

    /// Complain that a key is missing.
    pub(super) fn lacks(&self, key: &str, help: &str) {
        let title = format!("{} has no `{}{key}`", self.what, self.prefix);
        let title = title.replacen("a question", "the question", 1);
        self.sheet.say(Problem::error(title, self.place()).help(help));
    }

    pub(super) fn text(&self, key: &'static str) -> Option<Said> {
        self.get(key)?.text()
    }

    pub(super) fn boolean(&self, key: &'static str) -> Option<(bool, Place)> {
        let value = self.get(key)?;
        match value.value {
            DeValue::Boolean(boolean) => Some((*boolean, value.place())),
            _ => value.is_not("`true` or `false`"),
        }
    }

    pub(super) fn number(&self, key: &'static str) -> Option<(f64, Said)> {
        self.get(key)?.number()
    }

    /// A whole number that is not negative.
    pub(super) fn count(&self, key: &'static str) -> Option<(usize, Place)> {
        let value = self.get(key)?;
        match value.value {
            DeValue::Integer(integer) => match integer.to_string().parse() {
                Ok(count) => Some((count, value.place())),
                Err(_) => value.is_not("a whole number that is not negative"),
            },
            _ => value.is_not("a whole number"),
        }
    }

    /// The table below a key.
    pub(super) fn table(&self, key: &'static str) -> Option<Self> {
        self.asked.borrow_mut().insert(key);
        let (name, value) = self.entry(key)?;
        let DeValue::Table(entries) = value.get_ref() else {
            return self.value(key, value).is_not("a table");
        };
        let prefix = format!("{}{key}.", self.prefix);
        Some(Self::new(self.sheet, self.what, &prefix, name.span().start, entries))
    }

    /// The tables of an array below a key; none if it is not there.
    pub(super) fn tables(&self, key: &'static str, what: &'static str) -> Vec<Self> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.items() else { return Vec::new() };
        let tables = items.into_iter().filter_map(|item| match item.value {
            DeValue::Table(entries) => {
                Some(Self::new(self.sheet, what, "", item.range.start, entries))
            }
            _ => item.is_not("tables"),
        });
        tables.collect()
    }

    /// Every key of the table, with its text.
    pub(super) fn all_texts(&self) -> Vec<(String, Said)> {
        let entries = self.entries.iter().filter_map(|(name, value)| {
            Some((name.get_ref().to_string(), self.value(name.get_ref(), value).text()?))
        });
        entries.collect()
    }

    /// Whether there is no key that nobody asked for.
    pub(super) fn is_asked_only_for_what_is_there(&self) -> bool {
        self.unknown().next().is_none()
    }

    fn unknown(&self) -> impl Iterator<Item = (&'a str, usize)> {
        let asked = self.asked.borrow().clone();
        let keys = self.entries.keys().map(|key| (key.get_ref().as_ref(), key.span().start));
        keys.filter(move |(key, _)| !asked.contains(key))
    }

    /// Complain of the keys that nobody has asked for.
    pub(super) fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, at) in self.unknown() {
            let title = format!("unknown key `{}{key}`", self.prefix);
            let problem = Problem::error(title, self.sheet.place(at));
            let known = || {
                let known = asked.iter().map(|key| format!("`{}{key}`", self.prefix));
                known.collect::<Vec<_>>().join(", ")
            };
            self.sheet.say(match nearest(key, asked.iter().copied()) {
                Some(near) => problem.label(format!("did you mean `{near}`?")),
                None => problem.help(format!("keys here are: {}", known())),
            });
        }
    }
}

impl<'a> Value<'a> {
    pub(super) fn place(&self) -> Place {
        self.sheet.place(self.range.start)
    }

    /// Complain that it is something else than is wanted.
    pub(super) fn is_not<T>(&self, wanted: &str) -> Option<T> {
        let title = format!("`{}` takes {wanted}", self.name);
        self.sheet.say(Problem::error(title, self.place()));
        None
    }

    pub(super) fn text(&self) -> Option<Said> {
        match self.value {
            DeValue::String(text) => Some(Said { text: text.to_string(), place: self.place() }),
            _ => self.is_not("a text"),
        }
    }

    /// A number, and how it is written.
    pub(super) fn number(&self) -> Option<(f64, Said)> {
        let text = match self.value {
            DeValue::Integer(integer) => integer.to_string(),
            DeValue::Float(float) => float.to_string(),
            _ => return self.is_not("a number"),
        };
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Some((number, Said { text, place: self.place() })),
            _ => self.is_not("a number in decimals"),
        }
    }

    /// The items of an array.
    pub(super) fn items(&self) -> Option<Vec<Self>> {
        let DeValue::Array(array) = self.value else { return self.is_not("a list") };
        let item = |item: &'a Spanned<DeValue<'a>>| Self {
            sheet: self.sheet,
            name: self.name.clone(),
            range: item.span(),
            value: item.get_ref(),
        };
        Some(array.iter().map(item).collect())
    }

    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.value, DeValue::Array(_))
    }

    /// A list of texts.
    pub(super) fn texts(&self) -> Vec<Said> {
        self.items().unwrap_or_default().iter().filter_map(Self::text).collect()
    }

    /// It as a table, if it is one.
    pub(super) fn as_table(&self) -> Option<Table<'a>> {
        let DeValue::Table(entries) = self.value else { return None };
        let prefix = format!("{}.", self.name);
        Some(Table::new(self.sheet, "a question", &prefix, self.range.start, entries))
    }
}
