//! What a candidate types in an interview must compile on Rust 1.59, which `CoderPad` documents.
//!
//! Library items are clippy's business: `incompatible_msrv` knows since when each is stable. It does
//! not look at syntax, and the compiler has no old mode but the edition: 2021 refuses let chains,
//! and the visitor below knows the rest.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use syn::visit::{self, Visit};
use walkdir::WalkDir;

/// Chapters whose every listing is typed in an interview.
const TYPED: [&str; 6] = [
    "retired-problems",
    "assessments",
    "coding/sequences",
    "coding/graphs-and-heaps",
    "coding/search-and-dynamic-programming",
    "coding/strings-matrices-simulation",
];

/// Listings to be typed in an interview: those that name the version, and all of a retired problem,
/// a practice assessment or a coding pattern, but not demonstrations, which draw figures or random
/// numbers with the kit. Those that call themselves interview style take nothing but made-up data
/// and figures from it, and count.
fn interview_listings() -> Vec<PathBuf> {
    let listings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../listings");
    let files = WalkDir::new(&listings).sort_by_file_name().into_iter().filter_map(Result::ok);
    files
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| {
            let text = read(path);
            let program = text.split("#[cfg(test)]").next().unwrap_or_default();
            let typed = TYPED.iter().any(|folder| path.starts_with(listings.join(folder)));
            let own = (typed || text.contains("Rust 1.59")) && !program.contains("kit::");
            own || text.contains("//! Interview style")
        })
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn interview_listings_use_no_syntax_newer_than_1_59() {
    let listings = interview_listings();
    assert!(listings.len() >= 8, "only {} listings found", listings.len());
    let newer: Vec<String> = listings
        .iter()
        .flat_map(|path| {
            let newer = newer_syntax(&read(path));
            newer.into_iter().map(move |newer| format!("{}: {newer}", path.display()))
        })
        .collect();
    assert!(newer.is_empty(), "{}", newer.join("\n"));
}

