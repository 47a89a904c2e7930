import { ageInWeeks } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"
import type { HistoryEntry } from "@/lib/domain/harness/history"
import type { PreCheckResult } from "@/lib/domain/harness/pre-check"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { type EngineResult, runEngine } from "@/lib/domain/harness/run-engine"
import { type Demonstration, describeDemonstration } from "@/lib/domain/suitability/demonstrated"
import { evaluateGates, type GateReport } from "@/lib/domain/suitability/evaluate-gates"
import { evaluateSuitability, type Suitability } from "@/lib/domain/suitability/evaluate-suitability"
import type { RecordedFact } from "@/lib/domain/suitability/gate-facts"
import type { SpecialNeeds } from "@/lib/domain/suitability/gate-rules"
import type { GateId } from "@/lib/domain/suitability/gates"
import type { PanicRecord } from "@/lib/domain/suitability/panic-cap"
import type { SuitabilityParameters } from "@/lib/domain/suitability/parameters"
import { type ProposedLook, proposeLook } from "@/lib/domain/suitability/propose-look"
import { type ReadyFor, readyFor, supportNeed } from "@/lib/domain/suitability/ready-for"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { type DerivedTag, deriveTags, type TrainingFacts } from "@/lib/domain/temperament/derive-tags"
import type { Rating } from "@/lib/domain/temperament/evidence"
import type { RubricParameters } from "@/lib/domain/temperament/rubric"
import { type FacetFacts, facetTokens } from "./facets"
import { preCheckOf, type RoundLook, todayCheckOf, type Weighing } from "./round-looks"

/** Everything on record about one cat that its summary follows from, histories in order. */
export interface CatHistories {
  readonly asOfDay: Day
  readonly name: string
  readonly birthDay: Day | null
  readonly sex: "F" | "M" | "unknown"
  readonly room: string | null
  readonly isInCare: boolean
  readonly isPublished: boolean
  /** An adoption or trial is running: the cat is spoken for. */
  readonly isPlaced: boolean
  /** The vet holds the cat: it is not free to go home. */
  readonly isMedicallyHeld: boolean
  readonly ratings: readonly Rating[]
  /** The potential as it was, for the margin that moving up needs; null before the first evaluation. */
  readonly previousTier: Tier | null
  readonly gateFacts: readonly RecordedFact[]
  readonly needs: SpecialNeeds
  /** Round looks and weighings of the present stay, oldest first. */
  readonly looks: readonly RoundLook[]
  readonly weighings: readonly Weighing[]
  readonly hoursInCare: number | null
  readonly isEnrolled: boolean
  readonly startingStage: number
  /** History of the present enrolment, and what came before it. */
  readonly entries: readonly HistoryEntry[]
  readonly earlierEntries: readonly HistoryEntry[]
  readonly carrierTrackMastered: boolean
  readonly trainingFacts: TrainingFacts
  readonly livesWith: FacetFacts["livesWith"]
  readonly tagsByHand: readonly string[]
  readonly rubric?: RubricParameters
  readonly suitability?: SuitabilityParameters
  readonly protocol?: ProtocolParameters
}

/** A cat as the lists show it, and as its page explains it. */
export interface CatSummary {
  readonly suitability: Suitability
  /** The look worth the minutes next. */
  readonly look: ProposedLook
  readonly training: EngineResult | null
  readonly demonstration: Demonstration
  readonly gates: GateReport
  /** Whether training may begin, from the round looks. */
  readonly preCheck: PreCheckResult
  readonly ready: ReadyFor
  readonly supportNeed: 0 | 1 | 2 | 3
  readonly derivedTags: readonly DerivedTag[]
  readonly tags: readonly string[]
  readonly isListed: boolean
  readonly tokens: string[]
}

/**
 * The whole evaluation of one cat on a day: suitability, training, gates, ready-for, derived tags and list tokens, each
 * by its own rule, put together in one place. Throws RangeError where one of those rules does.
 */
