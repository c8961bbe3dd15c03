//! What to write instead of what math-core does not know.

/// For a command, without its backslash.
pub(super) fn command(name: &str) -> Option<&'static str> {
    Some(match name {
        "substack" => "write `\\begin{subarray}{c} … \\\\ … \\end{subarray}`",
        "textcolor" => {
            "leave the colour out: it cannot suit every theme (`{\\color{red} …}` is understood)"
        }
        "widetilde" | "utilde" => "write `\\tilde`",
        "widecheck" => "write `\\check`",
        "boxed" | "fbox" | "framebox" => "leave the box out: browsers draw none around formulas",
        "smash" => "leave it out: browsers space lines by themselves",
        "mathds" | "mathbbm" => "write `\\mathbb`",
        "pmb" => "write `\\boldsymbol`",
        "mbox" | "hbox" | "textnormal" => "write `\\text`",
        "nicefrac" | "sfrac" | "flatfrac" => "write `\\tfrac`, or `a/b`",
        "ref" | "autoref" | "cref" | "Cref" | "pageref" => "write `\\eqref`",
        "def"
        | "edef"
        | "gdef"
        | "let"
        | "newcommand"
        | "renewcommand"
        | "providecommand"
        | "DeclareMathOperator"
        | "DeclareMathOperator*"
        | "DeclarePairedDelimiter" => {
            "macros go into book.toml: `name = '…'` in `[preprocessor.rehearse.math.macros]`"
        }
        "require" | "usepackage" => "leave it out: there are no packages to load",
        "intertext" | "shortintertext" => "end the environment, write the text, begin another",
        "includegraphics" => "put the picture into the chapter, outside the formula",
        "quantity" | "qty" => "write `\\left(` … `\\right)`",
        _ => return None,
    })
}

/// For an environment.
pub(super) fn environment(name: &str) -> Option<&'static str> {
    Some(match name {
        "split" | "eqnarray" | "eqnarray*" | "alignat" | "alignedat" | "flalign" | "flalign*"
        | "IEEEeqnarray" => "aligned",
        "smallmatrix" => "matrix",
        "multlined" => "gathered",
        "tabular" => "array",
        "math" | "displaymath" => "$$ … $$",
        _ => return None,
    })
}

/// For an error of another kind, by math-core's label of it.
pub(super) fn error(label: &str) -> Option<&'static str> {
    Some(match label {
        "duplicate" => "group what belongs together: `{x_i}_j` or `x_{i_j}`",
        "cannot be used here" => {
            "`&` needs an environment with columns, `\\tag` and `\\label` one that is numbered, as \
             `\\begin{equation}`"
        }
        "this is not valid in text mode" => {
            "in `\\text`, write `\\_` for `_` and keep mathematics outside"
        }
        "this is not valid in math mode" => "put it into `\\text{…}`",
        "special or not ASCII" => "a label is letters, digits and `:`, `-`, `.`, `/`",
        "unexpected macro parameter" => {
            "a number sign is `\\#`; arguments are for macros in book.toml"
        }
        _ => return None,
    })
}

/// Every environment that math-core knows.
pub(super) const ENVIRONMENTS: [&str; 22] = [
    "align",
    "align*",
    "aligned",
    "array",
    "bmatrix",
    "Bmatrix",
    "cases",
    "darray",
    "dcases",
    "drcases",
    "equation",
    "equation*",
    "gather",
    "gather*",
    "gathered",
    "matrix",
    "multline",
    "pmatrix",
    "rcases",
    "subarray",
    "vmatrix",
    "Vmatrix",
];

/// Commands that are common in the field, to recognise a slip by. math-core knows many more and does
/// not list them.
#[rustfmt::skip]
pub(super) const KNOWN: &[&str] = &[
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta",
    "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi",
    "varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma",
    "Upsilon", "Phi", "Psi", "Omega",
    "frac", "dfrac", "tfrac", "cfrac", "binom", "sqrt", "sum", "prod", "int", "iint", "oint",
    "bigcup", "bigcap", "bigoplus", "bigotimes", "bigvee", "bigwedge", "lim", "limsup", "liminf",
    "min", "max", "inf", "sup", "arg", "log", "ln", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh",
    "arcsin", "arccos", "arctan", "det", "dim", "ker", "deg", "gcd", "Pr", "operatorname",
    "operatorname*", "limits", "nolimits",
    "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "lvert",
    "rvert", "lVert", "rVert", "vert", "Vert", "langle", "rangle", "lfloor", "rfloor", "lceil",
    "rceil", "lbrace", "rbrace",
    "text", "textbf", "textit", "texttt", "textrm", "textsf", "mathrm", "mathbf", "mathbb", "mathcal",
    "mathfrak", "mathscr", "mathsf", "mathtt", "mathit", "boldsymbol", "bm",
    "hat", "widehat", "bar", "tilde", "vec", "dot", "ddot", "check", "overline", "underline",
    "overbrace", "underbrace", "overset", "underset", "stackrel", "cancel", "phantom", "prime",
    "cdot", "times", "div", "pm", "mp", "ast", "star", "circ", "bullet", "oplus", "otimes", "odot",
    "cup", "cap", "setminus", "wedge", "vee", "land", "lor", "lnot", "neg", "forall", "exists",
    "nexists", "emptyset", "varnothing",
    "leq", "geq", "neq", "equiv", "approx", "sim", "simeq", "cong", "propto", "mid", "nmid",
    "parallel", "perp", "prec", "succ", "subset", "subseteq", "supset", "supseteq", "notin", "vdash",
    "models", "coloneqq", "gets", "mapsto", "rightarrow", "leftarrow", "leftrightarrow", "Rightarrow",
    "Leftarrow", "Leftrightarrow", "longrightarrow", "implies", "iff", "uparrow", "downarrow",
    "xrightarrow",
    "infty", "partial", "nabla", "ell", "hbar", "aleph", "top", "bot", "angle", "triangle", "square",
    "dots", "ldots", "cdots", "vdots", "ddots", "quad", "qquad", "displaystyle", "textstyle",
    "scriptstyle", "begin", "end", "label", "eqref", "tag", "notag", "hline", "not", "color",
];
