import { parentPort } from "node:worker_threads"
import { answerQuestion, type FigureReply, type FigureTask } from "@/lib/domain/outcomes/figure-question"
import { type Prepared, prepare } from "@/lib/domain/outcomes/programme-data"
import { readProgramme } from "@/lib/domain/outcomes/programme-rows"

// A hundred thousand stays take about 150 MB as objects.
const SHELTERS_KEPT = 4
const kept = new Map<string, { version: string; prepared: Prepared }>()

/** Figures of whole shelters are computed here, beside the thread that answers requests. */
function work(task: FigureTask): FigureReply {
  const { id, shelterId, version } = task
  if (task.kind === "take") {
    kept.delete(shelterId)
    kept.set(shelterId, { version, prepared: prepare(readProgramme(task.text)) })
    if (kept.size > SHELTERS_KEPT) kept.delete(kept.keys().next().value ?? "")
    return { id, kind: "done", answer: null }
  }
  const known = kept.get(shelterId)
  if (known?.version !== version) return { id, kind: "unknown_data" }
  return { id, kind: "done", answer: answerQuestion(known.prepared, task.question) }
}

parentPort?.on("message", (task: FigureTask) => {
  try {
    parentPort?.postMessage(work(task))
  } catch (error) {
    const reply: FigureReply = {
      id: task.id,
      kind: "failed",
      message: error instanceof Error ? error.message : String(error),
    }
    parentPort?.postMessage(reply)
  }
})
