import { type Day, requireDay } from "@/lib/domain/calendar/day"
import { type FactReader, type RecordedFact, readFacts } from "./gate-facts"
import {
  judgeAge,
  judgeNeeds,
  judgePanic,
  judgeToday,
  judgeVet,
  type SpecialNeeds,
  type TodayCheck,
} from "./gate-rules"
import { type Judgement, judgeFact, worstOf } from "./gate-verdict"
import { GATES, type GateId, gateOf } from "./gates"
import type { PanicRecord } from "./panic-cap"
import { lowestTier, type Tier } from "./tiers"

/** A cat as far as gates need to know it; every null is "not known". */
export interface GatedCat extends SpecialNeeds {
  readonly ageWeeks: number | null
}

export interface GateInput {
  readonly asOfDay: Day
  readonly facts: readonly RecordedFact[]
  readonly cat: GatedCat
  readonly panic: PanicRecord
  readonly today: TodayCheck
}

/** One gate on a day, for staff: status, the tier it allows, why, what to do, and the last day it stays open. */
export interface GateResult {
  readonly id: GateId
  readonly status: "pass" | "fail" | "unknown" | "advice"
  readonly cap: Tier
  readonly reason: string
  readonly todo: string | null
  readonly expiresOnDay: Day | null
}

export interface GateReport {
  readonly gates: readonly GateResult[]
  /** The lowest cap of all gates: the tier the cat may go to at most. */
  readonly cap: Tier
  /** Whether the cat may be listed for adopters at all (G7). */
  readonly listable: boolean
  /** Whether any training session may be held today (G7, G9, and 8 weeks of age). */
  readonly sessionToday: { readonly allowed: boolean; readonly reasons: readonly string[] }
}

/** Indoor harness work may begin at this age; going out waits for G5 (rule B.4). */
const SESSIONS_FROM_WEEKS = 8

/**
 * All ten gates of one cat on a day. Unknown caps like a failure in G1 to G7 but is reported as something to do, not
 * as a fault of the cat. Throws RangeError for facts or panics of a later day. Source: rule B.4.
 */
export function evaluateGates(input: GateInput): GateReport {
  requireDay(input.asOfDay, "asOfDay")
  const read = readFacts(input.facts, input.asOfDay)
  const judgements = judgeAll(input, read)
  const gates = GATES.map(({ id }) => toResult(id, judgements[id]))
  const hold = judgements.G7
  return {
    gates,
    cap: lowestTier(gates.map((gate) => gate.cap)),
    listable: hold.status === "pass",
    sessionToday: judgeSessionToday({ hold, today: judgements.G9, ageWeeks: input.cat.ageWeeks }),
  }
}

function judgeAll(input: GateInput, read: FactReader): Record<GateId, Judgement> {
  const { asOfDay, cat, panic, today } = input
  const bites = bitesOnRecord(input.facts)
  return {
    G1: worstOf([
      judgeFact(read("chip_implanted"), { label: "microchip in place" }),
      judgeFact(read("chip_registered"), { label: "chip registration" }),
      judgeFact(read("chip_scanned"), { label: "chip scan" }),
    ]),
    G2: worstOf([
      judgeFact(read("vaccines_core"), { label: "core vaccines" }),
      judgeFact(read("vaccines_rabies"), { label: "rabies vaccine", good: ["yes", "not_required"] }),
      judgeFact(read("felv_decided"), { label: "decision about leukaemia vaccine" }),
    ]),
    G3: judgeFact(read("parasites"), { label: "parasite protection" }),
    G4: judgeVet(read, asOfDay),
    G5: judgeAge({ read, asOfDay, ageWeeks: cat.ageWeeks }),
    G6: judgeFact(read("neutered"), { label: "neutering" }),
    G7: judgeHold(read, bites),
    G8: judgePanic({ panic, bites, asOfDay }),
    G9: judgeToday(today),
    G10: judgeNeeds(cat, read("vet_cap")),
  }
}

/** Every bite ever recorded: a later "none" does not take one back, only superseding the record itself can. */
function bitesOnRecord(facts: readonly RecordedFact[]): readonly Day[] {
  return facts.filter((fact) => fact.key === "last_bite" && fact.value === "done").map((fact) => fact.onDay)
}

/** A quarantine counts as over only when that was said after the bite: an older "over" belongs to an older bite. */
function judgeHold(read: FactReader, bites: readonly Day[]): Judgement {
  const hold = judgeFact(read("hold_over"), { label: "end of holds" })
  if (bites.length === 0) return hold
  const over = read("bite_quarantine_over")
  const isOlder = over.state === "holds" && over.onDay <= Math.max(...bites)
  const quarantine = judgeFact(isOlder ? { state: "unknown" } : over, { label: "end of bite quarantine" })
  return worstOf([hold, quarantine])
}

function toResult(id: GateId, judgement: Judgement): GateResult {
  const gate = gateOf(id)
  const isClosed = judgement.status === "fail" || judgement.status === "unknown"
  return {
    id,
    status: judgement.status,
    cap: judgement.cap ?? (isClosed ? gate.cap : "TRAIL"),
    reason: judgement.reason,
    todo: judgement.status === "pass" ? null : gate.todo,
    expiresOnDay: judgement.expiresOnDay ?? null,
  }
}

function judgeSessionToday(input: {
  readonly hold: Judgement
  readonly today: Judgement
  readonly ageWeeks: number | null
}): GateReport["sessionToday"] {
  const { hold, today, ageWeeks } = input
  const reasons: string[] = []
  if (hold.status !== "pass") reasons.push(hold.reason)
  if (today.status === "fail") reasons.push(today.reason)
  if (ageWeeks !== null && ageWeeks < SESSIONS_FROM_WEEKS) {
    reasons.push(`Under ${SESSIONS_FROM_WEEKS} weeks old: too young for a harness`)
  }
  return { allowed: reasons.length === 0, reasons }
}
