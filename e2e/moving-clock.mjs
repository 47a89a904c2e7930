// Loaded into the app before anything else: its clock runs ahead by as many milliseconds as a file says. For the test
// that lives a course of weeks in minutes; the app itself knows nothing of it.
import { readFileSync } from "node:fs"

const RealDate = Date
const file = process.env.MOVING_CLOCK_FILE ?? ""
let ahead = 0
let readAt = 0

function offset() {
  const nowMs = RealDate.now()
  if (nowMs - readAt > 20) {
    readAt = nowMs
    try {
      ahead = Number(readFileSync(file, "utf8")) || 0
    } catch {
      ahead = 0
    }
  }
  return ahead
}

globalThis.Date = class extends RealDate {
  // The framework puts a clock of its own around this one and takes over only what it holds itself.
  static UTC = RealDate.UTC
  static parse = RealDate.parse
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + offset())
    else super(...parts)
  }
  static now() {
    return RealDate.now() + offset()
  }
}
