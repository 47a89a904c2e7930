import type { Day } from "@/lib/domain/calendar/day"
import type { FactReader, FactReading } from "./gate-facts"
import { type Judgement, judgeFact, worstOf } from "./gate-verdict"
import { GATE_DAYS } from "./gates"
import { type PanicRecord, panicCap } from "./panic-cap"

/** Needs that ask for advice, not for a limit; null is "not known". */
export interface SpecialNeeds {
  readonly fivPositive?: boolean | null
  readonly felvPositive?: boolean | null
  readonly shortNosed?: boolean | null
  readonly deaf?: boolean | null
  readonly blind?: boolean | null
  readonly declawed?: boolean | null
  readonly weightKg?: number | null
}

/** Today's look at the cat. `weightChange` is the share gained since intake (-0.1 = a tenth lost). */
export interface TodayCheck {
  readonly stress: number | null
  readonly eating24h: boolean | null
  readonly weightChange: number | null
  /** Signs of illness seen today; null is "nobody has looked". */
  readonly illness?: boolean | null
}

const OUTDOORS_FROM_WEEKS = 16
const STOP_AT_STRESS = 3
const WEIGHT_LOSS_LIMIT = -0.1
const LIGHT_BELOW_KG = 2
/** Weights are divided before they arrive here; a tenth must stay a tenth. */
const ROUNDING = 1e-9

/** G4: a fresh vet check (fully, or for being carried only) and no surgery in the last 14 days. */
export function judgeVet(read: FactReader, asOfDay: Day): Judgement {
  const clearance = read("vet_clearance")
  const vet = judgeFact(clearance, { label: "vet check", good: ["full", "carried_only"] })
  const surgery = judgeRest(read("last_surgery"), {
    asOfDay,
    restDays: GATE_DAYS.afterSurgery,
    label: "surgery",
  })
  const both = worstOf([vet, surgery])
  const isCarriedOnly = clearance.state === "holds" && clearance.value === "carried_only"
  if (both.status !== "pass" || !isCarriedOnly) return both
  return { ...both, cap: "PATIO_PACK", reason: "Vet check allows being carried only" }
}

/** G5: 16 weeks old, and 7 days since a vaccine that did take place. */
export function judgeAge(input: {
  readonly read: FactReader
  readonly asOfDay: Day
  readonly ageWeeks: number | null
}): Judgement {
  const { read, asOfDay, ageWeeks } = input
  const vaccine = read("last_vaccine")
  const rest: Judgement =
    vaccine.state === "holds" && vaccine.value === "none"
      ? { status: "fail", reason: "No vaccine given yet" }
      : judgeRest(vaccine, { asOfDay, restDays: GATE_DAYS.afterVaccine, label: "vaccine" })
  return worstOf([judgeWeeks(ageWeeks), rest])
}

/** G8: a panic, escape or bite is never talked away by other facts; only time and the review open this gate. */
export function judgePanic(input: {
  readonly panic: PanicRecord
  readonly bites: readonly Day[]
  readonly asOfDay: Day
}): Judgement {
  const { panic, bites, asOfDay } = input
  // A bite logged with a session is in both lists; on its day it is still one event.
  const outside = bites.filter((day) => !panic.days.includes(day))
  const record = { days: [...panic.days, ...outside], reviewPending: panic.reviewPending }
  const cap = panicCap(record, asOfDay)
  if (cap === "TRAIL") return { status: "pass", reason: "No panic, escape or bite that still weighs" }
  if (panic.reviewPending)
    return { status: "fail", cap, reason: "The review after a panic or escape is open" }
  return {
    status: "fail",
    cap,
    reason:
      cap === "WINDOW"
        ? "Panic, escape or bite lately, or two in 90 days"
        : "One panic, escape or bite in 90 days",
  }
}

/** G9: fails on any one sign that today is a day of rest; unknown only while nothing known speaks against a session. */
export function judgeToday({ stress, eating24h, weightChange, illness = null }: TodayCheck): Judgement {
  const against: string[] = []
  if (stress !== null && stress >= STOP_AT_STRESS) against.push(`stress ${stress} today`)
  if (eating24h === false) against.push("nothing eaten in 24 hours")
  if (weightChange !== null && weightChange <= WEIGHT_LOSS_LIMIT + ROUNDING) {
    against.push("a tenth of the weight lost since intake")
  }
  if (illness === true) against.push("signs of illness, medical first")
  if (against.length > 0)
    return { status: "fail", cap: "TRAIL", reason: `No session today: ${against.join(", ")}` }
  if (stress === null || eating24h === null || weightChange === null) {
    return { status: "unknown", cap: "TRAIL", reason: "Today's check is not complete" }
  }
  return { status: "pass", reason: "Fine for a session today" }
}

/** G10: advice, with a cap only if the vet has set one. */
export function judgeNeeds(needs: SpecialNeeds, vetCap: FactReading): Judgement {
  const flags: readonly (readonly [string, boolean | null | undefined])[] = [
    ["FIV", needs.fivPositive],
    ["leukaemia virus", needs.felvPositive],
    ["short nose", needs.shortNosed],
    ["deaf", needs.deaf],
    ["blind", needs.blind],
    ["no claws", needs.declawed],
    [`under ${LIGHT_BELOW_KG} kg`, needs.weightKg == null ? null : needs.weightKg < LIGHT_BELOW_KG],
  ]
  const present = flags.filter(([, isPresent]) => isPresent === true).map(([label]) => label)
  const limit = vetCap.state === "holds" ? vetCap.value : "none"
  if (limit === "WINDOW" || limit === "PATIO_PACK") {
    return { status: "advice", cap: limit, reason: ["Limit set by the vet", ...present].join(", ") }
  }
  if (present.length > 0) return { status: "advice", reason: `Needs care outdoors: ${present.join(", ")}` }
  return { status: "pass", reason: "No special need recorded" }
}

function judgeRest(
  reading: FactReading,
  rule: { readonly asOfDay: Day; readonly restDays: number; readonly label: string },
): Judgement {
  const { asOfDay, restDays, label } = rule
  if (reading.state === "unknown") return { status: "unknown", reason: `Not recorded yet: last ${label}` }
  if (reading.value === "none") return { status: "pass", reason: `No ${label} on record` }
  const sinceDays = asOfDay - reading.onDay
  if (sinceDays >= restDays) return { status: "pass", reason: `In order: rest after ${label}` }
  return { status: "fail", reason: `Last ${label} ${sinceDays} days ago; ${restDays} are needed` }
}

function judgeWeeks(ageWeeks: number | null): Judgement {
  if (ageWeeks === null) return { status: "unknown", reason: "Not recorded yet: age" }
  if (ageWeeks >= OUTDOORS_FROM_WEEKS) return { status: "pass", reason: "Old enough" }
  return { status: "fail", reason: `${ageWeeks} weeks old; ${OUTDOORS_FROM_WEEKS} are needed` }
}
