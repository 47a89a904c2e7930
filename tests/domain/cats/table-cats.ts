import type { IndexedCat } from "@/lib/domain/cats/cat-index"
import type { CatRow } from "@/lib/domain/cats/cat-row"

const NOTHING: CatRow = {
  id: "",
  version: 1,
  name: "",
  code: null,
  sex: "unknown",
  neutered: "unknown",
  birthDay: null,
  breed: null,
  colour: null,
  pattern: null,
  eyeColour: null,
  earShape: null,
  coatLength: null,
  weightKg: null,
  room: null,
  unit: null,
  published: false,
  listed: false,
  inCare: true,
  intakeDay: null,
  potential: "WINDOW",
  demonstrated: "WINDOW",
  gateCap: "WINDOW",
  effective: "WINDOW",
  sufficient: false,
  gatesOpen: [],
  suitability: 50,
  suitabilityLow: 0,
  suitabilityHigh: 100,
  coverage: 0,
  nextLook: null,
  proposedLook: "quick",
  stage: null,
  mastered: 0,
  reviewOpen: false,
  coolDownUntilMs: null,
  lastSessionMs: null,
  lastRatingMs: null,
  roundMs: null,
  roundStress: null,
  roundEating: "unknown",
  roundIllness: "unknown",
  means: [],
  tags: [],
}

/** A cat with nothing known but what is given. */
export const rowOf = (more: Partial<CatRow>): CatRow => ({ ...NOTHING, ...more })

/** A cat as the index takes it, with the tokens of the facets the tests filter by. */
export function indexed(more: Partial<CatRow>): IndexedCat {
  const row = rowOf(more)
  return {
    row,
    tokens: [
      `sex:${row.sex}`,
      `stage:${row.stage ?? "none"}`,
      ...(row.room ? [`room:${row.room}`] : []),
      ...row.tags.map((tag) => `tag:${tag}`),
      ...row.gatesOpen.map((gate) => `gate:${gate}`),
    ],
  }
}
