// What is checked without running the app: generated route types, compiler, linter, migrations against the schema.
import path from "node:path"
import { binOf, root, runNode, step } from "./house.mjs"
import { draftMigration } from "./new-migration.mjs"

async function noDrift() {
  const sql = await draftMigration()
  if (sql)
    throw new Error(`The schema says what no migration does; run \`npm run db:migration -- name\`:\n${sql}`)
}

export const GATES = [
  {
    title: "Types",
    run: async () => {
      await runNode([binOf("next/dist/bin/next"), "typegen"], { capture: true })
      await runNode([binOf("typescript/bin/tsc"), "--noEmit", "-p", path.join(root, "tsconfig.json")])
    },
  },
  { title: "Lint and format", run: () => runNode([binOf("@biomejs/biome/bin/biome"), "ci", "."]) },
  { title: "Migrations agree with the schema", run: noDrift },
]

/** Runs every gate; throws at the first that does not hold. */
export async function runGates() {
  for (const gate of GATES) await step(gate.title, gate.run)
}
