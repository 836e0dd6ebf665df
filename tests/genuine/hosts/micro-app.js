// A page that embeds applications with micro-app.
import microApp from "@micro-zoe/micro-app";

microApp.start();
window.embed = (url, place) => {
  const application = document.createElement("micro-app");
  application.setAttribute("name", "embedded");
  application.setAttribute("url", url);
  place.append(application);
};
