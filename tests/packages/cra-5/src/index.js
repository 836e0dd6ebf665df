import { createRoot } from "react-dom/client";
import { MediaStack } from "./MediaStack";

createRoot(document.getElementById("root")).render(<MediaStack />);
