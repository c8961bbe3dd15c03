use super::*;
use crate::read::{mapped::SourceFile, math::formulas};

fn macros() -> BTreeMap<String, String> {
    [("argmax", r"\operatorname*{arg\,max}"), ("E", r"\mathbb{E}"), ("given", r"\E[#1\mid #2]")]
        .map(|(name, latex)| (name.to_owned(), latex.to_owned()))
        .into()
}

/// The formulas and the problems of a chapter.
fn set(markdown: &str) -> (Vec<Option<Rendered>>, Vec<Problem>) {
    let (found, slips) = formulas(&Mapped::file(&SourceFile::new("ch.md", markdown)));
    assert_eq!(slips, [], "{markdown}");
    let macros = macros();
    let mut problems = labelled_twice(&found, &mut BTreeMap::new());
    let (set, wrong) = chapter(&found, &Macros::new(&macros), &LatexToMathML::default());
    problems.extend(wrong);
    (set, problems)
}

#[track_caller]
fn is_set(markdown: &str, parts: &[&str]) {
    let (set, problems) = set(markdown);
    assert_eq!(problems, [], "{markdown}");
    let mathml: String = set.into_iter().map(|rendered| rendered.expect("set").mathml).collect();
    for part in parts {
        assert!(mathml.contains(part), "no {part} in {mathml}");
    }
}

/// Each problem as `line:column title | label | help`.
#[track_caller]
fn told(markdown: &str, expected: &[&str]) {
    let (set, problems) = set(markdown);
    let problems: Vec<String> = problems
        .iter()
        .map(|problem| {
            let (place, label) = &problem.places[0];
            let help = problem.help.join(" ");
            format!("{}:{} {} | {label} | {help}", place.line, place.column, problem.title)
        })
        .collect();
    assert_eq!(problems, expected);
    assert!(set.iter().any(Option::is_none) || problems.iter().all(|text| text.contains("two ")));
}

#[test]
fn formulas_of_the_field() {
    is_set(r"$\argmax_\theta \given{X}{Y}$", &["arg\u{2009}max", "𝔼", "∣"]);
    is_set(
        "$$\n\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}\n$$",
        &["display=\"block\"", "<mtr>"],
    );
    is_set(r"$\begin{subarray}{c} a \\ b \end{subarray}$, $\text{50\%}$, $x'$", &["<mtr>", "50%"]);
    is_set(r"$5 < 6 \& \#$", &["&lt;", "&amp;"]);
}

#[test]
fn an_equation_may_be_referred_to_before_it_comes() {
    let later = "See $\\eqref{eq:a}$.\n\n$$\\begin{equation} a \\label{eq:a} \\end{equation}$$\n";
    is_set(later, &["href=\"#eq:a\">(1)</a>", "id=\"eq:a\""]);
}

