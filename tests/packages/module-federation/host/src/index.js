// What is shared is loaded before anything uses it.

import("./page.js");
