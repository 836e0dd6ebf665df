// Written from crates/policy/src/lib.rs by `BLESS=1 cargo test --test catalogue`.

export const policies = {
  login: {
    genuine: { inconclusive: "allow", SUCCESS: "allow", otherwise: "ask-more" },
    inconclusive: "allow",
    blocked: "allow",
    instrumented: "allow",
    tampered: "ask-more",
    emulated: "ask-more",
    unverified: "ask-more",
  },
  strict: {
    genuine: { inconclusive: "allow", SUCCESS: "allow", otherwise: "ask-more" },
    inconclusive: "ask-more",
    blocked: "ask-more",
    instrumented: "allow",
    tampered: "ask-more",
    emulated: "refuse",
    unverified: "ask-more",
  },
  call: {
    genuine: { "no-local-candidates": "offer-relay", "ice-timeout": "offer-relay", "ice-failed": "offer-relay", "page-hidden": "allow", partial: "explain", otherwise: "allow" },
    inconclusive: { "no-local-candidates": "offer-relay", "ice-timeout": "offer-relay", "ice-failed": "offer-relay", "page-hidden": "allow", partial: "explain", otherwise: "allow" },
    blocked: "explain",
    instrumented: { "no-local-candidates": "offer-relay", "ice-timeout": "offer-relay", "ice-failed": "offer-relay", "page-hidden": "allow", partial: "explain", otherwise: "allow" },
    tampered: { "no-local-candidates": "offer-relay", "ice-timeout": "offer-relay", "ice-failed": "offer-relay", "page-hidden": "allow", partial: "explain", otherwise: "allow" },
    emulated: "explain",
    unverified: "allow",
  },
  measure: {
    genuine: "allow",
    inconclusive: "allow",
    blocked: "allow",
    instrumented: "allow",
    tampered: "allow",
    emulated: "allow",
    unverified: "allow",
  },
};
