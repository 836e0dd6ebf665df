// What a script elsewhere of this origin says, in the place of a report of the page's own.

/** The first that is said in the channel of this name. */
export const heard = (name) =>
  new Promise((resolve, reject) => {
    new BroadcastChannel(name).onmessage = ({ data: { reports, error } }) =>
      error ? reject(new Error(error)) : resolve(JSON.parse(reports));
  });