export function summariseCat(histories: CatHistories): CatSummary {
  const { asOfDay } = histories
  const suitability = evaluateSuitability({
    asOfDay,
    ratings: histories.ratings,
    previousTier: histories.previousTier,
    safeguard: true,
    subject: histories.name,
    ...(histories.suitability ? { parameters: histories.suitability } : {}),
    ...(histories.rubric ? { rubric: histories.rubric } : {}),
  })
  const look = proposeLook(suitability, histories.suitability)
  const training = histories.isEnrolled ? train(histories) : null
  const demonstration = describeDemonstration({
    mastered: training?.mastered ?? 0,
    lastSessionDay: training?.lastSessionDay ?? null,
    asOfDay,
    carrierTrackMastered: histories.carrierTrackMastered,
  })
  const gates = judgeGates(histories, training)
  const ready = readyFor({
    potential: suitability.potential,
    sufficient: suitability.sufficient,
    demonstrated: demonstration.tier,
    cap: gates.cap,
  })
  const derivedTags = deriveTags({
    estimates: suitability.dims,
    training: trainingFacts(histories, training),
  })
  const tags = [...derivedTags.map((tag) => tag.key), ...histories.tagsByHand]
  return {
    suitability,
    look,
    training,
    demonstration,
    gates,
    preCheck: preCheckOf({ ...histories, gates }),
    ready,
    supportNeed: supportNeed({
      mastered: training?.mastered ?? 0,
      recoveryMean: suitability.dims.recovery.mean,
    }),
    derivedTags,
    tags,
    isListed:
      histories.isPublished &&
      histories.isInCare &&
      !histories.isPlaced &&
      !histories.isMedicallyHeld &&
      gates.listable,
    tokens: facetTokens({
      ...histories,
      sufficient: suitability.sufficient,
      effective: ready.effective,
      potential: suitability.potential,
      look: look.kind,
      gatesOpen: openGates(gates),
      energy: suitability.dims.energy,
      isRated: histories.ratings.length > 0,
      stage: training?.stage ?? null,
      tags,
    }),
  }
}

/** The gates with something to do. Today's check (G9) begins anew every morning, so it is no standing task. */
export function openGates({ gates }: GateReport): readonly GateId[] {
  return gates
    .filter(({ id, status }) => id !== "G9" && (status === "fail" || status === "unknown"))
    .map(({ id }) => id)
}

function train({ entries, asOfDay, protocol, startingStage }: CatHistories): EngineResult {
  return runEngine(entries, {
    exitChecks: true,
    asOfDay,
    startingStage,
    ...(protocol ? { parameters: protocol } : {}),
  })
}

function judgeGates(histories: CatHistories, training: EngineResult | null): GateReport {
  return evaluateGates({
    asOfDay: histories.asOfDay,
    facts: histories.gateFacts,
    cat: { ageWeeks: ageInWeeks(histories.birthDay, histories.asOfDay), ...histories.needs },
    panic: panicOf(histories, training),
    today: todayCheckOf(histories),
  })
}

/** Panics follow the cat: a new enrolment takes none of them off the record and closes no review by itself. */
function panicOf({ earlierEntries, entries }: CatHistories, training: EngineResult | null): PanicRecord {
  const earlier = runEngine(earlierEntries, { exitChecks: true })
  const isClosedSince = entries.some((entry) => "review" in entry)
  return {
    days: [...earlier.panic, ...(training?.panic ?? [])],
    reviewPending: (training?.review ?? false) || (earlier.review && !isClosedSince),
  }
}

function trainingFacts(histories: CatHistories, training: EngineResult | null): TrainingFacts {
  return {
    ...histories.trainingFacts,
    restsFromTraining: training?.prefersIndoorsForNow ? 1 : 0,
    carrierTrackMastered: histories.carrierTrackMastered ? 1 : 0,
  }
}
