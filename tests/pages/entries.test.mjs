/**
 * The entries of the built package: what they export, that importing them does nothing, and that
 * the tools that know npm's pitfalls find none.
 */
import "./dependencies.mjs";
// First, because a module that has come to life stays.
import "./entries/starts.mjs";
import "./entries/published.mjs";
import "./entries/refusals.mjs";
import "./entries/runtimes.mjs";
import "./entries/scripts.mjs";
import "./entries/testing.mjs";
