// Builds what the app needs to run: the database client, the command line, the web app. Skips what is up to date.
import path from "node:path"
import { binOf, buildDir, endingWithUs, root, runNode, step } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"
import { oncePerSource } from "./source-hash.mjs"

const SETTINGS = ["package-lock.json", "tsconfig.json"]

export const buildClient = () =>
  oncePerSource({
    name: "client",
    places: ["prisma/schema.prisma", "prisma.config.ts", ...SETTINGS],
    product: path.join(root, "lib/generated/prisma/client.ts"),
    work: () =>
      step("Generating the database client", () =>
        runNode([path.join(root, "bin/prisma.mjs"), "generate"], { capture: true }),
      ),
  })

export async function buildCommandLine() {
  await buildClient()
  return oncePerSource({
    name: "command-line",
    places: [
      "bin/cli",
      "bin/figures-worker.ts",
      "lib",
      "prisma/schema.prisma",
      "bin/cli.vite.mjs",
      ...SETTINGS,
    ],
    product: path.join(buildDir, "cli/main.mjs"),
    work: () =>
      step("Building the command line", () =>
        runNode(
          [
            binOf("vite/bin/vite.js"),
            "build",
            "--config",
            path.join(root, "bin/cli.vite.mjs"),
            "--logLevel",
            "error",
          ],
          {
            capture: true,
            env: { NODE_ENV: "production" },
          },
        ),
      ),
  })
}

export async function buildWebApp() {
  await buildClient()
  return oncePerSource({
    name: "web-app",
    places: [
      "app",
      "components",
      "lib",
      "messages",
      "public",
      "prisma/schema.prisma",
      "next.config.ts",
      "proxy.ts",
      "instrumentation.ts",
      "bin/pooler.mjs",
      ...SETTINGS,
    ],
    product: path.join(root, ".next/BUILD_ID"),
    work: () =>
      step("Building the web app (about a minute)", () =>
        runNode([...endingWithUs, binOf("next/dist/bin/next"), "build"], {
          stdio: ["ignore", "pipe", "pipe", "ipc"],
          env: { NODE_ENV: "production" },
        }),
      ),
  })
}

if (process.argv[1] === import.meta.filename) {
  await ensureDeps()
  await buildCommandLine()
  await buildWebApp()
}
