// What happens when the disk of the machine is full.
import { execFileSync } from "node:child_process"
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { unprivilegedUser } from "../../bin/pg-user.mjs"
import { expectations, until } from "./expectations.mjs"
import { HEALED_MS } from "./limits.mjs"
import { judgeWrites, KINDS, makeWrite } from "./writes.mjs"

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
