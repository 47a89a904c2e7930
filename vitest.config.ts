import path from "node:path"
import { defineConfig } from "vitest/config"

const alias = {
  "@": path.resolve(import.meta.dirname),
  // "server-only" throws outside a React server bundle; its promise is kept by the build, not by unit tests.
  "server-only": path.resolve(import.meta.dirname, "tests/setup/server-only.ts"),
}

// A zone with an odd offset: code that quietly uses the machine's zone fails here instead of in a shelter.
process.env.TZ = "Asia/Kathmandu"

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Properties with many cases on a machine that does something else, too.
          testTimeout: 60_000,
          include: [
            "tests/*.test.ts",
            "tests/domain/**/*.test.ts",
            "tests/platform/**/*.test.ts",
            "tests/components/**/*.test.ts",
            "tests/operations/**/*.test.ts",
          ],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["tests/features/**/*.test.ts", "tests/cli/**/*.test.ts"],
          globalSetup: ["tests/setup/database.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