#[test]
fn interview_listings_use_no_library_item_newer_than_1_59() {
    let folder = env::temp_dir().join(format!("interview-rust-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for clippy's configuration");
    fs::write(folder.join("clippy.toml"), "msrv = \"1.59\"\n").expect("a writable folder");
    let said: Vec<String> =
        interview_listings().iter().filter_map(|path| clippy(path, &folder)).collect();
    let control = folder.join("control.rs");
    fs::write(&control, "fn main() { assert!(Some(1).is_some_and(|one| one == 1)); }\n")
        .expect("a writable folder");
    let control = clippy(&control, &folder);
    fs::remove_dir_all(&folder).expect("the folder is ours");
    assert!(control.is_some_and(|said| said.contains("stable since `1.70.0`")), "clippy looks");
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// What clippy says about a file as a program of edition 2021 on Rust 1.59; nothing if it is fine.
fn clippy(path: &Path, folder: &Path) -> Option<String> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc");
    let sysroot = String::from_utf8(sysroot.stdout).expect("a path in UTF-8");
    let driver = Path::new(sysroot.trim()).join("bin/clippy-driver");
    let output = Command::new(driver)
        .args(["--edition", "2021", "--crate-name", "listing", "--emit", "metadata", "--out-dir"])
        .arg(folder)
        .args(["--cap-lints", "deny", "-Aclippy::all", "-Awarnings"])
        .arg("-Dclippy::incompatible_msrv")
        .args(kit())
        .arg(path)
        .env("CLIPPY_CONF_DIR", folder)
        .output()
        .expect("clippy is a component of the toolchain that rust-toolchain.toml names");
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Arguments that let the compiler find the kit as cargo built it for these tests.
fn kit() -> Vec<String> {
    let test = env::current_exe().expect("this test is a file");
    let built = test.parent().expect("in a folder of what was built");
    let kits = fs::read_dir(built).expect("a readable folder").filter_map(Result::ok);
    let newest = kits
        .filter(|entry| {
            let library = entry.path().extension().is_some_and(|extension| extension == "rlib");
            library && entry.file_name().to_string_lossy().starts_with("libkit-")
        })
        .max_by_key(|entry| entry.metadata().and_then(|metadata| metadata.modified()).ok())
        .expect("this package depends on the kit");
    vec![
        "-L".to_owned(),
        format!("dependency={}", built.display()),
        "--extern".to_owned(),
        format!("kit={}", newest.path().display()),
    ]
}

fn newer_syntax(text: &str) -> Vec<&'static str> {
    let mut newer = Newer::default();
    newer.visit_file(&syn::parse_file(text).expect("a listing is a file of Rust"));
    newer.0
}

/// Syntax that came after 1.59, as sentences.
#[derive(Default)]
struct Newer(Vec<&'static str>);

impl Newer {
    fn found(&mut self, newer: bool, sentence: &'static str) {
        if newer {
            self.0.push(sentence);
        }
    }
}

impl<'ast> Visit<'ast> for Newer {
    fn visit_local_init(&mut self, init: &'ast syn::LocalInit) {
        self.found(init.diverge.is_some(), "let-else came with 1.65");
        visit::visit_local_init(self, init);
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let sides = [&binary.left, &binary.right];
        let chain = sides.iter().any(|side| matches!(***side, syn::Expr::Let(_)));
        self.found(chain, "let chains came with 1.88");
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_block(&mut self, block: &'ast syn::ExprBlock) {
        self.found(block.label.is_some(), "breaking out of a labelled block came with 1.65");
        visit::visit_expr_block(self, block);
    }

    fn visit_expr_const(&mut self, block: &'ast syn::ExprConst) {
        self.found(true, "const blocks came with 1.79");
        visit::visit_expr_const(self, block);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.found(closure.asyncness.is_some(), "async closures came with 1.85");
        visit::visit_expr_closure(self, closure);
    }

    fn visit_expr_raw_addr(&mut self, address: &'ast syn::ExprRawAddr) {
        self.found(true, "&raw came with 1.82");
        visit::visit_expr_raw_addr(self, address);
    }

    fn visit_lit_cstr(&mut self, _: &'ast syn::LitCStr) {
        self.found(true, "C string literals came with 1.77");
    }

    fn visit_pat(&mut self, pattern: &'ast syn::Pat) {
        if let syn::Pat::Range(range) = pattern {
            let open = matches!(range.limits, syn::RangeLimits::HalfOpen(_)) && range.end.is_some();
            self.found(open, "exclusive ranges in patterns came with 1.80");
        }
        visit::visit_pat(self, pattern);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        let default = variant.attrs.iter().any(|attribute| attribute.path().is_ident("default"));
        self.found(default, "#[default] on a variant came with 1.62");
        visit::visit_variant(self, variant);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        self.found(attribute.path().is_ident("expect"), "#[expect] came with 1.81");
        visit::visit_attribute(self, attribute);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        // What stands before the starter of an exercise is not shown.
        if module.ident == "starter" {
            let items = module.content.iter().flat_map(|(_, items)| items);
            items.for_each(|item| self.visit_item(item));
        } else {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_trait_item_type(&mut self, item: &'ast syn::TraitItemType) {
        self.found(!item.generics.params.is_empty(), "generic associated types came with 1.65");
        visit::visit_trait_item_type(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.found(item.sig.asyncness.is_some(), "async functions in traits came with 1.75");
        if let syn::ReturnType::Type(_, output) = &item.sig.output {
            let opaque = matches!(**output, syn::Type::ImplTrait(_));
            self.found(opaque, "returning impl Trait from a trait's function came with 1.75");
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_precise_capture(&mut self, capture: &'ast syn::PreciseCapture) {
        self.found(true, "use<..> came with 1.82");
        visit::visit_precise_capture(self, capture);
    }
}

/// Each of the sentences, and what 1.59 has already.
#[test]
fn newer_syntax_is_seen() {
    let body = |statements: &str| newer_syntax(&format!("fn main() {{ {statements} }}"));
    assert_eq!(body("let Some(x) = y else { return };"), ["let-else came with 1.65"]);
    assert_eq!(body("if a && let Some(x) = y {}"), ["let chains came with 1.88"]);
    assert_eq!(body("'a: { break 'a; }").len(), 1);
    assert_eq!(body("let x = const { 1 };").len(), 1);
    assert_eq!(body("let f = async || 1;").len(), 1);
    assert_eq!(body("let p = &raw const x;").len(), 1);
    assert_eq!(body("let s = c\"text\";").len(), 1);
    assert_eq!(body("match x { 0..5 => 1, _ => 2 };").len(), 1);
    assert_eq!(newer_syntax("enum E { #[default] A }").len(), 1);
    assert_eq!(newer_syntax("#[expect(unused)] fn f() {}").len(), 1);
    assert!(newer_syntax("#[expect(unused)] mod starter { fn f() {} }").is_empty());
    assert_eq!(newer_syntax("trait T { type A<'a>; }").len(), 1);
    assert_eq!(newer_syntax("trait T { async fn f(); fn g() -> impl Copy; }").len(), 2);
    assert_eq!(newer_syntax("fn f<'a>(x: &'a u8) -> impl Copy + use<'a> { x }").len(), 1);

    let old = "let (a, b); (a, b) = (1, 2); if let Some(x) = y {} else {} \
               match x { 0..=5 | 7.. => 1, _ => 2 }; 'a: loop { break 'a; }";
    assert!(body(old).is_empty(), "{:?}", body(old));
}
