// What happens around the app: its disk, its mail server, its clock, its time zone.
import { execFileSync } from "node:child_process"
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { SMTPServer } from "smtp-server"
import { freePort } from "../../bin/embedded-pg.mjs"
import { root } from "../../bin/house.mjs"
import { unprivilegedUser } from "../../bin/pg-user.mjs"
import { isDown } from "./http.mjs"
import { HEALED_MS } from "./network.mjs"
import { judgeWrites, KINDS, makeWrite } from "./writes.mjs"

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms))
const HOUR_MS = 3_600_000

async function until(work, patienceMs, everyMs = 100) {
  const began = performance.now()
  while (performance.now() - began < patienceMs) {
    if (await work()) return performance.now() - began
    await pause(everyMs)
  }
  return null
}

const expectations = () => {
  const wrong = []
  return { wrong, expect: (what, holds) => holds || wrong.push(what) }
}

// ---- the disk

const DISK_SIZE = "16m"

/** A small disk of its own for files and one table, or null where this user may not have one. */
function mountSmallDisk() {
  const place = mkdtempSync(path.join(os.tmpdir(), "slackline-small-disk-"))
  chmodSync(place, 0o711)
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_SIZE}`, "slackline", place], { stdio: "ignore" })
  } catch {
    rmSync(place, { recursive: true })
    return null
  }
  chmodSync(place, 0o755)
  return {
    place,
    remove() {
      execFileSync("umount", ["-l", place])
      rmSync(place, { recursive: true, force: true })
    },
  }
}

function fill(file) {
  for (let size = 1 << 20; size >= 512; size >>= 1)
    for (;;)
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: "a" })
      } catch {
        break
      }
}

/** The disk fills up under photos and under a table; room is made again. `open(folder)` gives the world of an app on it. */
export async function meetFullDisk({ database, open }) {
  const { wrong, expect } = expectations()
  const disk = mountSmallDisk()
  const folder = disk?.place ?? mkdtempSync(path.join(os.tmpdir(), "slackline-closed-folder-"))
  const data = path.join(folder, "data")
  mkdirSync(data)
  const { world, close } = await open(data)
  const tablespace = path.join(folder, "table")
  const filler = path.join(folder, "filler")
  try {
    const photo = makeWrite(world, "photo")
    const send = (write) => KINDS[write.kind].send(world, write)
    if (!disk) {
      chmodSync(data, 0o555)
      const refused = await send(photo)
      expect(`a photo was answered ${JSON.stringify(refused)}`, refused?.ok === false)
      chmodSync(data, 0o755)
      expect("the photo is not taken afterwards", await until(async () => (await send(photo))?.ok, HEALED_MS))
      return {
        wrong,
        what: "no small disk for this user; a folder that cannot be written instead",
        healedMs: 0,
      }
    }
    mkdirSync(tablespace)
    const user = await unprivilegedUser()
    if (user) chownSync(tablespace, user.uid, user.gid)
    await database.query(`create tablespace small location '${tablespace}'`)
    await database.query(`alter table "Adopter" set tablespace small`)
    for (const address of ["/cats", `/cats/${world.slugs[0]}`]) await world.visitor.send(address)
    fill(filler)
    const refused = await send(photo)
    expect(`a photo was answered ${JSON.stringify(refused)}`, refused?.code === "DISK_FULL")
    // The pages of the table that are there still have room for some.
    const adopters = []
    let last
    do {
      const adopter = { ...makeWrite(world, "adopter"), name: `Patient Person ${"x".repeat(90)}` }
      adopters.push(adopter)
      last = await send(adopter)
    } while (last?.ok && adopters.length < 400)
    expect(`an adopter was answered ${JSON.stringify(last)}`, last?.code === "DISK_FULL")
    const stands = await (await fetch(`${world.staff.base}/readyz`)).json()
    expect("nobody says that the disk is full", stands.disk === "full")
    for (const address of ["/cats", `/cats/${world.slugs[0]}`])
      expect(`${address} is not shown`, (await world.visitor.send(address)).status === 200)
    const verdicts = await judgeWrites(world, [photo, ...adopters])
    expect("the refused photo is there", verdicts.get(photo) === "absent")
    expect("the refused adopter is there", verdicts.get(adopters.at(-1)) === "absent")
    expect(
      "an adopter that was taken is not there",
      adopters.slice(0, -1).every((one) => verdicts.get(one) === "whole"),
    )
    rmSync(filler)
    const ended = performance.now()
    expect("the photo is not taken", await until(async () => (await send(photo))?.ok, HEALED_MS))
    expect("the adopter is not taken", await until(async () => (await send(adopters.at(-1)))?.ok, HEALED_MS))
    const isSaidNoMore = async () => !(await (await fetch(`${world.staff.base}/readyz`)).json()).disk
    expect("the disk is still called full", await until(isSaidNoMore, HEALED_MS))
    const healedMs = performance.now() - ended
    for (const [{ kind }, verdict] of await judgeWrites(world, [photo, adopters.at(-1)]))
      expect(`${kind} is ${verdict}`, verdict === "whole")
    expect(`healed after ${Math.round(healedMs)} ms`, healedMs <= HEALED_MS)
    return { wrong, what: `${adopters.length - 1} saved before it was full, then refused by name`, healedMs }
  } finally {
    rmSync(filler, { force: true })
    await close()
    if (disk) {
      await database.query(`alter table "Adopter" set tablespace pg_default`)
      await database.query("drop tablespace if exists small")
      disk.remove()
    } else rmSync(folder, { recursive: true, force: true })
  }
}

// ---- the mail server

/** A mail server that can be away, silent, busy or well, always at one address. */
export async function openMoodyMail() {
  const port = await freePort()
  const taken = []
  let mood = "away"
  let current = null
  const silent = new Set()
  const smtp = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData(stream, _, done) {
        let raw = ""
        stream.on("data", (part) => {
          raw += part
        })
        stream.on("end", () => {
          if (mood === "busy") return done(Object.assign(new Error("busy"), { responseCode: 451 }))
          taken.push(/^message-id: (.*)$/im.exec(raw)?.[1])
          done()
        })
      },
    })
  const listens = (server) =>
    new Promise((ready) => {
      server.on("error", () => {})
      server.listen(port, "127.0.0.1", ready)
    })
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    async become(next) {
      for (const socket of silent) socket.destroy()
      if (current) await new Promise((closed) => current.close(closed))
      mood = next
      current = null
      if (next === "away") return
      current =
        next === "silent" ? net.createServer((socket) => silent.add(socket.on("error", isDown))) : smtp()
      await listens(current)
    },
  }
}

/** An app whose clock can be moved: options for it, and how. */
export function movableClock() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "slackline-clock-"))
  const file = path.join(folder, "ahead")
  writeFileSync(file, "0")
  return {
    env: {
      MOVING_CLOCK_FILE: file,
      NODE_OPTIONS: `--import=${pathToFileURL(path.join(root, "e2e/moving-clock.mjs")).href}`,
    },
    moveTo: (aheadMs) => writeFileSync(file, String(aheadMs)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const MAIL_MS = 40_000

async function askByMail(world) {
  const write = makeWrite(world, "request to meet")
  const answer = await KINDS[write.kind].send(world, write)
  return { ...write, isKept: answer.ok }
}
const messagesOf = (world, asked) =>
  world.query(
    `select "id", "state", "tries", "problem" from "Message" where "requestId" = any($1::uuid[]) and "state" <> 'by_hand'`,
    [asked.map(({ id }) => id)],
  )

/** Mail away, silent, busy, and back: nothing of the shelter's work waits for it, and each mail goes out once. */
export async function meetMailTrouble(world, { mail, clock, moods }) {
  const { wrong, expect } = expectations()
  const asked = []
  mail.taken.length = 0
  let ahead = 0
  for (const mood of moods) {
    await mail.become(mood)
    const began = performance.now()
    const one = await askByMail(world)
    expect(`asking while mail is ${mood}`, one.isKept && performance.now() - began < 2_000)
    asked.push(one)
    const hasTried = async () =>
      (await messagesOf(world, [one])).every(({ tries, problem }) => tries > 0 && problem)
    expect(`nobody tried while mail was ${mood}`, await until(hasTried, 2 * MAIL_MS, 250))
    const shown = await (await world.staff.send(`/desk/requests/${one.id}`)).text()
    expect("the page does not say that a message waits", shown.includes("Waits to be sent"))
    // What waits for its next try is due by then.
    ahead += 7 * HOUR_MS
    clock.moveTo(ahead)
  }
  await mail.become("well")
  asked.push(await askByMail(world))
  const allSent = async () => (await messagesOf(world, asked)).every(({ state }) => state === "sent")
  const sentMs = await until(allSent, MAIL_MS)
  expect("not all were sent", sentMs !== null)
  await pause(2_500)
  const messages = await messagesOf(world, asked)
  expect(`${mail.taken.length} mails of ${messages.length} messages`, mail.taken.length === messages.length)
  expect("a mail came twice", new Set(mail.taken).size === mail.taken.length)
  clock.moveTo(0)
  return {
    wrong,
    mails: messages.length,
    tries: Math.max(...messages.map(({ tries }) => tries)),
    sentMs: sentMs ?? 0,
  }
}

/** The clock is put back an hour while the app runs. */
export async function meetClockPutBack(world, { mail, clock, person, wrongPerson, visitorOf }) {
  const { wrong, expect } = expectations()
  const before = makeWrite(world, "adopter")
  await KINDS.adopter.send(world, before)
  const late = visitorOf()
  for (let guess = 0; guess < 12; guess++)
    await late.signIn({ ...wrongPerson, password: "a wrong guess" }).catch(isDown)
  expect(
    "guesses are not counted",
    await late.signIn(wrongPerson).then(
      () => false,
      () => true,
    ),
  )
  await mail.become("well")
  mail.taken.length = 0
  clock.moveTo(-HOUR_MS)
  await pause(50)
  const put = performance.now()
  expect("the sign-in ended", (await world.staff.send("/today")).status === 200)
  const writes = ["adopter", "session", "look of a round", "rating sheet"].map((kind) =>
    makeWrite(world, kind),
  )
  // As the devices around it say, whose clocks were not put back.
  const nowMs = () => new Date().toISOString()
  for (const write of writes) {
    for (const field of ["startedAt", "seenAt", "ratedAt"])
      if (write.payload?.[field]) write.payload[field] = nowMs()
    const answer = await KINDS[write.kind].send(world, write)
    expect(`${write.kind} was answered ${JSON.stringify(answer)?.slice(0, 200)}`, answer?.ok)
  }
  const again = await Promise.all([before, ...writes].map((write) => KINDS[write.kind].send(world, write)))
  expect(
    "a repeated write was refused",
    again.every((answer) => answer?.ok),
  )
  for (const [{ kind }, verdict] of await judgeWrites(world, [before, ...writes]))
    expect(`${kind} is ${verdict}`, verdict === "whole")
  expect("nobody new can sign in", await visitorOf().signIn(person).then(Boolean, isDown))
  expect(
    "guesses of an hour to come keep somebody out",
    await visitorOf().signIn(wrongPerson).then(Boolean, isDown),
  )
  const asked = performance.now()
  const one = await askByMail(world)
  expect("asking was refused", one.isKept)
  const sent = async () => (await messagesOf(world, [one])).every(({ state }) => state === "sent")
  const jobsMs = await until(sent, 3 * HEALED_MS)
  expect(`jobs went on after ${jobsMs} ms`, jobsMs !== null && jobsMs <= HEALED_MS)
  clock.moveTo(0)
  return { wrong, jobsMs: jobsMs ?? 0, tookMs: asked - put }
}

/** What a page says, without markup and without what differs with each answer. */
const wordsOf = (html) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")

function firstDifference(one, other) {
  const at = [...one].findIndex((sign, i) => sign !== other[i])
  return `"${one.slice(Math.max(0, at - 30), at + 30)}" and "${other.slice(Math.max(0, at - 30), at + 30)}"`
}

/** The same pages by an app that was started in one time zone and then in others. */
export async function meetOtherZones({ zones, pagesIn }) {
  const { wrong, expect } = expectations()
  const said = []
  for (const zone of zones) {
    const pages = await pagesIn(zone)
    said.push(new Map([...pages].map(([address, html]) => [address, wordsOf(html)])))
  }
  let compared = 0
  for (const pages of said.slice(1))
    for (const [address, words] of pages) {
      compared++
      expect(
        `${address} differs: ${firstDifference(said[0].get(address), words)}`,
        words === said[0].get(address),
      )
    }
  return { wrong, compared }
}
