// The most important facts about an engine that nobody has run, one module for each subject.

import { LATE, within } from "../deadline.js";
import { arrival } from "./arrival.js";
import { nameOf } from "./ask.js";
import { bounded } from "./bounded.js";
import { codecs } from "./codecs.js";
import { configuration } from "./configuration.js";
import { end } from "./end.js";
import { offer } from "./offer.js";
import { presence } from "./presence.js";
import { refusals } from "./refusals.js";
import { sender } from "./sender.js";
import { sourceText } from "./source-text.js";

const LONGEST_MS = 30_000;
const SUBJECTS = { presence, sourceText, configuration, refusals, sender, offer, codecs, arrival, end };

async function asked(subject) {
  try {
    const facts = await within(LONGEST_MS, subject());
    return facts === LATE ? { timedOut: true } : bounded(facts);
  } catch (error) {
    return { threw: nameOf(error) };
  }
}

/** Every fact, one subject after the other; a subject that fails is a fact too. */
export async function allFacts() {
  const facts = {};
  for (const [name, subject] of Object.entries(SUBJECTS)) facts[name] = await asked(subject);
  return facts;
}
