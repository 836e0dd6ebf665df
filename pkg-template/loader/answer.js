// An answer of a module, although its instance may end in the middle.

const ATTEMPTS = 2;

/** What `run` makes of the glue that `start` brings to life; where that ends before, of the next. */
export const answer = async (start, run) => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    let instance;
    try {
      instance = await start();
    } catch (error) {
      if (attempt === 1) throw error;
      break;
    }
    const given = await instance.ask(run);
    if (given !== undefined || !instance.isOver()) return given;
  }
};
