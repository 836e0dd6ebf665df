import { MediaStack } from "./MediaStack.jsx";

export default function Page() {
  return <MediaStack />;
}
