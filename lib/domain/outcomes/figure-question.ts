import type { Chart } from "./chart"
import type { ChartId } from "./charts/chart-list"
import { type ChartOptions, drawChart } from "./charts/draw-chart"
import { type CohortFigures, type Comparison, cohortFigures } from "./cohort-figures"
import { type CohortFilter, type Slice, sliceOf } from "./cohort-slice"
import { findProblems, type QualityFinding } from "./data-quality"
import type { Prepared } from "./programme-data"
import type { ProgrammeText } from "./programme-rows"
import type { Clock } from "./stays"
import { type Validation, validationOf } from "./validation"

/** A cohort as it crosses to another thread: the cats of a saved view as a plain list. */
export type CohortQuestion = Omit<CohortFilter, "catKeys"> & { catKeys: readonly string[] | null }

/** What may be asked of a shelter's data. */
export type FigureQuestion =
  | { ask: "charts"; ids: readonly ChartId[]; cohorts: readonly CohortQuestion[]; options: ChartOptions }
  | { ask: "document"; from: number | null; to: number | null; clock: Clock; by: Comparison | null }
  | { ask: "quality" }
  | { ask: "validation"; cohort: CohortQuestion }

export type FigureAnswers = {
  charts: Chart[]
  document: CohortFigures
  quality: QualityFinding[]
  validation: Validation
}
export type AnswerTo<Q extends FigureQuestion> = FigureAnswers[Q["ask"]]

const toSlice = (prepared: Prepared, { catKeys, ...filter }: CohortQuestion): Slice =>
  sliceOf(prepared, { ...filter, catKeys: catKeys && new Set(catKeys) })

/** Answers one question from one shelter's data, wherever that is done. Throws RangeError as the charts do. */
export function answerQuestion<Q extends FigureQuestion>(prepared: Prepared, question: Q): AnswerTo<Q> {
  return answer(prepared, question) as AnswerTo<Q>
}

function answer(prepared: Prepared, question: FigureQuestion): FigureAnswers[FigureQuestion["ask"]] {
  switch (question.ask) {
    case "charts": {
      const slices = question.cohorts.map((cohort) => toSlice(prepared, cohort))
      return question.ids.map((id) => drawChart(id, slices, question.options))
    }
    case "document": {
      const { from, to, clock, by } = question
      return cohortFigures({ stays: prepared.data.stays, dataEnd: prepared.dataEnd, from, to, clock, by })
    }
    case "quality":
      return findProblems(prepared)
    case "validation":
      return validationOf(toSlice(prepared, question.cohort))
  }
}

/** What a working thread is told: a shelter's data, or a question about the data of a version. */
export type FigureTask = { id: number; shelterId: string; version: string } & (
  | { kind: "take"; text: ProgrammeText }
  | { kind: "answer"; question: FigureQuestion }
)
/** What it says to it; it may not have that version (any more). */
export type FigureReply = { id: number } & (
  | { kind: "done"; answer: unknown }
  | { kind: "unknown_data" }
  | { kind: "failed"; message: string }
)
