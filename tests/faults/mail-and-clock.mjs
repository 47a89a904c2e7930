// What happens when the mail server has its moods, and when the clock of the machine is put back.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { SMTPServer } from "smtp-server"
import { freePort } from "../../bin/embedded-pg.mjs"
import { root } from "../../bin/house.mjs"
import { expectations, pause, until } from "./expectations.mjs"
import { isDown } from "./http.mjs"
import { HEALED_MS } from "./limits.mjs"
import { judgeWrites, KINDS, makeWrite } from "./writes.mjs"

const HOUR_MS = 3_600_000

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
