import { CHALLENGES } from "@/lib/domain/placement/check-in-questions"
import { adoptionsInWindow, dueAnswers } from "../adoptions"
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
  const lists = slices.map(adoptionsInWindow)
  const due = slices.map((slice, i) => dueAnswers(slice, lists[i] ?? [], CHECK_IN_DAYS))
  const told = due.map((days) => tallyOf(days[CHECK_IN_DAYS.indexOf(STUDY_DAY)] ?? []))
  const asked = due.reduce((sum, days) => sum + days.reduce((all, list) => all + list.length, 0), 0)
  return chartOf("C17", slices, {
    method: `Answers to the check-ins that were due; shares at day ${STUDY_DAY} of those who answered that question.`,
    interval: "95 %, Wilson",
    n: slices.map(({ name }, i) => ({
      name,
      n: (due[i] ?? []).reduce((sum, list) => sum + list.length, 0),
      unit: "due check-ins",
    })),
    openStays: null,
    panels: [
      asked === 0
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
              values: (due[i] ?? []).map((list) =>
                shownShare(list.filter(({ isAnswered }) => isAnswered).length, list.length),
              ),
            })),
            marks: [],
          },
      toldPanel(slices, told),
    ],
    tables: [
      tableOver(slices, "Who answered", ANSWER_COLUMNS, (_, i) =>
        CHECK_IN_DAYS.map((day, k): Cell[] => {
          const list = due[i]?.[k] ?? []
          return [
            `Day ${day}`,
            ...shareCells(list.filter(({ isAnswered }) => isAnswered).length, list.length),
          ]
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

/** For each question how many said yes, of those who answered it. */
function tallyOf(answers: readonly CheckInFact[]): Tally[] {
  const tallies = TOLD.map(() => ({ x: 0, n: 0 }))
  for (const answer of answers)
    for (const [k, { of }] of TOLD.entries()) {
      const tally = tallies[k]
      const said = of(answer)
      if (!tally || said === null) continue
      tally.n++
      if (said) tally.x++
    }
  return tallies
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
