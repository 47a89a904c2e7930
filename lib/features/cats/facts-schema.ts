import { z } from "zod"
import { parseIsoDay } from "@/lib/domain/calendar/day"
import { CAT_FACTS, catFactOf, FACT_SOURCES } from "@/lib/domain/cats/cat-facts"

const NOTE_MAX = 500
const KG = /^\d{1,2}([.,]\d{1,3})?$/
const HEAVIEST_KG = 20

/** One fact of a cat: what is so, who says it, and what was seen. */
export const CatFactInput = z
  .object({
    /** Made on the device: the same fact sent twice is written once. */
    factId: z.uuid(),
    catId: z.uuid(),
    key: z.enum(CAT_FACTS.map(({ key }) => key)),
    value: z.string().trim().max(20),
    source: z.enum(FACT_SOURCES, "say who says so"),
    evidence: z.string().trim().max(NOTE_MAX, `must have at most ${NOTE_MAX} characters`).default(""),
    observedOn: z.iso.date("must be a day"),
  })
  .superRefine((fact, context) => {
    const { kind, needsEvidence } = catFactOf(fact.key)
    const complain = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message })
    if (kind === "known" && !["yes", "no", "unknown"].includes(fact.value))
      complain("value", "must be yes, no or unknown")
    if (kind === "kg" && !(KG.test(fact.value) && toKg(fact.value) > 0 && toKg(fact.value) <= HEAVIEST_KG))
      complain("value", `must be a weight in kg, up to ${HEAVIEST_KG}`)
    if (needsEvidence && fact.value === "yes" && fact.evidence.length < 3)
      complain("evidence", "say who saw what, and where")
    if (parseIsoDay(fact.observedOn) === null) complain("observedOn", "must be a day")
  })
export type CatFactInput = z.infer<typeof CatFactInput>

export const toKg = (typed: string): number => Number(typed.replace(",", "."))
