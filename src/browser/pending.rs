//! Waiting, always with a deadline.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::{JsValue, prelude::Closure};

use super::primitives as js;

/// Something that will be known later. Clones share it.
pub(crate) struct Pending<T>(Rc<Shared<T>>);

struct Shared<T> {
    value: RefCell<Option<T>>,
    is_known: Cell<bool>,
    waker: Cell<Option<Waker>>,
}

impl<T> Clone for Pending<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Pending<T> {
    pub(crate) fn new() -> Self {
        Self(Rc::new(Shared {
            value: RefCell::new(None),
            is_known: Cell::new(false),
            waker: Cell::new(None),
        }))
    }

    /// Makes it known, and wakes who waits. Only the first value counts.
    pub(crate) fn tell(&self, value: T) {
        if self.0.is_known.replace(true) {
            return;
        }
        self.0.value.replace(Some(value));
        if let Some(waker) = self.0.waker.take() {
            waker.wake();
        }
    }

    /// Whether it is known, even if it was taken already.
    pub(crate) fn is_known(&self) -> bool {
        self.0.is_known.get()
    }

    fn take(&self, context: &Context<'_>) -> Option<T> {
        let value = self.0.value.take();
        if value.is_none() {
            self.0.waker.set(Some(context.waker().clone()));
        }
        value
    }
}

impl<T> Future for Pending<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        match self.take(context) {
            Some(value) => Poll::Ready(value),
            None => Poll::Pending,
        }
    }
}

/// The first of two to be ready; the other is left as it is.
pub(crate) struct Either<'a, A, B>(pub(crate) &'a Pending<A>, pub(crate) &'a Pending<B>);

impl<A, B> Future for Either<'_, A, B> {
    type Output = Option<A>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<A>> {
        if let Some(value) = self.0.take(context) {
            return Poll::Ready(Some(value));
        }
        match self.1.take(context) {
            Some(_) => Poll::Ready(None),
            None => Poll::Pending,
        }
    }
}

/// A timer that is stopped when it is dropped.
pub(crate) struct Timer {
    timer: JsValue,
    _done: Closure<dyn Fn()>,
}

impl Timer {
    /// Tells `pending` after this many ms.
    pub(crate) fn start(ms: f64, pending: &Pending<()>) -> Self {
        let pending = pending.clone();
        let done = Closure::<dyn Fn()>::new(move || pending.tell(()));
        let timer = js::start_timer(ms, done.as_ref()).unwrap_or(JsValue::UNDEFINED);
        Self { timer, _done: done }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        // A page without clearTimeout keeps a timer that finds nobody.
        let _ = js::stop_timer(&self.timer);
    }
}

/// How a promise ended: with a value or with a rejection.
pub(crate) type Settled = Result<JsValue, JsValue>;

/// Adopts a promise, a thenable or a plain value.
pub(crate) fn adopt(value: &JsValue) -> Pending<Settled> {
    let pending = Pending::new();
    let teller = pending.clone();
    // Called at most once, and possibly long after nobody waits any more.
    let done = Closure::once_into_js(move |is_fulfilled: bool, result: JsValue| {
        teller.tell(if is_fulfilled {
            Ok(result)
        } else {
            Err(result)
        });
    });
    if let Err(error) = js::adopt(value, &done) {
        pending.tell(Err(error));
    }
    pending
}

/// Known after this many turns of the microtask queue, before any task.
pub(crate) fn microtasks(turns: u32) -> Pending<()> {
    let pending = Pending::new();
    let teller = pending.clone();
    let done = Closure::once_into_js(move || teller.tell(()));
    if js::turns(turns, &done).is_err() {
        pending.tell(());
    }
    pending
}

/// Known in a later task.
pub(crate) fn task() -> Pending<()> {
    let pending = Pending::new();
    let teller = pending.clone();
    let done = Closure::once_into_js(move || teller.tell(()));
    if js::task(&done).is_err() {
        pending.tell(());
    }
    pending
}
