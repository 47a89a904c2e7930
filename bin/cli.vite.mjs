// Bundles bin/cli (TypeScript) with what it uses of lib/, so that any supported Node runs it without a loader.
import path from "node:path"
import { defineConfig } from "vite"

const root = path.dirname(import.meta.dirname)

export default defineConfig({
  root,
  configFile: false,
  resolve: {
    alias: {
      "@": root,
      "server-only": path.join(root, "tests/setup/server-only.ts"),
    },
  },
  ssr: { external: true, noExternal: ["server-only"] },
  build: {
    ssr: true,
    outDir: path.join(root, ".build/cli"),
    emptyOutDir: true,
    target: "node20",
    minify: false,
    rolldownOptions: {
      input: {
        main: path.join(root, "bin/cli/main.ts"),
        "figures-worker": path.join(root, "bin/figures-worker.ts"),
      },
      output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
    },
  },
})
