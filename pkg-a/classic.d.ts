// The type of the global that `classic.js` defines in a page.

declare global {
  /** The package, loaded by `<script src="…/classic.js">`. */
  const ontrackProbe: typeof import("./index.js");
}

export {};
