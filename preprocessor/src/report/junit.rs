//! `--junit FILE`: one suite for each chapter, one case for each listing.

use anyhow::Result;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{judged, reasons, text};
use crate::{book::Book, check::Checked, judge::Verdict, paths};

/// The report as XML.
pub fn report(book: &Book, checked: &Checked) -> Result<String> {
    let mut report = Report::new("mdbook-rehearse");
    let mut suites: Vec<TestSuite> =
        book.chapters.iter().map(|chapter| TestSuite::new(paths::display(&chapter.path))).collect();
    for (listing, judged) in judged(book, checked) {
        let status = match &judged.verdict {
            Verdict::Passed => TestCaseStatus::success(),
            Verdict::Ignored | Verdict::Unchecked => TestCaseStatus::skipped(),
            Verdict::Failed(_) => {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                let told: Vec<String> = judged
                    .problems
                    .iter()
                    .map(|problem| text::problem(problem, &book.root, false))
                    .collect();
                status.set_message(reasons(judged).join(", ")).set_description(told.join("\n"));
                status
            }
        };
        let mut case = TestCase::new(&listing.id, status);
        case.set_classname(paths::display(&listing.place.file));
        case.set_time(judged.time.0 + judged.time.1);
        case.extra.insert("file".into(), paths::display(&listing.place.file).into());
        case.extra.insert("line".into(), listing.place.line.to_string().into());
        suites[listing.chapter].add_test_case(case);
    }
    for suite in suites {
        if !suite.test_cases.is_empty() {
            report.add_test_suite(suite);
        }
    }
    Ok(report.to_string()?)
}
