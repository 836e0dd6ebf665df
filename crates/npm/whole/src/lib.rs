//! The module that probes with every source and watches.

// What it exports is exported here too.
use ontrack_npm_every_source as _;
