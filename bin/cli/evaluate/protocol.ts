import { z } from "zod"
import { ENDINGS, type HistoryEntry, INCIDENTS } from "@/lib/domain/harness/history"
import { runEngine } from "@/lib/domain/harness/run-engine"
import { dayNumber, flag, listOf, numberWithin, object, oneOf, wholeNumber } from "./field-checks"
import { evaluator } from "./read-input"

const seconds = numberWithin(0, 86_400, "must be a number of seconds from 0").nullish()
const words = z.string({ error: "must be a text" }).nullish()

const session = object({
  day: dayNumber,
  id: z.string({ error: "must be a text" }).optional(),
  hits: wholeNumber(0, 1000, "must be a whole number from 0 to 1000").nullish(),
  trials: wholeNumber(1, 1000, "must be a whole number from 1 to 1000").nullish(),
  stress: oneOf([0, 1, 2, 3, 4]),
  handler: z.string({ error: "must name a person" }).min(1, { error: "must name a person" }),
  recoverySec: seconds,
  incident: oneOf(INCIDENTS).nullish(),
  endedBy: oneOf(ENDINGS).nullish(),
  secondPerson: flag.nullish(),
  fitPassed: flag.nullish(),
  headInByChoice: flag.nullish(),
  wornSec: seconds,
  gait: oneOf([0, 1, 2, 3, 4]).nullish(),
  backOutPassed: flag.nullish(),
  doorwayHit: flag.nullish(),
  carrierHit: flag.nullish(),
  place: words,
  gateCap: oneOf([0, 1, 2]).nullish(),
  outingClear: flag.nullish(),
}).superRefine(({ hits, trials }, context) => {
  const complain = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message })
  if ((hits == null) !== (trials == null))
    complain(hits == null ? "hits" : "trials", "must be given with its pair")
  if (hits != null && trials != null && hits > trials) complain("hits", "must not be more than trials")
})

const always = z.literal(true, { error: "must be true" })
const override = object({
  stage: wholeNumber(1, 9, "must be a stage from 1 to 9"),
  reason: z.string({ error: "must say why" }).min(1, { error: "must say why" }),
  by: z.string({ error: "must name a person" }).min(1, { error: "must name a person" }),
})

const EVENTS = {
  review: object({ day: dayNumber, review: always }),
  p0Redo: object({ day: dayNumber, p0Redo: always }),
  p0Passed: object({ day: dayNumber, p0Passed: always }),
  override: object({ day: dayNumber, override }),
} as const

/** Which shape an entry must have follows from its keys, so that a complaint names the field that is wrong. */
const entry = z.unknown().transform((value, context): HistoryEntry => {
  const given = typeof value === "object" && value !== null ? Object.entries(value) : []
  const keys = given.filter(([, one]) => one !== null && one !== false).map(([key]) => key)
  const events = (Object.keys(EVENTS) as (keyof typeof EVENTS)[]).filter((key) => keys.includes(key))
  if (events.length > 1 || (events.length === 1 && keys.includes("stress"))) {
    context.addIssue({ code: "custom", message: "must be one session or one event" })
    return z.NEVER
  }
  const schema = events[0] ? EVENTS[events[0]] : session
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  context.addIssue({
    code: "custom",
    path: [...(issue?.path ?? [])],
    message: issue?.message ?? "is not valid",
  })
  return z.NEVER
})

const input = object({
  sessions: listOf(entry),
  exitChecks: flag.nullish(),
  asOfDay: dayNumber.nullish(),
}).superRefine(({ sessions, asOfDay }, context) => {
  const backwards = sessions.findIndex((one, i) => i > 0 && one.day < (sessions[i - 1]?.day ?? one.day))
  if (backwards >= 0) {
    const path = ["sessions", backwards, "day"]
    context.addIssue({ code: "custom", path, message: "must not lie before the entry above it" })
  }
  const last = sessions.at(-1)
  if (asOfDay != null && last && asOfDay < last.day) {
    context.addIssue({ code: "custom", path: ["asOfDay"], message: "must not lie before the last session" })
  }
})

/** The training stage from a session log. */
export const evaluateProtocolInput = evaluator(input, ({ sessions, exitChecks, asOfDay }) => {
  const result = runEngine(sessions, { exitChecks: exitChecks ?? false, asOfDay: asOfDay ?? null })
  const { stage, mastered, review, paused, panic } = result
  const log = result.log.map(({ day, from, to, why }) => ({ day, from, to, why }))
  return { stage, mastered, review, paused, panic, log }
})
