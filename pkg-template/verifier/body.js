// What a client sent, as a value: from text, bytes, a stream of bytes, or parsed already.

import { refusal } from "./refusal.js";

const bound = (length, limit) => {
  if (length > limit) throw refusal("too-large", `the body has more than ${limit} bytes`);
};

/** In UTF-8. A character has three bytes at most. */
const bytesOf = (text, limit) => (text.length * 3 > limit ? new TextEncoder().encode(text).length : text.length);

/** A request of Node outlives the end of its reading, lest its answer be lost. */
const chunksOf = (stream) =>
  typeof stream.iterator === "function"
    ? stream.iterator({ destroyOnReturn: false })
    : stream[Symbol.asyncIterator]();

/** What else comes is dropped. Nobody waits for it: its end may never come. */
const leave = async (stream, chunks) => {
  try {
    if (typeof stream.resume === "function") stream.resume();
    if (typeof chunks.return === "function") await chunks.return();
  } catch {}
};

const read = async (stream, limit) => {
  const decoder = new TextDecoder();
  const chunks = chunksOf(stream);
  let text = "";
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await chunks.next();
      if (done) return text + decoder.decode();
      // A chunk without a byte counts as one, lest there be no end of them.
      length += (typeof value === "string" ? bytesOf(value, limit) : value.byteLength) || 1;
      bound(length, limit);
      text += typeof value === "string" ? value : decoder.decode(value, { stream: true });
    }
  } catch (error) {
    void leave(stream, chunks);
    throw error;
  }
};

export const isBytes = (body) => body instanceof ArrayBuffer || ArrayBuffer.isView(body);

export const valueOf = async (body, limit) => {
  if (body === undefined || body === null) {
    throw refusal("no-body", "there is no body: parse it before, or give its text or its stream");
  }
  let text = body;
  if (typeof body[Symbol.asyncIterator] === "function") {
    text = await read(body, limit);
  } else if (isBytes(body)) {
    bound(body.byteLength, limit);
    text = new TextDecoder().decode(body);
  }
  if (typeof text !== "string") return body;
  bound(bytesOf(text, limit), limit);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal("not-json", "the body is no JSON: let the page send JSON.stringify(report.evidence)", cause);
  }
};
