// Functions that get a fact. Every result is a fact. Of an error only its name is a fact, because its
// message may contain text of a page or of a person.

import { LATE, within } from "../deadline.js";

const NAME = /^[A-Za-z]{1,40}$/;
const LONGEST = 2000;

/** The name of an error; `(other)` for anything else. */
export function nameOf(error) {
  try {
    return NAME.test(error.name) ? error.name : "(other)";
  } catch {
    return "(other)";
  }
}

/** The result of `look`, or the name of the error that it threw. */
export function told(look) {
  try {
    const found = look();
    return found === undefined ? "undefined" : found;
  } catch (error) {
    return { threw: nameOf(error) };
  }
}

/** The outcome of a call: `returns`, or the name of the error that it threw. */
export const outcome = (call) =>
  told(() => {
    call();
    return "returns";
  });

/** The outcome of the promise of a call; of its value only the type is a fact. */
export async function ending(call, milliseconds = LONGEST) {
  let promise;
  try {
    promise = call();
  } catch (error) {
    return { threw: nameOf(error) };
  }
  try {
    const value = await within(milliseconds, promise);
    return value === LATE ? { timedOut: true } : { resolves: value === null ? "null" : typeof value };
  } catch (error) {
    return { rejects: nameOf(error) };
  }
}

/** The value of the promise of a call, or null; it never rejects. */
export async function given(call, milliseconds = LONGEST) {
  try {
    const value = await within(milliseconds, call());
    return value === LATE ? null : value;
  } catch {
    return null;
  }
}

/** Calls a function with a fresh connection, and closes the connection in every case. */
export async function withConnection(look) {
  const connection = new RTCPeerConnection();
  try {
    return await look(connection);
  } finally {
    connection.close();
  }
}
