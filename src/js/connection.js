// Connections of our own, and what closes them.

import { hold } from "./held.js";
import { construct, has_thrown } from "./primitives.js";
import { handled } from "./promises.js";
import { opened } from "./reservation.js";

export const open_connection = (constructor, list) => {
  const connection = construct(constructor, list);
  if (has_thrown()) throw connection;
  opened();
  return { __proto__: null, connection, close: hold(() => handled(connection.close())) };
};
