// PostgreSQL refuses to run as root: find somebody else to run it as.
import * as fs from "node:fs/promises"
import path from "node:path"

const CANDIDATES = [process.env.SLACKLINE_PG_USER, "postgres", "nobody"]

/** { uid, gid } to run the server as, or undefined when this process is not root and needs nobody else. */
export async function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined
  const entries = (await fs.readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"))
  for (const name of CANDIDATES.filter(Boolean)) {
    const entry = entries.find((fields) => fields[0] === name)
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) }
  }
  throw new Error(
    "Running as root, and there is no user 'postgres' or 'nobody' to run PostgreSQL as; name one in SLACKLINE_PG_USER.",
  )
}

/** Whether that user can pass through every folder on the way to `place` and read it. */
export async function canReach(user, place) {
  if (!user) return true
  for (let at = path.resolve(place); ; at = path.dirname(at)) {
    const stat = await fs.stat(at).catch(() => null)
    if (stat) {
      const bits = stat.uid === user.uid ? stat.mode >> 6 : stat.gid === user.gid ? stat.mode >> 3 : stat.mode
      if ((bits & 1) === 0) return false
    }
    if (at === path.dirname(at)) return true
  }
}
