import "server-only"
import { existsSync } from "node:fs"
import path from "node:path"
import { Worker } from "node:worker_threads"
import { log } from "./log"

/** A thread that answers numbered tasks, one reply each. */
export interface Thread<Task, Reply> {
  ask(task: Task): Promise<Reply>
}

type Numbered = { id: number }
type Waiting<Reply> = { resolve: (reply: Reply) => void; reject: (error: Error) => void }

// One set per process, also when the development server reloads this module.
const kept = globalThis as typeof globalThis & { slacklineThreads?: Map<string, Thread<unknown, unknown>> }
kept.slacklineThreads ??= new Map()
const threads = kept.slacklineThreads

/**
 * The thread that runs a bundled file, begun when it is first asked and begun again after it broke. Null where the file was
 * not built (tests and the command line, which have no requests to keep waiting): the caller then works in its own thread.
 */
export function threadOf<Task extends object, Reply extends Numbered>(
  file: string,
): Thread<Task, Reply> | null {
  const known = threads.get(file)
  if (known) return known as Thread<Task, Reply>
  const place = path.join(process.cwd(), ".build/cli", file)
  if (process.env.NEXT_RUNTIME !== "nodejs" || !existsSync(place)) return null
  const thread = openThread<Task, Reply>(place)
  threads.set(file, thread as Thread<unknown, unknown>)
  return thread
}

function openThread<Task extends object, Reply extends Numbered>(place: string): Thread<Task, Reply> {
  const waiting = new Map<number, Waiting<Reply>>()
  let worker: Worker | null = null
  let last = 0
  const start = () => {
    const begun = new Worker(place, { stdout: false, stderr: false })
    // The process may end while the thread has nothing to do.
    begun.unref()
    begun.on("message", (reply: Reply) => {
      waiting.get(reply.id)?.resolve(reply)
      waiting.delete(reply.id)
    })
    const fall = (error: Error) => {
      if (worker === begun) worker = null
      log.error({ err: error }, "a working thread ended; the next task begins a new one")
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    begun.on("error", fall)
    begun.on("exit", (code) => {
      if (worker === begun) fall(new Error(`the thread ended with ${code}`))
    })
    return begun
  }
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const id = ++last
        waiting.set(id, { resolve, reject })
        worker.postMessage({ ...task, id })
      }),
  }
}
