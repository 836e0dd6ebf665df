//! The OpenAPI description, and what it says of an answer.

use std::collections::BTreeSet;

use jsonschema::Registry;
use serde_json::{Value, json};

use crate::service::{Answer, Service};

/// Where the description and its schemas stand, so that their references lead to each other.
const BASE: &str = "http://judge";

pub(crate) struct Described {
    pub(crate) document: Value,
    registry: Registry<'static>,
    given: BTreeSet<String>,
}

impl Described {
    /// Reads the description that a service gives, and all that it refers to.
    pub(crate) fn read(service: &Service) -> Self {
        let document = service.ask("GET", "/openapi.json", "").json();
        let mut registry = Registry::new();
        for path in [
            "/openapi.json",
            "/schema/evidence.schema.json",
            "/schema/report.schema.json",
        ] {
            let resource = service.ask("GET", path, "").json();
            registry = registry.add(format!("{BASE}{path}"), resource).expect(path);
        }
        Self {
            document,
            registry: registry.prepare().expect("every reference leads somewhere"),
            given: BTreeSet::new(),
        }
    }

    /// Holds an answer against its description.
    pub(crate) fn take(&mut self, method: &str, path: &str, answer: &Answer) {
        let path = path.split('?').next().unwrap();
        let (method, status) = (method.to_lowercase(), answer.status);
        let response = &self.document["paths"][path][&method]["responses"][status.to_string()];
        assert!(
            response.is_object(),
            "{method} {path}: {status} is not described"
        );
        let kind = &answer.headers["content-type"];
        assert!(
            response["content"][kind].is_object(),
            "{method} {path}: {status} as {kind} is not described"
        );
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let value = json!(answer.headers[&name.to_lowercase()]);
            self.keeps(&header["schema"], &value);
        }
        let escaped = |text: &str| text.replace('/', "~1");
        let place = format!(
            "{BASE}/openapi.json#/paths/{}/{method}/responses/{status}/content/{}/schema",
            escaped(path),
            escaped(kind)
        );
        self.keeps(&json!({ "$ref": place }), &answer.json());
        self.given.insert(format!("{method} {path} {status}"));
    }

    fn keeps(&self, schema: &Value, value: &Value) {
        let validator = jsonschema::options()
            .with_registry(&self.registry)
            .build(schema)
            .expect("a schema");
        let problems: Vec<_> = validator
            .iter_errors(value)
            .map(|it| it.to_string())
            .collect();
        assert!(problems.is_empty(), "{problems:#?}");
    }

    /// What is described and was never given.
    pub(crate) fn missing(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (path, methods) in self.document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                for status in operation["responses"].as_object().unwrap().keys() {
                    all.push(format!("{method} {path} {status}"));
                }
            }
        }
        all.retain(|answer| !self.given.contains(answer));
        all
    }
}
