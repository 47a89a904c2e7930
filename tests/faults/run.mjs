// The crash and fault suites, one after the other; each prints one line with its counts.
import { say } from "../../bin/house.mjs"
import { appAsVictim, crash, databaseAsVictim } from "./crash.mjs"
import { meetFullDisk } from "./full-disk.mjs"
import { openVisitor } from "./http.mjs"
import { meetClockPutBack, meetMailTrouble, movableClock, openMoodyMail } from "./mail-and-clock.mjs"
import { meetAbsence, meetCutCommits, meetResets, meetSlowness } from "./network.mjs"
import { meetOtherZones } from "./other-zones.mjs"
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

// A silent mail server is given up after fifteen seconds; the short run goes without it.
const MOODS = ["silent", "away", "busy"]
const ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"]

/** Disk, mail, clock and zone. */
export async function surroundingSuites({ database, isShort, count }) {
  const open = async (dataFolder) => {
    const app = await serveForFaults({ name: "disk", databaseUrl: database.url, dataFolder })
    return { world: await peopleAt(app, database), close: () => app.close() }
  }
  const disk = await meetFullDisk({ database, open })
  tell(count, "Disk full", disk, `${disk.what}; healed ${seconds(disk.healedMs)} after there was room`)

  const mail = await openMoodyMail()
  const clock = movableClock()
  const app = await serveForFaults({
    name: "surroundings",
    databaseUrl: database.url,
    env: {
      ...clock.env,
      SLACKLINE_SMTP_URL: mail.url,
      SLACKLINE_MAIL_FROM: "Demo <cats@shelter.example>",
    },
  })
  try {
    const world = await peopleAt(app, database)
    const [person, wrongPerson] = ["staff", "volunteer"].map((role) =>
      database.signIns.find((one) => one.role === role),
    )
    const visitorOf = () => openVisitor(app.base)
    const putBack = await meetClockPutBack(world, { mail, clock, person, wrongPerson, visitorOf })
    tell(
      count,
      "Clock put back an hour",
      putBack,
      `nothing refused, nothing twice, jobs after ${seconds(putBack.jobsMs)}`,
    )
    const mailing = await meetMailTrouble(world, { mail, clock, moods: isShort ? MOODS.slice(1) : MOODS })
    tell(
      count,
      `Mail ${isShort ? "" : "silent, "}away, busy, and back`,
      mailing,
      `${mailing.mails} messages sent once each, ${mailing.tries} tries at most, ${seconds(mailing.sentMs)} after it was back`,
    )
  } finally {
    await app.close()
    await mail.become("away")
    clock.remove()
  }

  // Pages say how long something has lasted: all zones look at one and the same moment.
  const SLACKLINE_NOW = new Date().toISOString()
  const pagesIn = async (TZ) => {
    const env = { TZ, SLACKLINE_NOW }
    const zoned = await serveForFaults({ name: "zones", databaseUrl: database.url, env })
    try {
      const { staff, slugs, cats } = await peopleAt(zoned, database)
      const pages = new Map()
      for (const address of ["/cats", `/cats/${slugs[0]}`, "/today", `/desk/cats/${cats[0]}`, "/round"])
        pages.set(
          address,
          // Printed for a phone to read; the port is this run's own.
          (await (await staff.send(address)).text()).replaceAll(new URL(zoned.base).host, "here"),
        )
      return pages
    } finally {
      await zoned.close()
    }
  }
  const zones = await meetOtherZones({ zones: isShort ? ZONES.slice(0, 2) : ZONES, pagesIn })
  tell(
    count,
    `Machine in ${isShort ? "two" : "three"} time zones`,
    zones,
    `${zones.compared} pages say the same`,
  )
}

/** By the names one can ask for them. */
export const SUITES = { network: networkSuites, surroundings: surroundingSuites, kills: crashSuites }
