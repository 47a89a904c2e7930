import "server-only"
import {
  type AnswerTo,
  answerQuestion,
  type FigureQuestion,
  type FigureReply,
  type FigureTask,
} from "@/lib/domain/outcomes/figure-question"
import { type Prepared, prepare } from "@/lib/domain/outcomes/programme-data"
import { readProgramme } from "@/lib/domain/outcomes/programme-rows"
import { AppError } from "@/lib/platform/errors"
import { threadOf } from "@/lib/platform/off-thread"
import type { Viewer } from "@/lib/platform/viewer"
import { figuresVersion, programmeText } from "./facts-queries"

const ANSWERS_KEPT = 300
const SHELTERS_KEPT = 2
const TRIES = 3

// One set per process: the framework loads this module more than once.
const kept = globalThis as typeof globalThis & { slacklineFigures?: Kept }
interface Kept {
  answers: Map<string, Promise<unknown>>
  loading: Map<string, Promise<string>>
  own: Map<string, { version: string; prepared: Prepared }>
}
kept.slacklineFigures ??= { answers: new Map(), loading: new Map(), own: new Map() }
const { answers, loading, own } = kept.slacklineFigures

/** Keeps the newest of a map's entries; the order of a map is the order of use. */
function keepNewest<K, V>(map: Map<K, V>, key: K, value: V, most: number) {
  map.delete(key)
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value as K)
}

/**
 * Answers a question from the shelter's data as it is now. The version is asked first, so an answer is never stale; the same
 * question about the same data is answered once, and the work is done beside the thread that serves requests.
 */
export async function askFigures<Q extends FigureQuestion>(
  viewer: Viewer,
  question: Q,
): Promise<AnswerTo<Q>> {
  const version = await figuresVersion(viewer)
  const key = `${viewer.shelterId} ${version} ${JSON.stringify(question)}`
  const known = answers.get(key)
  const answer = known ?? answerNow(viewer, { version, question })
  keepNewest(answers, key, answer, ANSWERS_KEPT)
  try {
    return (await answer) as AnswerTo<Q>
  } catch (error) {
    answers.delete(key)
    throw error
  }
}

interface Asked {
  version: string
  question: FigureQuestion
}

async function answerNow(viewer: Viewer, asked: Asked): Promise<unknown> {
  const thread = threadOf<FigureTask, FigureReply>("figures-worker.mjs")
  if (!thread) return answerQuestion(await ownData(viewer, asked.version), asked.question)
  const { shelterId } = viewer
  let { version } = asked
  for (let i = 0; i < TRIES; i++) {
    const reply = await thread.ask({ id: 0, shelterId, version, kind: "answer", question: asked.question })
    if (reply.kind === "done") return reply.answer
    if (reply.kind === "failed") throw new Error(reply.message)
    version = await handOver(viewer, version)
  }
  throw new AppError(
    "UNAVAILABLE",
    "The data changes too quickly for a figure just now. Try again in a moment.",
  )
}

/** Gives the thread the data as it is now, once however many wait for it; says which version that was. */
function handOver(viewer: Viewer, wanted: string): Promise<string> {
  const key = `${viewer.shelterId} ${wanted}`
  const running = loading.get(key)
  if (running) return running
  const load = (async () => {
    const { version, text } = await programmeText(viewer)
    const thread = threadOf<FigureTask, FigureReply>("figures-worker.mjs")
    const reply = await thread?.ask({ id: 0, shelterId: viewer.shelterId, version, kind: "take", text })
    if (reply?.kind === "failed") throw new Error(reply.message)
    return version
  })().finally(() => loading.delete(key))
  loading.set(key, load)
  return load
}

async function ownData(viewer: Viewer, version: string): Promise<Prepared> {
  const known = own.get(viewer.shelterId)
  if (known?.version === version) return known.prepared
  const read = await programmeText(viewer)
  const prepared = prepare(readProgramme(read.text))
  keepNewest(own, viewer.shelterId, { version: read.version, prepared }, SHELTERS_KEPT)
  return prepared
}
