// Connections of our own, and what closes them.

import { construct } from "./call.js";
import { hold } from "./held.js";
import { handled } from "./promises.js";
import { opened } from "./reservation.js";

export const open_connection = (constructor, count, first, second) => {
  const connection = construct(constructor, count, first, second);
  handled(connection);
  opened();
  return { __proto__: null, connection, close: hold(() => handled(connection.close())) };
};
