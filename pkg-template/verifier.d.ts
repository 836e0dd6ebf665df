// The types of `createVerifier` and of policies. They need no types of a browser or of Node.

import type { MediaReason, Outcome, Reason, Report, Verdict } from "./report.js";

/** What a site does about a visitor. Under semantic versioning. */
export type Decision =
  /** Go on. Your other signals decide, as without a probe. */
  | "allow"
  /** Ask for a second proof: a code, a passkey, a challenge. */
  | "ask-more"
  /** Refuse, and offer another channel. */
  | "refuse"
  /** Calls will not work here: tell the person why, and offer another channel. */
  | "explain"
  /** The network keeps media away: offer a relay (TURN), and try again. */
  | "offer-relay";

/** A code of a report that can decide: a reason, a reason or an outcome of media, an outcome. */
export type CaseCode = Reason | MediaReason | "complete" | "partial" | "inconclusive" | Outcome;

/**
 * What to do for one verdict: a decision, or decisions by the codes of the report. The first of
 * `reason`, `media.reason`, `media.outcome` and `outcome` that is listed decides.
 */
export type Cases<Word extends string = Decision> =
  | Word
  | ({
      /** What to do for every other code. */
      readonly otherwise: Word;
    } & { readonly [Code in CaseCode]?: Word });

/** What to do for each verdict. The words may be your own. */
export type Policy<Word extends string = Decision> = {
  readonly [V in Verdict]: Cases<Word>;
} & {
  /** Where nothing came that can be judged, or its nonce does not count. */
  readonly unverified: Word;
};

/** The policies of the package; `docs/choosing-a-policy.md` has them as a table. */
export type PolicyName = "login" | "strict" | "call" | "measure";

/** The policies of the package. Make your own of one: `{ ...policies.login, emulated: "refuse" }`. */
export const policies: { readonly [Name in PolicyName]: Policy };

/**
 * What a policy says of a report; `null` stands for a visitor without a report that counts. It does
 * not know whether the nonce of the report counts: `createVerifier` does.
 *
 * @throws {TypeError} if there is no such policy, or the first argument is no report.
 */
export function decide<Word extends string = Decision>(
  report: Report | null | undefined,
  policy: PolicyName | Policy<Word>,
): Word;

/**
 * Where keys are kept for a while. Both methods must be atomic: of two calls at the same time, only one
 * gets `true`.
 */
export interface NonceStore {
  /** Keeps the key for so many ms; `false` if it is there already. */
  put(key: string, lifetimeMs: number): boolean | Promise<boolean>;
  /** Removes the key; whether it was there. Called only where there is no secret. */
  take(key: string): boolean | Promise<boolean>;
}

/** A store in the memory of one process. */
export function memoryStore(options?: {
  /** How many keys there may be at once; 100000 by default. One more is an error. */
  limit?: number;
  /** The time, in ms since 1970; `Date.now` by default. */
  now?: () => number;
}): NonceStore;

/** A secret: text or bytes, 16 bytes or more. Make one with `openssl rand -base64 32`. */
export type Secret = string | ArrayBuffer | ArrayBufferView;

/** The options of `createVerifier`: `secret` or `store`, or both. */
export type VerifierOptions<Word extends string = Decision> = {
  /** The policy for `decision`: one of the package, or your own. `"login"` by default. */
  policy?: PolicyName | Policy<Word>;
  /** For how long a nonce counts, in ms: 1000 to 86400000. 300000 by default. */
  lifetimeMs?: number;
  /** The longest body, in bytes: 1 to 1048576, which is the default. A parsed body has no other limit than the default. */
  limitBytes?: number;
  /** The time, in ms since 1970; `Date.now` by default. */
  now?: () => number;
} & (
  | {
      /** Signs nonces, so that none is kept until it is used. The first of several signs; all verify. */
      secret: Secret | readonly Secret[];
      /** Where used nonces are kept. In the memory of this process by default. */
      store?: Pick<NonceStore, "put">;
    }
  | {
      /** None: then the store remembers which nonces were issued. */
      secret?: undefined;
      /** Where nonces are kept from their issue to their use. */
      store: NonceStore;
    }
);

/** Why a body does not count. Under semantic versioning; later versions may add some. */
export type VerifierErrorCode =
  /** There is no body: nothing parsed it, or the request had none. */
  | "no-body"
  /** The body is longer than `limitBytes`. */
  | "too-large"
  /** The stream of the body ended with an error. */
  | "not-read"
  /** The body is not JSON. */
  | "not-json"
  /** The body is JSON and no evidence. */
  | "not-evidence"
  /** The nonce was not issued with this secret and session; where there is only a store: or it is expired, or came before. */
  | "nonce-unknown"
  /** The nonce is expired. */
  | "nonce-expired"
  /** Evidence with this nonce came before. */
  | "nonce-replayed"
  /** The store threw; `cause` is the error. The page may send the evidence again. */
  | "store-failed"
  /** The judge could not start; `cause` is the error. */
  | "judge-failed"
  | (string & {});

/** Why a body does not count. */
export interface VerifierError extends Error {
  /** Tells it from other errors. */
  readonly name: "VerifierError";
  /** What went wrong. */
  readonly code: VerifierErrorCode;
  /** What went wrong below it. */
  readonly cause?: unknown;
}

/** What comes of a body. */
export type Verification<Word extends string = Decision> =
  /** It is evidence with a nonce that counts. */
  | {
      /** What the policy says of the report. */
      readonly decision: Word;
      /** The judgement of the evidence. */
      readonly report: Report;
      /** There is none. */
      readonly unverifiedReport: null;
      /** There is none. */
      readonly error: null;
    }
  /** It does not count: the decision is the one for `unverified`. */
  | {
      /** What the policy says of what is not verified. */
      readonly decision: Word;
      /** There is none that counts. */
      readonly report: null;
      /**
       * The judgement where only the nonce does not count, for logs. Allow nothing because of it: a copy
       * of somebody else's evidence is `genuine` too.
       */
      readonly unverifiedReport: Report | null;
      /** Why it does not count. */
      readonly error: VerifierError;
    };

/** Issues nonces, and decides about what clients send with them. */
export interface Verifier<Word extends string = Decision> {
  /**
   * A nonce for one probe, and until when it counts, in ms since 1970. With `session`, evidence counts
   * only if `verify` is given the same.
   *
   * Rejects with what the store throws, where there is no secret.
   */
  issue(session?: string): Promise<{
    /** What the page gives to `probe` or `collect`. */
    nonce: string;
    /** When it ends, in ms since 1970. */
    expires: number;
  }>;
  /**
   * Judges a body and decides. The body is text, bytes, an async iterable of bytes such as
   * `request.body`, or parsed already; it holds evidence or a report. A nonce counts once.
   *
   * Never rejects, whatever a client sends.
   */
  verify(body: unknown, session?: string): Promise<Verification<Word>>;
}

/**
 * Makes a verifier for a server.
 *
 * @throws {TypeError} for wrong options; the message names the option.
 */
export function createVerifier<Word extends string = Decision>(
  options: VerifierOptions<Word>,
): Verifier<Word>;
