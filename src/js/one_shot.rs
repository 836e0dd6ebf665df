//! A value that is set once, and futures that wait for it.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A value that is set once, now or later. Clones share it.
pub(crate) struct OneShot<T>(Rc<Shared<T>>);

struct Shared<T> {
    value: RefCell<Option<T>>,
    is_set: Cell<bool>,
    waker: Cell<Option<Waker>>,
}

impl<T> Clone for OneShot<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> OneShot<T> {
    pub(crate) fn new() -> Self {
        Self(Rc::new(Shared {
            value: RefCell::new(None),
            is_set: Cell::new(false),
            waker: Cell::new(None),
        }))
    }

    /// Sets the value and wakes the waiting task. Only the first value counts.
    pub(crate) fn set(&self, value: T) {
        if self.0.is_set.replace(true) {
            return;
        }
        self.0.value.replace(Some(value));
        if let Some(waker) = self.0.waker.take() {
            waker.wake();
        }
    }

    /// Whether a value was set, even if it was taken since.
    pub(crate) fn is_set(&self) -> bool {
        self.0.is_set.get()
    }

    fn is_set_or_wakes(&self, context: &Context<'_>) -> bool {
        if !self.is_set() {
            self.0.waker.set(Some(context.waker().clone()));
        }
        self.is_set()
    }

    fn take(&self, context: &Context<'_>) -> Option<T> {
        let value = self.0.value.take();
        if value.is_none() {
            self.0.waker.set(Some(context.waker().clone()));
        }
        value
    }
}

impl<T> Future for OneShot<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        match self.take(context) {
            Some(value) => Poll::Ready(value),
            None => Poll::Pending,
        }
    }
}

/// Waits for a value until one of two others is set. Those two are not taken.
pub(crate) struct Select<'a, T>(pub(crate) &'a OneShot<T>, pub(crate) [&'a OneShot<()>; 2]);

impl<T> Future for Select<'_, T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        if let Some(value) = self.0.take(context) {
            return Poll::Ready(Some(value));
        }
        if self.1.iter().any(|ending| ending.is_set_or_wakes(context)) {
            return Poll::Ready(None);
        }
        Poll::Pending
    }
}

/// Runs two futures at once and waits for both.
pub(crate) async fn join<A, B>(
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
