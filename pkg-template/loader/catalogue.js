// The catalogue of checks, a file beside the entry that is asked for it.

export const checks = async () => (await import("./checks.js")).default;
