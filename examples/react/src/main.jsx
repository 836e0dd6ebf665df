import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { MediaStack } from "./MediaStack.jsx";

createRoot(document.getElementById("root")).render(
  <StrictMode>
    <MediaStack />
  </StrictMode>,
);
