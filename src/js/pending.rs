//! Waiting, always with a deadline.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::spawn_local;

use super::look;
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

    fn is_known_or_wakes(&self, context: &Context<'_>) -> bool {
        if !self.is_known() {
            self.0.waker.set(Some(context.waker().clone()));
        }
        self.is_known()
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

/// Something, unless one of two others is known before; those are left as they are.
pub(crate) struct Until<'a, T>(pub(crate) &'a Pending<T>, pub(crate) [&'a Pending<()>; 2]);

impl<T> Future for Until<'_, T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        if let Some(value) = self.0.take(context) {
            return Poll::Ready(Some(value));
        }
        if self
            .1
            .iter()
            .any(|ending| ending.is_known_or_wakes(context))
        {
            return Poll::Ready(None);
        }
        Poll::Pending
    }
}

/// Both, side by side.
pub(crate) async fn both<A, B>(
    one: impl Future<Output = A>,
    other: impl Future<Output = B>,
) -> (A, B) {
    let (mut one, mut other) = (std::pin::pin!(one), std::pin::pin!(other));
    let (mut of_one, mut of_other) = (None, None);
    std::future::poll_fn(|context| {
        if of_one.is_none() {
            of_one = poll_once(one.as_mut(), context);
        }
        if of_other.is_none() {
            of_other = poll_once(other.as_mut(), context);
        }
        match (of_one.take(), of_other.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (one, other) => {
                of_one = one;
                of_other = other;
                Poll::Pending
            }
        }
    })
    .await
}

fn poll_once<F: Future>(future: Pin<&mut F>, context: &mut Context<'_>) -> Option<F::Output> {
    match future.poll(context) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
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

/// Rings once, whatever the page has done to its timers; silent when dropped.
pub(crate) struct Alarm {
    silence: JsValue,
    _done: Closure<dyn Fn()>,
}

impl Alarm {
    /// Tells `pending` after this many ms.
    pub(crate) fn set(ms: f64, pending: &Pending<()>) -> Self {
        let pending = pending.clone();
        let done = Closure::<dyn Fn()>::new(move || pending.tell(()));
        let silence = js::alarm(ms, done.as_ref()).unwrap_or(JsValue::UNDEFINED);
        Self {
            silence,
            _done: done,
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // An alarm that could not be set has nothing to be silenced.
        let _ = js::apply(&self.silence, &JsValue::UNDEFINED, &look::arguments(&[]));
    }
}

/// A promise of what comes of `future`.
pub(crate) fn promised(future: impl Future<Output = Settled> + 'static) -> Promise {
    let made = js::promise();
    let part = |index| {
        made.as_ref().map_or(JsValue::UNDEFINED, |it| {
            js::at(it, index).unwrap_or_default()
        })
    };
    let (promise, settle) = (part(0), part(1));
    spawn_local(async move {
        let settled = future.await;
        let is_kept = settled.is_ok().into();
        let value = settled.unwrap_or_else(|error| error);
        // Who cannot be told does not hear of it.
        let _ = js::apply(
            &settle,
            &JsValue::UNDEFINED,
            &look::arguments(&[&is_kept, &value]),
        );
    });
    promise.unchecked_into()
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
