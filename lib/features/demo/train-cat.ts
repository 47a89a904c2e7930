import "server-only"
import { enrol, recordHarnessEvent } from "@/lib/features/training/enrol-mutations"
import { logSession } from "@/lib/features/training/mutations"
import { SessionInput } from "@/lib/features/training/schema"
import { at } from "@/lib/platform/clock"
import type { Lead } from "./cast"
import { Chance } from "./chance"
import { DEMO_HARNESSES } from "./gear"
import { type Role, workingHour } from "./live-cat"
import { type Crew, member } from "./people"

type Story = NonNullable<NonNullable<Lead["course"]>["story"]>

export interface Course {
  sessions: number
  hitShare: number
  story?: Story | undefined
  /** Days from the enrolment to the end of the course. */
  startDay: number
}

const FIT_RIGHT = {
  neckFingers: 1,
  chestFingers: 1,
  areBucklesLocked: true,
  areArmpitsFree: true,
  isChafed: false,
  backOutPassed: true,
  hasPhoneTag: true,
  isChipScanned: true,
}
const OUTING_RIGHT = {
  tempC: 18,
  hoursSinceBang: "none",
  groundHandSec: 7,
  isPeakDogTime: false,
  carrierMetres: 1,
  isTied: false,
  isLeftAlone: false,
} as const
const HARNESS_ON_FROM_STAGE = 2
const PAIR_FROM_STAGE = 6
const OUTDOORS_FROM_STAGE = 7

/** Signs somebody might have written down, by the worst of the session. */
const SIGNS_AT = [
  ["m_eat", "t_up", "e_blink"],
  ["m_lick", "t_tip", "h_away"],
  ["b_low", "e_flat1", "b_back"],
  ["e_flat2", "b_hide", "v_hiss"],
  ["b_thrash", "b_bolt"],
] as const

/** What the stages ask to be written down beside hits and stress. */
function factsFor(stage: number, chance: Chance, second: string): Partial<SessionInput> {
  const facts: Partial<SessionInput> = {}
  if (stage === 2) facts.headInByChoice = true
  if (stage >= 3)
    Object.assign(facts, {
      fit: FIT_RIGHT,
      wornSec: stage === 3 ? chance.whole(125, 240) : chance.whole(605, 900),
    })
  if (stage >= 4) facts.gait = chance.whole(3, 4)
  if (stage >= PAIR_FROM_STAGE)
    Object.assign(facts, { secondPersonId: second, doorwayHit: true, carrierHit: true, place: "double_door" })
  if (stage >= OUTDOORS_FROM_STAGE)
    Object.assign(facts, {
      outing: OUTING_RIGHT,
      place: chance.pick(["catio", "yard", "quiet_outdoor"] as const),
    })
  return facts
}

function session(
  role: Role,
  chance: Chance,
  moment: Date,
  {
    stage,
    hitShare,
    second,
    harnessId,
    doomed,
  }: {
    stage: number
    hitShare: number
    second: string
    harnessId: string
    doomed: "panic" | "slip" | "refusal" | null
  },
): SessionInput {
  const trials = 5
  // Details of their own chance: one more of them changes no cat's course.
  const detail = new Chance(0, `${role.catId} ${moment.toISOString().slice(0, 10)}`)
  const hits =
    doomed === "refusal"
      ? 0
      : Array.from({ length: trials }, () => chance.happens(hitShare)).filter(Boolean).length
  const stress =
    doomed === "panic"
      ? 4
      : doomed === "slip"
        ? 2
        : doomed === "refusal"
          ? 1
          : chance.happens(0.75)
            ? 0
            : chance.happens(0.9)
              ? 1
              : 3
  return SessionInput.parse({
    sessionId: chance.id(),
    catId: role.catId,
    startedAt: moment.toISOString(),
    durationSec: chance.whole(120, 280),
    secondPersonId: null,
    place: "room",
    harnessId: stage >= HARNESS_ON_FROM_STAGE ? harnessId : null,
    fit: null,
    outing: null,
    leash: null,
    reward: chance.pick(["paste", "meat", "toy"] as const),
    rewardTaken: stress >= 2 ? 0 : chance.whole(1, 3),
    catStarted: chance.happens(0.8),
    trials,
    hits,
    latencySec: chance.whole(3, 25),
    gait: null,
    wornSec: null,
    peakStress: stress as SessionInput["peakStress"],
    signs: [{ code: detail.pick(SIGNS_AT[stress as 0 | 1 | 2 | 3 | 4]) }],
    techniques: detail.happens(0.5) ? [detail.pick(["play", "clicker", "mealtime"] as const)] : [],
    recoverySec: stress >= 2 ? chance.whole(20, 90) : null,
    endedBy:
      doomed === "refusal"
        ? "cat_choice"
        : stress === 4
          ? "emergency"
          : stress >= 3
            ? "handler_stop"
            : "plan",
    incident: doomed === "slip" ? "slipped" : "none",
    incidentText:
      doomed === "panic"
        ? "A bin fell over behind the door; thrashed, then hid. Brought back in the carrier."
        : doomed === "slip"
          ? "Backed out of the harness indoors, stayed in the room."
          : null,
    headInByChoice: null,
    doorwayHit: null,
    carrierHit: null,
    note: null,
    ...factsFor(stage, chance, second),
  })
}

/** Lives one course: sessions every day or two by two handlers, with the setbacks the story asks for. */
export async function train(role: Role, crew: Crew, chance: Chance, course: Course) {
  const handlers = [member(crew, "staff"), member(crew, "trainer")]
  const lead = member(crew, "staff")
  const start = workingHour(chance, role.cameAt, course.startDay)
  const { stage: first } = await at(start, () =>
    enrol(lead, { enrolmentId: chance.id(), catId: role.catId, startingStage: 1 }),
  )
  const harnessId = new Chance(0, role.catId).pick(DEMO_HARNESSES).id
  let stage = first
  let moment = start
  for (let number = 0; number < course.sessions; number++) {
    moment = workingHour(chance, moment, chance.pick([1, 1, 1, 2]))
    if (moment >= role.until) return
    const isLast = number === course.sessions - 1
    const doomed =
      course.story === "opt_out"
        ? "refusal"
        : course.story === "slips" && stage >= 5 && chance.happens(0.5)
          ? "slip"
          : (course.story === "panic" && number === Math.floor(course.sessions / 2)) ||
              (course.story === "fresh_panic" && isLast)
            ? "panic"
            : null
    const handler = handlers[number % 2] ?? lead
    const second = (handlers[(number + 1) % 2] ?? lead).personId
    const when = moment
    const saved = await at(when, () =>
      logSession(
        handler,
        session(role, chance, when, { stage, hitShare: course.hitShare, second, harnessId, doomed }),
      ),
    )
    stage = saved.to
    if ((doomed === "panic" || doomed === "slip") && course.story !== "fresh_panic") {
      moment = workingHour(chance, moment, 4)
      if (moment >= role.until) return
      await at(moment, () =>
        recordHarnessEvent(lead, {
          kind: "review_cleared",
          eventId: chance.id(),
          catId: role.catId,
          reason: "Looked at the place and the fit; nobody is blamed.",
        }),
      )
    }
  }
}
