//! The listings under test, taken in by path.

#![expect(dead_code, unreachable_pub, reason = "each listing is a program of its own")]
#![expect(clippy::print_stdout, reason = "listings print; their `main` is not called here")]
#![expect(clippy::cast_precision_loss, reason = "the listings' own lint table allows it")]
#![expect(clippy::todo, reason = "an exercise has a starter")]
#![expect(clippy::many_single_char_names, reason = "the listings' own lint table allows it")]

#[path = "../../../listings/models/logistic-regression/exercise-click-stream.rs"]
pub(crate) mod exercise_click_stream;
#[path = "../../../listings/models/logistic-regression/logistic-regression-boundary.rs"]
pub(crate) mod logistic_regression_boundary;
#[path = "../../../listings/models/logistic-regression/logistic-regression-gradient.rs"]
pub(crate) mod logistic_regression_gradient;
#[path = "../../../listings/models/logistic-regression/logistic-regression-loss.rs"]
pub(crate) mod logistic_regression_loss;
#[path = "../../../listings/models/logistic-regression/logistic-regression-odds.rs"]
pub(crate) mod logistic_regression_odds;
#[path = "../../../listings/models/logistic-regression/logistic-regression-separable.rs"]
pub(crate) mod logistic_regression_separable;
#[path = "../../../listings/models/logistic-regression/logistic-regression-softmax.rs"]
pub(crate) mod logistic_regression_softmax;