#[test]
fn an_unknown_macro() {
    told(r"so $x = \agrmax_i$", &[r"1:9 unknown macro `\agrmax` | did you mean `\argmax`? | "]);
    told(r"$\lamda$", &[r"1:2 unknown macro `\lamda` | did you mean `\lambda`? | "]);
    told(
        r"$\V$",
        &[
            r"1:2 unknown macro `\V` |  | macros of the book's own go into book.toml: `V = '…'` in `[preprocessor.rehearse.math.macros]`",
        ],
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_where() {
    let markdown = "> $\\foobar$ and\n> $$\n> x_i_j\n> $$\n\n| $\\nope$ |\n|---|\n";
    let (_, problems) = set(markdown);
    let places: Vec<String> = problems
        .iter()
        .map(|problem| problem.place().map(|at| format!("{}:{}", at.line, at.column)))
        .map(Option::unwrap_or_default)
        .collect();
    assert_eq!(places, ["1:4", "3:6", "6:4"]);
}

#[test]
fn what_to_write_instead() {
    for (latex, title, help) in [
        (r"\substack{a\\b}", r"unknown macro `\substack`", "subarray"),
        (r"\textcolor{red}{x}", r"unknown macro `\textcolor`", "colour"),
        (r"\widetilde{x}", r"unknown macro `\widetilde`", r"`\tilde`"),
        (r"\boxed{x}", r"unknown macro `\boxed`", "box"),
        (r"\smash{x}", r"unknown macro `\smash`", "leave it out"),
        (r"\mathds{1}", r"unknown macro `\mathds`", r"`\mathbb`"),
        (r"\pmb{x}", r"unknown macro `\pmb`", r"`\boldsymbol`"),
        (r"\mbox{x}", r"unknown macro `\mbox`", r"`\text`"),
        (r"\ref{x}", r"unknown macro `\ref`", r"`\eqref`"),
        (r"\def\x{1}", r"unknown macro `\def`", "book.toml"),
        (r"\DeclareMathOperator{\x}{x}", r"unknown macro `\DeclareMathOperator`", "book.toml"),
        (r"\require{x}", r"unknown macro `\require`", "packages"),
        (r"\nicefrac12", r"unknown macro `\nicefrac`", r"`\tfrac`"),
        (r"\begin{split}a\end{split}", "unknown environment `split`", "`aligned`"),
        (r"\begin{smallmatrix}a\end{smallmatrix}", "unknown environment `smallmatrix`", "`matrix`"),
        (r"\begin{foo}a\end{foo}", "unknown environment `foo`", "there are `align`, "),
        (r"x_i_j", "a formula cannot be set: duplicate subscript or superscript", "`{x_i}_j`"),
        (r"\text{a_b}", "a formula cannot be set: not valid in text mode", r"`\_`"),
        (
            r"a & b",
            "a formula cannot be set: found \"&\", which may only appear in a table-like environment",
            "columns",
        ),
        (
            r"a \tag{1}",
            "a formula cannot be set: found \"\\tag\", which may only appear in a numbered equation environment",
            "numbered",
        ),
        (
            r"a # b",
            "a formula cannot be set: macro parameter found outside of custom command definition",
            r"`\#`",
        ),
    ] {
        let (_, problems) = set(&format!("${latex}$"));
        let [problem] = &problems[..] else { panic!("{latex}: {problems:?}") };
        assert_eq!(problem.title, title, "{latex}");
        assert!(problem.help.concat().contains(help), "{latex}: {:?}", problem.help);
    }
    told(
        r"$\begin{alined}a\end{alined}$",
        &["1:8 unknown environment `alined` | did you mean `aligned`? | "],
    );
}

#[test]
fn what_is_not_closed() {
    let cannot = "a formula cannot be set";
    told(
        r"$\left( x$",
        &[&format!(
            r#"1:10 {cannot}: expected closing token "\right", but reached end of input | a group was never closed | "#
        )],
    );
    told(
        r"$\frac{1}$",
        &[&format!(
            "1:10 {cannot}: expected argument but reached end of input | expected an argument here | "
        )],
    );
    told(
        r"$\begin{aligned} a$",
        &[&format!(
            r#"1:19 {cannot}: expected closing token "\end{{...}}", but reached end of input | a group was never closed | "#
        )],
    );
}

#[test]
fn what_would_be_wrong_in_silence() {
    told(
        r"$\text{precision $p$}$",
        &[
            r"1:18 a dollar inside a formula is printed as a dollar |  | close the text before the formula goes on: `\text{precision } p`",
        ],
    );
    let lines = r"does nothing outside an environment with lines |  | put the lines into `\begin{aligned}` … `\end{aligned}` or `gathered`";
    told(r"$a \\ b$", &[&format!(r"1:4 `\\` {lines}")]);
    told(r"$\begin{equation} a \\ b \end{equation}$", &[&format!(r"1:21 `\\` {lines}")]);
    told(r"$\begin{matrix}a\\b\end{matrix} \newline$", &[&format!(r"1:33 `\newline` {lines}")]);
    is_set(r"$\begin{equation} \begin{aligned} a \\ b \end{aligned} \end{equation}$", &[]);
    is_set("$$a % \\\\\n$$", &[]);
    is_set(r"$\text{costs \$5}$", &["$5"]);
}

#[test]
fn references_to_nothing_and_labels_twice() {
    let labelled = r"$\begin{equation} a \label{eq:cost} \end{equation}$";
    told(
        &format!("{labelled} $\\eqref{{eq:costs}}$"),
        &["1:54 no equation is labelled `eq:costs` | did you mean `eq:cost`? | "],
    );
    told(
        r"$\eqref{a}$",
        &[
            r"1:2 no equation is labelled `a` |  | label one of this chapter: `\begin{equation} … \label{a} \end{equation}`",
        ],
    );
    told(
        &format!("{labelled}\n\n{labelled}"),
        &["3:21 two equations are labelled `eq:cost` | the second | labels are unique in the book"],
    );
}

#[test]
fn arguments_and_what_a_macro_made() {
    told(r"$\given{a}$", &[r"1:2 `\given` takes 2 arguments |  | write `\given{…}{…}`"]);
    let (_, problems) = set(r"$\E_i_j$");
    assert_eq!(
        problems[0].details.as_deref(),
        Some("with its macros written out:\n\\mathbb{E}_i_j")
    );
}

#[test]
fn every_command_that_is_suggested_is_known() {
    let converter = LatexToMathML::default();
    for name in advice::KNOWN {
        let result = converter.convert_with_local_state(&format!("\\{name}"), MathDisplay::Block);
        let unknown = result.is_err_and(|error| error.label() == "unknown command");
        assert!(!unknown, "\\{name}");
    }
    for name in advice::ENVIRONMENTS {
        let latex = format!("\\begin{{{name}}}");
        let result = converter.convert_with_local_state(&latex, MathDisplay::Block);
        assert!(result.is_err_and(|error| error.label() != "unknown environment"), "{name}");
    }
}
