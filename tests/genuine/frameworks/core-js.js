// core-js whole, as a site serves it that supports everything: it replaces the text of functions.
import "core-js-bundle";
