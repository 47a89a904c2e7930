import { type CatSummary, openGates } from "@/lib/domain/cats/summarise"
import { DEFAULT_SUITABILITY, type SuitabilityParameters } from "@/lib/domain/suitability/parameters"
import { DEFAULT_RUBRIC, type RubricParameters } from "@/lib/domain/temperament/rubric"

/** The numbers of one version of the instrument. */
export interface InstrumentNumbers {
  rubric: RubricParameters
  suitability: SuitabilityParameters
}

/** Reads a version's stored numbers; what an older version did not write yet is as it was by default then. */
export function toInstrumentNumbers(stored: unknown): InstrumentNumbers {
  const { rubric, suitability } = (stored ?? {}) as Partial<InstrumentNumbers>
  return {
    rubric: { ...DEFAULT_RUBRIC, ...rubric },
    suitability: { ...DEFAULT_SUITABILITY, ...suitability },
  }
}

/** The part of a summary that lists need, as its columns store it. */
export function toSummaryColumns(summary: CatSummary) {
  const { suitability, look, gates, ready } = summary
  return {
    potential: suitability.potential,
    demonstrated: summary.demonstration.tier,
    gateCap: gates.cap,
    effective: ready.effective,
    sufficient: suitability.sufficient,
    clearedOutdoors: gates.cap !== "WINDOW",
    gatesOpen: [...openGates(gates)],
    suitability: suitability.S,
    suitabilityLow: suitability.lo,
    suitabilityHigh: suitability.hi,
    coverage: suitability.coverage,
    nextLook: suitability.nextBestObservation,
    proposedLook: look.kind as string,
    estimates: JSON.parse(JSON.stringify(suitability.dims)),
  }
}
