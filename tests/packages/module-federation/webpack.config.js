// A host and a remote that share one copy of the package.

const { join } = require("node:path");
const { container } = require("webpack");

const shared = { "ontrack-probe": { singleton: true } };

const part = (name, federation) => ({
  name,
  context: join(__dirname, name),
  entry: "./src/index.js",
  output: { path: join(__dirname, "dist", name), publicPath: "auto", uniqueName: name, clean: true },
  plugins: [new container.ModuleFederationPlugin({ name, shared, ...federation })],
});

module.exports = [
  part("remote", { filename: "remote.js", exposes: { "./probing": "./src/probing.js" } }),
  part("host", { remotes: { remote: "remote@/remote/remote.js" } }),
];
