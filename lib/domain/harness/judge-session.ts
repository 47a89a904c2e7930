import { hasTrials, type SessionEntry } from "./history"
import type { ProtocolParameters } from "./protocol"
import { GRADUATE_STAGE } from "./stages"

/** Gates a stage needs before anyone goes out, as the tier number the gates must allow (rule C.2). */
const GATE_FOR_STAGE = { firstAir: { stage: 7, tier: 1 }, smallWorld: { stage: 8, tier: 2 } } as const

/** Whether a session counts as met, and what speaks against it. */
export interface SessionJudgement {
  readonly isMet: boolean
  readonly reasons: readonly string[]
}

/** The tier number (0 to 2) that gates must allow to work at a stage: 0 indoors, 1 at first air, 2 beyond. */
export function gateNeededAt(stage: number): 0 | 1 | 2 {
  if (stage >= GATE_FOR_STAGE.smallWorld.stage && stage <= GRADUATE_STAGE)
    return GATE_FOR_STAGE.smallWorld.tier
  return stage === GATE_FOR_STAGE.firstAir.stage ? GATE_FOR_STAGE.firstAir.tier : 0
}

/**
 * Judges a session at a stage: enough hits, calm enough for the place, and soon recovered. With exit checks, from stage
 * 6 also two people and a fit check, and outdoors the gates and the weather. An exposure is never met. Source: rule C.2.
 */
export function judgeSession(input: {
  readonly session: SessionEntry
  readonly stage: number
  readonly protocol: ProtocolParameters
  readonly exitChecks: boolean
}): SessionJudgement {
  const { session, stage, protocol, exitChecks } = input
  if (!hasTrials(session))
    return { isMet: false, reasons: ["No trials: an exposure, neither met nor not met"] }
  const reasons = [
    ...judgeIncident(session, protocol),
    ...judgeHits(session, protocol),
    ...judgeStress({ session, stage, protocol }),
    ...(exitChecks ? judgeSafety({ session, stage, protocol }) : []),
  ]
  return { isMet: reasons.length === 0, reasons }
}

function judgeIncident({ incident }: SessionEntry, { panic }: ProtocolParameters): readonly string[] {
  return incident && panic.incidents.includes(incident) ? [`Incident: ${incident}`] : []
}

function judgeHits(
  session: { hits: number; trials: number },
  { met }: ProtocolParameters,
): readonly string[] {
  // Compared as a product: 4 of 5 must be enough for 0.8 whatever the rounding.
  if (session.hits >= met.hitShare * session.trials - 1e-9) return []
  return [
    `${session.hits} of ${session.trials} hits; ${Math.ceil(met.hitShare * session.trials - 1e-9)} are needed`,
  ]
}

function judgeStress(input: {
  readonly session: SessionEntry
  readonly stage: number
  readonly protocol: ProtocolParameters
}): readonly string[] {
  const { session, stage } = input
  const { met } = input.protocol
  const limit = stage >= met.outdoorsFromStage ? met.maxStressOutdoors : met.maxStressIndoors
  const reasons: string[] = []
  if (session.stress > limit) reasons.push(`Peak stress ${session.stress}; ${limit} at most at this stage`)
  if (session.stress >= met.recoveryFromStress) {
    if (session.recoverySec == null) reasons.push("Time to recover not recorded")
    else if (session.recoverySec > met.maxRecoverySec) {
      reasons.push(`Recovered after ${session.recoverySec} seconds; ${met.maxRecoverySec} at most`)
    }
  }
  return reasons
}

function judgeSafety(input: {
  readonly session: SessionEntry
  readonly stage: number
  readonly protocol: ProtocolParameters
}): readonly string[] {
  const { session, stage, protocol } = input
  const reasons: string[] = []
  if (stage >= protocol.exits.pairFromStage) {
    if (session.secondPerson !== true) reasons.push("No second person recorded")
    if (session.fitPassed !== true) reasons.push("No passed fit check recorded")
  }
  if (stage >= protocol.met.outdoorsFromStage) {
    if ((session.gateCap ?? 0) < gateNeededAt(stage)) reasons.push("Gates were not clear for this stage")
    if (session.outingClear !== true) reasons.push("Weather and place were not checked")
  }
  return reasons
}
