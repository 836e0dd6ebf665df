//! The page at `/`, and the package that it loads.

use std::{path::Path, sync::Arc};

use axum::{Router, http::header, response::Html, routing::get};
use tower_http::services::ServeDir;

use super::Shared;

const PAGE: &str = include_str!("../../page/index.html");
const SCRIPT: &str = include_str!("../../page/main.js");
const STYLE: &str = include_str!("../../page/style.css");

/// The page; `package` is the folder of the npm package.
pub(super) fn routes(package: Option<&Path>) -> Router<Arc<Shared>> {
    let script = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    let style = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    let router = Router::new()
        .route("/", get(|| async { Html(PAGE) }))
        .route("/main.js", get(move || async move { (script, SCRIPT) }))
        .route("/style.css", get(move || async move { (style, STYLE) }));
    match package {
        Some(folder) => router.nest_service("/pkg", ServeDir::new(folder)),
        None => router,
    }
}
