// A page that embeds applications with wujie.
import { startApp } from "wujie";

window.embed = (url, el) => startApp({ name: "embedded", url, el });
