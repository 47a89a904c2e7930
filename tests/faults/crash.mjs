// Writers who never stop, and something that is killed under them again and again.
import { randomInt } from "node:crypto"
import { isDown } from "./http.mjs"
import { judgeWrites, KINDS, makeWrite } from "./writes.mjs"

const WRITERS = 6
const FOR_GOOD = new Set(["INVALID", "FORBIDDEN", "NOT_FOUND"])
// Counted in writes and not in time, so that a slow machine is struck while it writes, too; then at any moment of the next.
const WRITES_BETWEEN = [1, 16]
const LONGEST_WAIT_MS = 10_000
const ANY_MOMENT_MS = 150
const HEAL_MS = 30_000
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms))
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Tables written to, and how the rows of these writers are told from all others. */
const NOBODY_ELSE = [
  ["session", `select count(*)::int as n from "Session" where "createdAt" > $1`],
  ["look of a round", `select count(*)::int as n from "RoundCheck" where "createdAt" > $1`],
  ["rating sheet", `select count(distinct "sheetId")::int as n from "Rating" where "createdAt" > $1`],
  ["adopter", `select count(*)::int as n from "Adopter" where "createdAt" > $1 and "source" = 'staff'`],
  ["photo", `select count(*)::int as n from "Photo" where "createdAt" > $1`],
  ["request to meet", `select count(*)::int as n from "Request" where "createdAt" > $1`],
]

// What a cat's row says of its last session is computed with the session, in its transaction.
const OUT_OF_STEP = `
  select count(*)::int as n from "Cat" c where c."id" = any($1::uuid[]) and c."lastSessionAt" is distinct from (
    select max(s."startedAt") from "Session" s where s."catId" = c."id"
    and not exists (select 1 from "Session" later where later."supersedesId" = s."id"))`

/**
 * Kills `victim` so many times while several people write, and counts: writes acknowledged, lost, half-applied, done twice.
 * `victim.strike()` kills and brings back whatever has to be brought back, and says how long that took.
 */
export async function crash({ world, base, kills, victim }) {
  const began = new Date((await world.query("select now() - interval '1 millisecond' as now"))[0].now)
  const outOfStepBefore = (await world.query(OUT_OF_STEP, [world.trained]))[0].n
  // A suite whose app had another clock may have left rows that are dated later than now.
  const countOthers = async () =>
    Promise.all(NOBODY_ELSE.map(async ([, sql]) => (await world.query(sql, [began]))[0].n))
  const othersBefore = await countOthers()
  const all = []
  const refused = []
  let isOver = false
  async function writeOn() {
    let write = null
    while (!isOver || write) {
      if (!write) {
        write = makeWrite(world)
        write.tries = 0
        all.push(write)
      }
      write.tries++
      const answer = await KINDS[write.kind].send(world, write).catch(isDown)
      if (answer?.ok) {
        write.isAcknowledged = true
        write = null
      } else if (FOR_GOOD.has(answer?.code)) {
        refused.push(`${write.kind}: ${answer.sentence}`)
        write.isRefused = true
        write = null
      } else await pause(50)
    }
  }
  const trouble = { lost: new Set(), half: new Set() }
  let judged = 0
  async function judge(writes) {
    const acknowledged = new Set(writes.filter((one) => one.isAcknowledged))
    const verdicts = await judgeWrites(world, writes)
    for (const [write, verdict] of verdicts) {
      if (verdict === "half") trouble.half.add(write)
      if (verdict === "absent" && acknowledged.has(write)) trouble.lost.add(write)
    }
  }
  async function untilWritten(more) {
    const count = () => all.filter((one) => one.isAcknowledged).length
    const [wanted, began] = [count() + more, performance.now()]
    while (count() < wanted && performance.now() - began < LONGEST_WAIT_MS) await pause(10)
  }
  const writers = Array.from({ length: WRITERS }, writeOn)
  const readyMs = []
  for (let kill = 0; kill < kills; kill++) {
    await untilWritten(randomInt(...WRITES_BETWEEN))
    await pause(randomInt(ANY_MOMENT_MS))
    await victim.strike()
    const struck = performance.now()
    await victim.revive()
    await untilReady(base)
    readyMs.push(performance.now() - struck)
    // Many people ask at one door here; how often one may is not what is tested.
    await world.query(`delete from "Throttle"`)
    await judge(all.slice(judged))
    judged = Math.max(0, all.length - 4 * WRITERS)
  }
  isOver = true
  await Promise.all(writers)
  await judge(all)
  const kept = all.filter((one) => one.isAcknowledged)
  let doubled = 0
  const others = await countOthers()
  for (const [at, [kind]] of NOBODY_ELSE.entries()) {
    const written = others[at] - othersBefore[at]
    doubled += Math.abs(written - kept.filter((one) => one.kind === kind).length)
  }
  const outOfStep = Math.max(0, (await world.query(OUT_OF_STEP, [world.trained]))[0].n - outOfStepBefore)
  return {
    kills,
    acknowledged: kept.length,
    again: kept.filter(({ tries }) => tries > 1).length,
    lost: trouble.lost.size,
    half: trouble.half.size + outOfStep,
    doubled,
    refused,
    examples: [...trouble.lost, ...trouble.half].slice(0, 5).map(({ kind, id }) => `${kind} ${id}`),
    readyMs: { median: median(readyMs), longest: Math.max(0, ...readyMs) },
  }
}

async function untilReady(base) {
  const began = performance.now()
  while (performance.now() - began < HEAL_MS) {
    const answer = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(3000) }).catch(isDown)
    if (answer?.ok) return
    await pause(20)
  }
  throw new Error("the app did not come back")
}

/** The app, killed and started again as whoever watches over it would. */
export const appAsVictim = (app) => ({ strike: () => app.kill(), revive: () => app.start() })

/** Every process of the database at once; the app lives on and has to find its way back. */
export const databaseAsVictim = (database) => ({
  strike: () => database.kill(),
  revive: () => database.start(),
})
