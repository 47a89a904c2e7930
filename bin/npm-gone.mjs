// npm runs a script through a shell that passes no signal on: `kill` or a service's stop would end npm and the shell and
// leave the script running. So the script looks whether they are still there.
import { readFileSync } from "node:fs"

const LOOK_MS = 1000

// Linux tells about other processes in files; elsewhere these say nothing and only the direct parent is watched.
const fileOf = (pid, name) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8")
  } catch {
    return ""
  }
}
const parentOf = (pid) => fileOf(pid, "stat").split(") ").at(-1)?.split(" ")[1]

/** Calls back once when npm, which started this process, is gone. Does nothing when it was started without npm. */
export function whenNpmIsGone(script, callback) {
  if (!process.env.npm_lifecycle_event) return
  // Some shells become the command, then npm itself is the parent.
  const hasShell = fileOf(process.ppid, "cmdline").includes(script)
  const family = () => `${process.ppid} ${hasShell ? parentOf(process.ppid) : ""}`
  const before = family()
  const timer = setInterval(() => {
    if (family() === before) return
    clearInterval(timer)
    callback()
  }, LOOK_MS).unref()
}
