//! The listings of the chapter on ranking metrics, each a module.

#[path = "../../../listings/evaluation/ranking-metrics/ranking-metrics-at-k.rs"]
pub(crate) mod at_k;
#[path = "../../../listings/evaluation/ranking-metrics/ranking-metrics-auc.rs"]
pub(crate) mod auc;
#[path = "../../../listings/evaluation/ranking-metrics/ranking-metrics-beyond.rs"]
pub(crate) mod beyond;
#[path = "../../../listings/evaluation/ranking-metrics/ranking-metrics-logged.rs"]
pub(crate) mod logged;
#[path = "../../../listings/evaluation/ranking-metrics/ranking-metrics-ndcg.rs"]
pub(crate) mod ndcg;
