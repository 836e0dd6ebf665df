//! The judge as a Python module.

use ontrack_judge::Evidence;
use pyo3::{
    create_exception,
    exceptions::PyValueError,
    prelude::*,
    types::{PyBytes, PyString},
};

create_exception!(
    ontrack_judge,
    EvidenceError,
    PyValueError,
    "What was sent is no evidence."
);

#[pymodule]
#[pyo3(name = "ontrack_judge")]
fn python_module(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let error = module.py().get_type::<EvidenceError>();
    module.add("EvidenceError", error)?;
    module.add_function(wrap_pyfunction!(judge, module)?)
}

/// The report on this evidence: JSON as text or bytes, or what `json.loads` makes of it.
#[pyfunction]
fn judge<'py>(evidence: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let python = evidence.py();
    let json = python.import("json")?;
    let text: Vec<u8> = match evidence.cast::<PyBytes>() {
        Ok(bytes) => bytes.as_bytes().into(),
        Err(_) if evidence.is_instance_of::<PyString>() => evidence.extract::<String>()?.into(),
        Err(_) => json
            .call_method1("dumps", (evidence,))?
            .extract::<String>()?
            .into(),
    };
    let report = python.detach(|| {
        let evidence = Evidence::from_json(text)?;
        Ok(ontrack_judge::judge(&evidence).to_json())
    });
    json.call_method1("loads", (report.or_else(|error| refuse(python, &error))?,))
}

fn refuse<T>(python: Python<'_>, error: &ontrack_judge::EvidenceError) -> PyResult<T> {
    let refused = EvidenceError::new_err(error.to_string());
    let value = refused.value(python);
    value.setattr("code", error.code())?;
    value.setattr("path", error.path())?;
    Err(refused)
}
