import "server-only"
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { constants, setPriority } from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { AppError } from "./errors"

const MOST_KEPT = 4_000

export interface StartedCommand {
  /** Resolves when the command has ended, whatever came of it. */
  ended: Promise<{ code: number; lastWords: string }>
}

/**
 * Starts a command of `slackline` beside this process: heavy work that must not keep requests waiting. It runs with low
 * priority and ends with this process.
 */
export function startCommand(args: readonly string[]): StartedCommand {
  const program = path.join(process.cwd(), ".build/cli/main.mjs")
  if (!existsSync(program))
    throw new AppError(
      "UNEXPECTED",
      "The command line is not built. Start Slackline with `npm start`, which builds it.",
    )
  const ending = pathToFileURL(path.join(process.cwd(), "bin/end-with-parent.mjs")).href
  const child = spawn(process.execPath, ["--import", ending, program, ...args], {
    cwd: process.cwd(),
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  })
  let words = ""
  child.stderr?.on("data", (piece: Buffer) => {
    words = (words + piece.toString("utf8")).slice(-MOST_KEPT)
  })
  const ended = new Promise<{ code: number; lastWords: string }>((resolve) => {
    child.on("error", (error) => resolve({ code: 1, lastWords: error.message }))
    child.on("close", (code) =>
      resolve({ code: code ?? 1, lastWords: words.trim().split("\n").at(-1) ?? "" }),
    )
  })
  try {
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, or the system allows no such thing: then it runs as everything else does.
  }
  return { ended }
}
