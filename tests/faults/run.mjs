// The crash and fault suites, one after the other; each prints one line with its counts.
import { say } from "../../bin/house.mjs"
import { appAsVictim, crash, databaseAsVictim } from "./crash.mjs"
import { openVisitor } from "./http.mjs"
import { openFaultDatabase, serveForFaults } from "./shelter-house.mjs"
import { lookAround } from "./writes.mjs"

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** A signed-in person, a visitor, and what they need to know of the shelter behind an app. */
export async function peopleAt(app, database) {
  const staff = openVisitor(app.base)
  staff.person = await staff.signIn(database.signIns.find(({ role }) => role === "administrator"))
  return lookAround(database, { staff, visitor: openVisitor(app.base), data: () => app.data })
}

function tellCrash(what, count, found) {
  const { kills, acknowledged, again, lost, half, doubled, refused, readyMs, examples } = found
  const isGood = acknowledged > 0 && lost + half + doubled + refused.length === 0
  count(
    `${what} killed ${kills} times: ${acknowledged} writes acknowledged (${again} of them sent again with their key), ${lost} lost, ${half} half-applied, ${doubled} done twice, ${refused.length} refused; ready again after ${seconds(readyMs.median)} (median), ${seconds(readyMs.longest)} (longest)`,
    isGood,
  )
  for (const line of [...examples, ...new Set(refused)].slice(0, 8)) say(`    ${line}`)
}

/** Kills app and database so many times while people write. */
export async function crashSuites({ killsApp, killsDatabase, count }) {
  const database = await openFaultDatabase("crash")
  const app = await serveForFaults({ name: "crash", databaseUrl: database.url })
  try {
    const world = await peopleAt(app, database)
    const both = { world, base: app.base }
    tellCrash("App", count, await crash({ ...both, kills: killsApp, victim: appAsVictim(app) }))
    const asDatabase = { ...both, kills: killsDatabase, victim: databaseAsVictim(database) }
    tellCrash("Database", count, await crash(asDatabase))
  } finally {
    await app.close()
    await database.remove()
  }
}
