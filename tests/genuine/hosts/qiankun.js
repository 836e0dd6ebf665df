// A page that embeds applications with qiankun.
import { loadMicroApp } from "qiankun";

window.embed = (entry, container) => loadMicroApp({ name: "embedded", entry, container }, { sandbox: true });
