//! The listings of the chapter, each a module.

#[path = "../../../listings/models/naive-bayes/naive-bayes-bernoulli.rs"]
pub(crate) mod bernoulli;
#[path = "../../../listings/models/naive-bayes/naive-bayes-categorical.rs"]
pub(crate) mod categorical;
#[path = "../../../listings/models/naive-bayes/naive-bayes-copies.rs"]
pub(crate) mod copies;
#[path = "../../../listings/models/naive-bayes/naive-bayes-gaussian.rs"]
pub(crate) mod gaussian;
#[path = "../../../listings/models/naive-bayes/exercise-learn-and-forget.rs"]
pub(crate) mod learn_and_forget;
#[path = "../../../listings/models/naive-bayes/naive-bayes-multinomial.rs"]
pub(crate) mod multinomial;
#[path = "../../../listings/models/naive-bayes/naive-bayes-variances.rs"]
pub(crate) mod variances;
