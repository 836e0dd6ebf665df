using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .judge)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const judge :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "./ontrack_probe_judge.wasm", wasm = embed "dist/ontrack_probe_judge.wasm"),
  ],
  compatibilityDate = "2026-01-01",
);
