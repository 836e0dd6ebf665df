import("./probing.js");
