import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { loadDemo } from "@/lib/features/demo/load"
import { removeDemo } from "@/lib/features/shelter/demo-mutations"
import { installState } from "@/lib/features/shelter/queries"
import { type Command, printJson, say, UsageError } from "./run-command"

// The passwords are random per install; they are kept where only this user reads, to be printed at every start.
const signInsFile = () => path.join(process.env.SLACKLINE_DATA ?? ".slackline", "demo-sign-ins.json")

/** Loads the demo shelter into an empty database; used by npm start. */
export const demoCommand: Command = {
  name: "demo",
  summary: "load the demo shelter into an empty database, or remove it",
  help: `
demo ensure|remove

ensure loads the demo shelter when the database has no shelter at all, and prints the state and the demo's sign-ins as JSON.
SLACKLINE_DEMO=0 leaves an empty database empty. remove takes the demo shelter away with everything in it.`,
  needsDatabase: true,
  run: async ([verb]) => {
    if (verb === "remove") {
      await removeDemo()
      rmSync(signInsFile(), { force: true })
      say("✓ No demo shelter is here.")
      return 0
    }
    if (verb !== "ensure") throw new UsageError("Say: demo ensure, or demo remove")
    const state = await installState()
    const isHalfLoaded = state === "demo" && !existsSync(signInsFile())
    if (process.env.SLACKLINE_DEMO !== "0" && (state === "empty" || isHalfLoaded)) {
      const started = Date.now()
      const signIns = await loadDemo((done, of) => {
        if (done % 10 === 0 || done === of)
          process.stderr.write(`\r· Loading the demo shelter: ${done} of ${of} cats`)
      })
      say(`\r✓ Loaded the demo shelter (${((Date.now() - started) / 1000).toFixed(1)} s)          `)
      writeFileSync(signInsFile(), JSON.stringify(signIns), { mode: 0o600 })
      printJson({ state: "demo", signIns })
      return 0
    }
    // Somebody started their own shelter: passwords of people who are gone need not lie about.
    if (state !== "demo") rmSync(signInsFile(), { force: true })
    const signIns =
      state === "demo" && existsSync(signInsFile()) ? JSON.parse(readFileSync(signInsFile(), "utf8")) : []
    printJson({ state, signIns })
    return 0
  },
}
