// Snow: every frame of the page is taken hold of before a script of the page sees it.
import "@lavamoat/snow/snow.prod.js";

SNOW(() => {});
