// Judging, by whichever module.

export const judge = async (evidence, start) => (await start()).judge(evidence?.evidence ?? evidence);
