import { CHALLENGES } from "@/lib/domain/placement/check-in-questions"
import { adoptionsInWindow, eachDueAnswer } from "../adoptions"
import type { Cell, Chart, Estimate, Panel } from "../chart"
import type { Slice } from "../cohort-slice"
import type { CheckInFact } from "../programme-data"
import { shownShare } from "../small-numbers"
import { chartOf, refused, tableOver } from "./frame"
import { reasonWords } from "./return-charts"
import { SHARE_COLUMNS, shareCells } from "./share-rows"

const CHECK_IN_DAYS = [3, 14, 30, 90, 180, 365] as const
/** The check-ins whose answers studies asked for too. */
const STUDY_DAY = 30
const CONTENT_FROM = 4

type Answer = (answer: CheckInFact) => boolean | null
interface Told {
  key: string
  label: string
  of: Answer
  /** Share in published studies of cat adopters; null where none asked the same. */
  published: number | null
}

const PUBLISHED_CHALLENGES: Partial<Record<string, number>> = {
  hiding: 0.19,
  other_animals: 0.1,
  scratching: 0.08,
  litter_box: 0.05,
}
const isTrue = (value: boolean | null) => value
/** What adopters are asked at day 30, with the published lines (over 22,000 adopters of 112 shelters). */
const TOLD: readonly Told[] = [
  {
    key: "content",
    label: "Content (4 or 5 of 5)",
    of: ({ satisfaction }) => (satisfaction === null ? null : satisfaction >= CONTENT_FROM),
    published: 0.94,
  },
  {
    key: "challenge",
    label: "At least one challenge",
    of: ({ challenges, isAnswered }) => (isAnswered ? challenges.length > 0 : null),
    published: 0.5,
  },
  ...CHALLENGES.map((key) => ({
    key,
    label: reasonWords(key),
    of: ({ challenges, isAnswered }: CheckInFact) => (isAnswered ? challenges.includes(key) : null),
    published: PUBLISHED_CHALLENGES[key] ?? null,
  })),
  { key: "vet", label: "First vet visit", of: ({ vetVisit }) => isTrue(vetVisit), published: 0.56 },
  {
    key: "chip",
    label: "Chip registered",
    of: ({ chipRegistered }) => isTrue(chipRegistered),
    published: 0.61,
  },
]

/** C17: how many answered, and what they said at day 30 beside published figures. */
export function followUpChart(slices: readonly Slice[]): Chart {
  const tallies = slices.map(talliesOf)
  const told = tallies.map((one) => one.told)
  const due = tallies.map((one) => one.answered.reduce((sum, { n }) => sum + n, 0))
  return chartOf("C17", slices, {
    method: `Answers to the check-ins that were due; shares at day ${STUDY_DAY} of those who answered that question.`,
    interval: "95 %, Wilson",
    n: slices.map(({ name }, i) => ({
      name,
      n: due[i] ?? 0,
      unit: "due check-ins",
    })),
    openStays: null,
    panels: [
      due.every((n) => n === 0)
        ? refused("Who answered", "No check-in was due in this cohort yet.")
        : {
            kind: "points",
            title: "Who answered",
            xLabel: "Days after adoption",
            yLabel: "Answered",
            measure: "share",
            places: CHECK_IN_DAYS.map((day) => `Day ${day}`),
            series: slices.map(({ name }, i) => ({
              name,
              isJoined: false,
              values: (tallies[i]?.answered ?? []).map(({ x, n }) => shownShare(x, n)),
            })),
            marks: [],
          },
      toldPanel(slices, told),
    ],
    tables: [
      tableOver(slices, "Who answered", ANSWER_COLUMNS, (_, i) =>
        CHECK_IN_DAYS.map((day, k): Cell[] => {
          const { x, n } = tallies[i]?.answered[k] ?? NOBODY
          return [`Day ${day}`, ...shareCells(x, n)]
        }),
      ),
      tableOver(
        slices,
        `What they said at day ${STUDY_DAY}`,
        [...ANSWER_COLUMNS, { key: "published", label: "Published", measure: "share" }],
        (_, i) =>
          TOLD.map(({ label, published }, k): Cell[] => {
            const { x, n } = told[i]?.[k] ?? NOBODY
            return [label, ...shareCells(x, n), published]
          }),
      ),
    ],
    notes: [
      "Those who do not answer may fare otherwise: read every share together with how many answered.",
      "Published: adopters of 112 shelters (day 30; scratching stands for destructive behaviour); their 9 % of situational anxiety has no question here.",
    ],
  })
}

const ANSWER_COLUMNS = [{ key: "what", label: "What", measure: "text" }, ...SHARE_COLUMNS] as const

interface Tally {
  x: number
  n: number
}
const NOBODY: Tally = { x: 0, n: 0 }

/** Of each day's check-ins how many were answered; of each question how many said yes, of those who answered it. */
function talliesOf(slice: Slice): { answered: Tally[]; told: Tally[] } {
  const answered = CHECK_IN_DAYS.map(() => ({ x: 0, n: 0 }))
  const told = TOLD.map(() => ({ x: 0, n: 0 }))
  const count = (tally: Tally | undefined, said: boolean | null) => {
    if (!tally || said === null) return
    tally.n++
    if (said) tally.x++
  }
  const adoptions = adoptionsInWindow(slice)
  eachDueAnswer({ slice, adoptions, days: CHECK_IN_DAYS }, (answer, at) => {
    count(answered[at], answer.isAnswered)
    if (answer.day !== STUDY_DAY) return
    for (let k = 0; k < TOLD.length; k++) count(told[k], TOLD[k]?.of(answer) ?? null)
  })
  return { answered, told }
}

function toldPanel(slices: readonly Slice[], told: readonly (readonly Tally[])[]): Panel {
  const title = `What they said at day ${STUDY_DAY}`
  const series = slices.map(({ name }, i) => ({
    name,
    isJoined: false,
    values: TOLD.map((_, k): Estimate => {
      const { x, n } = told[i]?.[k] ?? NOBODY
      return shownShare(x, n)
    }),
  }))
  if (series.every(({ values }) => values.every(({ value }) => value === null)))
    return refused(title, `Fewer than five answers at day ${STUDY_DAY}: the table gives the counts.`)
  const published = {
    name: "Published studies",
    isJoined: false,
    values: TOLD.map((one): Estimate => ({ value: one.published, lower: null, upper: null })),
  }
  const places = TOLD.map(({ label }) => label)
  return {
    kind: "points",
    title,
    xLabel: "",
    yLabel: "Share of answers",
    measure: "share",
    places,
    series: [...series, published],
    marks: [],
  }
}
