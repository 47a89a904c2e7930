// One at a time among processes: a file with the holder's process number. A killed holder does not keep it.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"

const PAUSE_MS = 50

/** Whether a process with this number runs. */
export const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** Does the work while no other process holds the file; waits for its turn, at most `waitMs`. */
export async function withLock(file, work, { waitMs = 60_000 } = {}) {
  const deadline = Date.now() + waitMs
  await mkdir(path.dirname(file), { recursive: true })
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx" })
      break
    } catch (error) {
      if (error.code !== "EEXIST") throw error
      const holder = Number(await readFile(file, "utf8").catch(() => "0"))
      if (holder && !isAlive(holder)) await rm(file, { force: true })
      else if (Date.now() > deadline)
        throw new Error(`Another start holds ${file}. If none is running, remove that file.`)
      else await new Promise((wake) => setTimeout(wake, PAUSE_MS))
    }
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}
