/** Many probes at once. */
const genuine = (reports) => reports.filter(({ report }) => report?.verdict === "genuine").length;

export const crowd = [
  {
    name: "50 probes at once are 50 genuine reports",
    async test({ ask, settled }) {
      const all = await Promise.all(Array.from({ length: 50 }, () => settled(ask({ timeoutMs: 20_000 }), 25_000)));
      return genuine(all) === 50 ? null : `${genuine(all)} are genuine`;
    },
  },
  {
    name: "50 probes of the default time all settle",
    async test({ ask, settled }) {
      const all = await Promise.all(Array.from({ length: 50 }, () => settled(ask({ timeoutMs: undefined }), 10_000)));
      const odd = all.filter(({ report }) => !["genuine", "inconclusive"].includes(report?.verdict));
      return odd.length === 0 ? null : `${odd.length} are ${odd[0].report?.verdict ?? "no report"}`;
    },
  },
  {
    name: "8 loopbacks at once all settle, and accuse nobody",
    async test({ ask, settled }) {
      const asked = () => settled(ask({ source: "loopback", timeoutMs: 15_000 }), 20_000);
      const all = await Promise.all(Array.from({ length: 8 }, asked));
      const odd = all.filter(({ report }) => !["genuine", "inconclusive"].includes(report?.verdict));
      return odd.length === 0 ? null : `${odd.length} are ${odd[0].report?.verdict ?? "no report"}`;
    },
  },
];
