import { expect, test } from "vitest"
import { beginDraft, situationOf } from "@/components/training/session-draft"
import { preview } from "@/lib/domain/harness/preview"
import { toCandidate, toStepSession } from "@/lib/features/training/candidate-schema"
import type { SessionSheet } from "@/lib/features/training/queries"
import { SessionInput } from "@/lib/features/training/schema"

const CAT = "00000000-0000-4000-8000-00000000000a"
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`

const sheet: SessionSheet = {
  cat: { id: CAT, name: "Acorn", colour: null, pattern: null },
  isEnrolled: true,
  stage: 1,
  startingStage: 1,
  gateCap: 2,
  isStopped: false,
  isFoster: false,
  today: 20_000,
  notToday: [],
  history: [],
  protocol: null,
  handlerId: idOf(900),
  secondPeople: [{ id: idOf(901), name: "Yuki" }],
  gear: [{ id: idOf(5), kind: "harness", label: "Blue H", problems: [] }],
  fitRanOut: null,
  ageMonths: null,
  usual: { track: "harness", setting: "shelter" },
  carrierSessions: [],
  last: null,
  fitToday: null,
  own: [],
  corrects: null,
}

const session = (number: number, startedAt: string, change: Partial<SessionInput> = {}) =>
  SessionInput.parse({
    ...{ sessionId: idOf(number), catId: CAT, startedAt, trials: 5, hits: 5, peakStress: 0, endedBy: "plan" },
    ...change,
  })

function effectOf(candidate: SessionInput, waiting: SessionInput[]) {
  const { setting, history } = situationOf({ sheet, draft: candidate, waiting, timeZone: "America/Denver" })
  return preview({ history, candidate: toCandidate(candidate, setting), exitChecks: true })
}

test("without a connection the preview counts what still waits on the device, in its order of time", () => {
  const waiting = [session(2, "2026-04-02T18:00:00Z"), session(1, "2026-04-01T18:00:00Z")]
  expect(effectOf(session(3, "2026-04-03T18:00:00Z"), waiting)).toMatchObject({ from: 1, to: 2 })
  // What comes later, or belongs to another cat, changes nothing about this one.
  const later = session(4, "2026-04-09T18:00:00Z", { peakStress: 3, recoverySec: 9 })
  const other = session(5, "2026-04-01T19:00:00Z", { catId: idOf(77), peakStress: 3, recoverySec: 9 })
  expect(effectOf(session(3, "2026-04-03T18:00:00Z"), [...waiting, later, other])).toMatchObject({ to: 2 })
})

test("a correction that waits takes the place of what it corrects", () => {
  const wrong = session(2, "2026-04-02T18:00:00Z")
  const right = session(6, "2026-04-02T18:00:00Z", { hits: 1, supersedesId: wrong.sessionId, because: "x" })
  const waiting = [session(1, "2026-04-01T18:00:00Z"), wrong, right]
  expect(effectOf(session(3, "2026-04-03T18:00:00Z"), waiting)).toMatchObject({ from: 1, to: 1 })
})

test("a form begins with what the last session was like, as far as it fits the stage", () => {
  const last: SessionSheet["last"] = {
    place: "yard",
    harnessId: idOf(5),
    reward: "paste",
    secondPersonId: idOf(901),
    trials: 8,
    leashId: null,
    track: "harness",
  }
  const young = beginDraft({ ...sheet, last }, idOf(1), 0)
  expect(young).toMatchObject({ place: "room", reward: "paste", harnessId: idOf(5), secondPersonId: null })
  const usual = { track: "harness", setting: "foster" } as const
  const grown = beginDraft({ ...sheet, last, usual, stage: 7 }, idOf(1), 0)
  expect(grown).toMatchObject({ place: "yard", secondPersonId: idOf(901), setting: "foster", stageShown: 7 })
  expect(grown.hits).toBeNull()
})

test("a form in the carrier begins at the cat's own step, and leaves the harness of last time behind", () => {
  const last: SessionSheet["last"] = {
    ...{ place: "room", harnessId: idOf(5), leashId: null, reward: null },
    ...{ secondPersonId: null, trials: null, track: "harness" },
  }
  const usual = { track: "carrier", setting: "shelter" } as const
  expect(beginDraft({ ...sheet, last, usual }, idOf(1), 0)).toMatchObject({ trackStep: 1, harnessId: null })
  const retired = beginDraft({ ...sheet, last, gear: [] }, idOf(1), 0)
  expect(retired).toMatchObject({ trackStep: null, harnessId: null })
})

test("a carrier session raises no stage before saving either, whatever was tapped before the switch", () => {
  const calm = (number: number, day: number) =>
    session(number, `2026-04-0${day}T18:00:00Z`, { track: "carrier", trackStep: 1 })
  expect(effectOf(calm(3, 3), [calm(1, 1), calm(2, 2)])).toMatchObject({ from: 1, to: 1 })
})

test("the steps of the carrier are counted as the server counts them: own versions and later ones left out, unsent ones in", () => {
  const carriedBy = (
    change: Partial<SessionSheet>,
    candidate: SessionInput,
    waiting: SessionInput[] = [],
  ) => {
    const found = situationOf({
      ...{ sheet: { ...sheet, ...change }, draft: candidate, waiting, timeZone: "America/Denver" },
    })
    return [found.carried.map(({ id }) => id), found.setting.carrierStep]
  }
  const calm = (number: number, day: number, change: Partial<SessionInput> = {}) =>
    session(number, `2026-04-0${day}T18:00:00Z`, { track: "carrier", trackStep: 1, ...change })
  const stored = [calm(1, 1), calm(2, 2), calm(4, 4)].map((input) =>
    toStepSession(input, {
      ...{ handlerId: idOf(900), stage: 1, gateCap: 2, isStopped: false, otherSessionsToday: [] },
      day: Math.floor(new Date(input.startedAt).getTime() / 86_400_000),
    }),
  )
  const change = { carrierSessions: stored }
  expect(carriedBy(change, calm(3, 3))).toEqual([[idOf(1), idOf(2)], 1])
  expect(carriedBy(change, calm(9, 4, { supersedesId: idOf(4), because: "x" }))).toEqual([
    [idOf(1), idOf(2)],
    1,
  ])
  expect(carriedBy(change, calm(5, 5))).toEqual([[idOf(1), idOf(2), idOf(4)], 2])
  const unsent = [calm(3, 3), calm(2, 2), calm(6, 3, { catId: idOf(77) }), session(7, "2026-04-03T19:00:00Z")]
  expect(carriedBy({ carrierSessions: stored.slice(0, 2) }, calm(5, 5), unsent)).toEqual([
    [idOf(1), idOf(2), idOf(3)],
    2,
  ])
  const right = calm(8, 2, { supersedesId: idOf(2), because: "x", peakStress: 2 })
  expect(carriedBy(change, calm(5, 5), [right])).toEqual([[idOf(1), idOf(8), idOf(4)], 1])
})
