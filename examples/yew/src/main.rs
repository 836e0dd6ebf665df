//! A page that probes its browser, and shows the verdict and what led to it.
//!
//! ```text
//! rustup target add wasm32-unknown-unknown
//! cargo build --release --target wasm32-unknown-unknown
//! wasm-bindgen --target web --out-dir dist \
//!     target/wasm32-unknown-unknown/release/ontrack-probe-yew.wasm
//! ```
//!
//! Serve this folder, and open `index.html`.

use ontrack_probe::{Anomaly, OfflineOptions, Report, offline};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
fn Page() -> Html {
    let report = use_state(|| None);
    {
        let report = report.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Without a signal in the options nothing aborts the probe.
                report.set(offline::probe(OfflineOptions::default()).await.ok());
            });
        });
    }
    match &*report {
        None => html! { <p>{ "The browser is being probed …" }</p> },
        Some(report) => verdict(report),
    }
}

fn verdict(report: &Report<'static>) -> Html {
    html! {
        <>
            <h1 id="verdict">{ report.verdict.name() }</h1>
            <p>{ format!("in {} ms", report.duration_ms) }</p>
            <ul id="anomalies">{ for report.anomalies.iter().map(anomaly) }</ul>
        </>
    }
}

fn anomaly(anomaly: &Anomaly) -> Html {
    html! {
        <li class={anomaly.weight.name()}>
            <code>{ anomaly.check.id }</code>
            { format!(": {} was expected, {} was observed", anomaly.expected, anomaly.observed) }
        </li>
    }
}

fn main() {
    yew::Renderer::<Page>::new().render();
}
