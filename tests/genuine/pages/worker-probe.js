import { probe } from "../../../pkg/index.js";

postMessage(JSON.stringify(await probe()));
