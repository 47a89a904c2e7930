// How a program that watches over the app ends: once, in the reverse order of its beginning, and the database last.
import { noteUse, stopEmbedded } from "./database.mjs"
import { say } from "./house.mjs"
import { whenNpmIsGone } from "./npm-gone.mjs"

/** Ends on a signal and when npm is gone; `closing` takes what has to be closed, `end` ends with an exit code. */
export function prepareEnding(script) {
  const release = noteUse()
  const closing = []
  let isEnding = false

  async function end(code) {
    if (isEnding) return
    isEnding = true
    for (const close of closing.reverse()) await close()
    // Another program in this folder may still use the database.
    if (release() === 0 && !process.env.DATABASE_URL)
      await stopEmbedded().catch((error) => say(error.message))
    process.exit(code)
  }
  const stop = () => {
    say("\n· Stopping …")
    end(0)
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop)
  whenNpmIsGone(script, stop)
  return { closing, end }
}
