import { createApp } from "vue";
import MediaStack from "./MediaStack.vue";

createApp(MediaStack).mount("#app");
