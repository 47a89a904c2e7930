// The crash and fault suites, one after the other; each prints one line with its counts.
import { say } from "../../bin/house.mjs"
import { appAsVictim, crash, databaseAsVictim } from "./crash.mjs"
import { openVisitor } from "./http.mjs"
import { meetAbsence, meetCutCommits, meetResets, meetSlowness } from "./network.mjs"
import { startProxy } from "./proxy.mjs"
import { serveForFaults, throughPort } from "./shelter-house.mjs"
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
export async function crashSuites({ killsApp, killsDatabase, database, count }) {
  const app = await serveForFaults({ name: "crash", databaseUrl: database.url })
  try {
    const world = await peopleAt(app, database)
    const both = { world, base: app.base }
    tellCrash("App", count, await crash({ ...both, kills: killsApp, victim: appAsVictim(app) }))
    const asDatabase = { ...both, kills: killsDatabase, victim: databaseAsVictim(database) }
    tellCrash("Database", count, await crash(asDatabase))
  } finally {
    await app.close()
  }
}

const tell = (count, what, { wrong }, measured) => {
  count(`${what}${measured ? `: ${measured}` : ""}`, wrong.length === 0)
  for (const line of wrong) say(`    ${line}`)
}
const toldAndHealed = ({ toldMs, healedMs }) =>
  `every answer within ${seconds(toldMs)}, healed ${seconds(healedMs)} after it ended`

/** Each thing that can happen between app and database, once. */
export async function networkSuites({ database, count }) {
  const proxy = await startProxy(database.port)
  const app = await serveForFaults({ name: "network", databaseUrl: throughPort(database.url, proxy.port) })
  try {
    const world = await peopleAt(app, database)
    const end = () => proxy.end()
    for (const [what, fault] of [
      ["Database refuses connections", "refuse"],
      ["Database takes connections and says nothing", "mute"],
    ]) {
      const found = await meetAbsence(world, { begin: () => proxy.begin(fault), end })
      tell(count, what, found, toldAndHealed(found))
    }
    const stopped = await meetAbsence(world, { begin: () => database.stop(), end: () => database.start() })
    tell(count, "Database stopped and started", stopped, toldAndHealed(stopped))
    const cut = await meetCutCommits(world, proxy)
    tell(
      count,
      `${cut.cuts} connections cut between commit and answer`,
      cut,
      `taken again within ${seconds(cut.healedMs)}, each once`,
    )
    const reset = await meetResets(world, proxy)
    tell(
      count,
      "Connections reset under 12 writes",
      reset,
      `all taken within ${seconds(reset.healedMs)}, each once`,
    )
    const slow = await meetSlowness(world, proxy)
    tell(
      count,
      "Every way to the database and back 300 ms longer",
      slow,
      `slowest save ${seconds(slow.slowestMs)}, none refused`,
    )
  } finally {
    await app.close()
    await proxy.close()
  }
}

/** By the names one can ask for them. */
export const SUITES = { network: networkSuites, kills: crashSuites }
