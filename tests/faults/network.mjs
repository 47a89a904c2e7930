// What happens to the way between app and database, met by staff who save and by visitors who read.
import { HEALED_MS, TOLD_MS } from "./limits.mjs"
import { judgeWrites, KINDS, makeWrite } from "./writes.mjs"

const CUTS = 5
const SLOWER_MS = 300
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms))
const HAS_FORM = { has: "requestId" }

async function timed(work) {
  const began = performance.now()
  const result = await work()
  return { ms: performance.now() - began, result }
}

const page = (person, address) =>
  timed(async () => {
    const answer = await person.send(address)
    return { status: answer.status, html: await answer.text() }
  })

const sendWrite = (world, write) => timed(() => KINDS[write.kind].send(world, write))

/** Sends a write with its key until it is taken; how long that took, or null. */
async function untilTaken(world, write, patienceMs = 3 * HEALED_MS) {
  const began = performance.now()
  while (performance.now() - began < patienceMs) {
    const answer = await KINDS[write.kind].send(world, write).catch(() => null)
    if (answer?.ok) return performance.now() - began
    await pause(100)
  }
  return null
}

/**
 * One fault that takes the database away. Who saves is told in time, who reads goes on with what was read before, what
 * nobody read before says so calmly, and all of it heals by itself. Returns what did not hold, and what was measured.
 */
export async function meetAbsence(world, { begin, end }) {
  const { staff, visitor, slugs } = world
  const [known, unknown] = [slugs[0], slugs.at(-1)]
  for (const address of ["/", "/cats", `/cats/${known}`, `/cats/${known}/meet`]) await visitor.send(address)
  const wrong = []
  const expect = (what, holds) => holds || wrong.push(what)
  const inTime = []
  const within = (what, { ms }) => {
    inTime.push(ms)
    expect(`${what} took ${Math.round(ms)} ms`, ms <= TOLD_MS)
  }

  await begin()
  const write = makeWrite(world, "adopter")
  const told = await sendWrite(world, write)
  within("saving", told)
  expect(`saving was answered ${JSON.stringify(told.result)}`, told.result?.code === "UNAVAILABLE")
  for (const address of ["/", "/cats", `/cats/${known}`]) {
    const shown = await page(visitor, address)
    within(address, shown)
    expect(`${address}: ${shown.result.status}`, shown.result.status === 200)
    expect(`${address} does not say of when it is`, shown.result.html.includes("Shown as of"))
  }
  for (const [person, address] of [
    [visitor, `/cats/${unknown}`],
    [staff, "/desk/adopters"],
  ]) {
    const shown = await page(person, address)
    within(address, shown)
    expect(`${address}: ${shown.result.status}`, shown.result.status === 503)
    expect(`${address} says nothing`, shown.result.html.includes("This page could not be shown"))
  }
  const name = `Typed ${Date.now()}`
  const typed = { name, email: "ada@example.org", message: "Hello", consent: "yes", website: "" }
  const { post } = await visitor.sendPlainForm(`/cats/${known}/meet`, typed, HAS_FORM)
  const asked = await timed(async () => (await post?.())?.text())
  within("asking", asked)
  expect("the form lost what was typed", asked.result?.includes(name))
  expect("the form does not say what is the matter", asked.result?.includes("could not keep it"))

  const ended = performance.now()
  await end()
  const healedMs = await untilTaken(world, write)
  const totalMs = performance.now() - ended
  expect(`healed after ${Math.round(totalMs)} ms`, healedMs !== null && totalMs <= HEALED_MS)
  const [verdict] = [...(await judgeWrites(world, [write])).values()]
  expect(`what was saved again is ${verdict}`, verdict === "whole")
  expect("the staff page stays away", (await page(staff, "/desk/adopters")).result.status === 200)
  const fresh = await page(visitor, "/cats")
  expect("the list stays old", fresh.result.status === 200 && !fresh.result.html.includes("Shown as of"))
  return { wrong, toldMs: Math.max(...inTime), healedMs: totalMs }
}

/** The connection breaks after the database committed and before it could say so; the same key again is the same write. */
export async function meetCutCommits(world, proxy) {
  const wrong = []
  let healedMs = 0
  const before = proxy.cuts
  for (let round = 0; round < CUTS; round++) {
    const write = makeWrite(world, round % 2 ? "look of a round" : "adopter")
    proxy.cutNextCommit()
    await sendWrite(world, write)
    const took = await untilTaken(world, write)
    if (took === null || took > HEALED_MS) wrong.push(`taken again after ${took} ms`)
    healedMs = Math.max(healedMs, took ?? 0)
    const [verdict] = [...(await judgeWrites(world, [write])).values()]
    if (verdict !== "whole") wrong.push(`${write.kind} is ${verdict}`)
  }
  const cuts = proxy.cuts - before
  if (cuts < CUTS) wrong.push(`only ${cuts} commits were cut`)
  return { wrong, cuts, healedMs }
}

/** All connections are cut while writes are under way. */
export async function meetResets(world, proxy) {
  const wrong = []
  const writes = Array.from({ length: 12 }, (_, i) =>
    makeWrite(world, ["adopter", "look of a round", "session"][i % 3]),
  )
  const sending = writes.map((write) => untilTaken(world, write))
  for (let cut = 0; cut < 4; cut++) {
    await pause(60)
    proxy.resetAll()
  }
  const took = await Promise.all(sending)
  if (took.includes(null)) wrong.push("a write was never taken")
  for (const [{ kind }, verdict] of await judgeWrites(world, writes))
    if (verdict !== "whole") wrong.push(`${kind} is ${verdict}`)
  return { wrong, healedMs: Math.max(...took.map((ms) => ms ?? Number.POSITIVE_INFINITY)) }
}

/** A network that takes its time is no reason to call the database gone: everything is answered, later. */
export async function meetSlowness(world, proxy) {
  const wrong = []
  await proxy.begin("delay", { delayMs: SLOWER_MS })
  let slowestMs = 0
  for (const kind of ["adopter", "look of a round", "session", "adopter"]) {
    const write = makeWrite(world, kind)
    const { result, ms } = await sendWrite(world, write)
    slowestMs = Math.max(slowestMs, ms)
    if (!result?.ok) wrong.push(`${kind}: ${JSON.stringify(result)}`)
  }
  for (const address of ["/cats", `/cats/${world.slugs[1]}`]) {
    const { result } = await page(world.visitor, address)
    if (result.status !== 200 || result.html.includes("Shown as of"))
      wrong.push(`${address}: ${result.status}, from memory`)
  }
  await proxy.end()
  return { wrong, slowestMs }
}
