import { z } from "zod"
import { CARRIER_STEPS } from "@/lib/domain/harness/carrier-track"
import { ENDINGS, INCIDENTS } from "@/lib/domain/harness/history"
import { PLACES } from "@/lib/domain/harness/outing-rules"
import { LEASHES } from "@/lib/domain/harness/session-draft"
import { SUB_STEP_KEYS } from "@/lib/domain/harness/sub-steps"
import { MILESTONE_KEYS, SETTING_KEYS, TECHNIQUE_KEYS } from "@/lib/domain/harness/techniques"
import { TRACK_KEYS } from "@/lib/domain/harness/tracks"
import { SIGNS, STRESS_LEVELS } from "@/lib/domain/temperament/calm-ladder"

const NOTE_MAX = 1000
const seconds = z
  .int("must be whole seconds")
  .min(0, "cannot be negative")
  .max(14_400, "is longer than four hours")

export const REWARDS = ["paste", "meat", "dry", "toy", "none"] as const

/** What was felt and seen at the fit check; null = not checked. */
export const FitInput = z.object({
  neckFingers: z.number().min(0).max(5).nullable(),
  chestFingers: z.number().min(0).max(5).nullable(),
  areBucklesLocked: z.boolean().nullable(),
  areArmpitsFree: z.boolean().nullable(),
  isChafed: z.boolean().nullable(),
  backOutPassed: z.boolean().nullable(),
  hasPhoneTag: z.boolean().nullable(),
  isChipScanned: z.boolean().nullable(),
})

/** What was checked before going out; null = not checked. */
export const OutingInput = z.object({
  tempC: z.number().min(-40).max(60).nullable(),
  hoursSinceBang: z.union([z.number().min(0), z.literal("none")]).nullable(),
  groundHandSec: z.number().min(0).max(60).nullable(),
  isPeakDogTime: z.boolean().nullable(),
  carrierMetres: z.number().min(0).max(100).nullable(),
  isTied: z.boolean().nullable(),
  isLeftAlone: z.boolean().nullable(),
})

/** Taking the harness off, a phase of its own: how calm it was, and whether the reward came at once. */
export const RemovalInput = z.object({
  stress: z.literal([...STRESS_LEVELS]),
  isRewarded: z.boolean().nullable(),
})

// An entry may wait on a device for days: whatever was added later has a default, so that older pages are understood.
export const SessionInput = z.object({
  /** Made on the device: the same session sent twice is saved once and gets the same answer. */
  sessionId: z.uuid(),
  catId: z.uuid(),
  startedAt: z.iso.datetime({ offset: true }),
  durationSec: seconds.nullable().default(null),
  secondPersonId: z.uuid().nullable().default(null),
  place: z.enum(PLACES).nullable().default(null),
  harnessId: z.uuid().nullable().default(null),
  fit: FitInput.nullable().default(null),
  outing: OutingInput.nullable().default(null),
  leash: z.enum(LEASHES).nullable().default(null),
  reward: z.enum(REWARDS).nullable().default(null),
  rewardTaken: z.int().min(0).max(3).nullable().default(null),
  catStarted: z.boolean().nullable().default(null),
  /** Both null = exposure only. */
  trials: z.int("must be a whole number").min(1, "a session has one trial or more").max(50).nullable(),
  hits: z.int("must be a whole number").min(0, "cannot be negative").max(50).nullable(),
  latencySec: seconds.nullable().default(null),
  gait: z.int().min(0).max(4).nullable().default(null),
  wornSec: seconds.nullable().default(null),
  peakStress: z.literal([...STRESS_LEVELS], "choose the highest stress on the calm ladder"),
  signs: z
    .array(z.object({ code: z.enum(SIGNS.map((sign) => sign.code)), sec: seconds.optional() }))
    .max(40)
    .default([]),
  recoverySec: seconds.nullable().default(null),
  endedBy: z.enum(ENDINGS, "say who ended the session"),
  incident: z.enum(INCIDENTS).default("none"),
  incidentText: z.string().trim().max(NOTE_MAX).nullable().default(null),
  headInByChoice: z.boolean().nullable().default(null),
  doorwayHit: z.boolean().nullable().default(null),
  carrierHit: z.boolean().nullable().default(null),
  note: z.string().trim().max(NOTE_MAX, `must have at most ${NOTE_MAX} characters`).nullable().default(null),
  techniques: z.array(z.enum(TECHNIQUE_KEYS)).max(TECHNIQUE_KEYS.length).default([]),
  milestones: z.array(z.enum(MILESTONE_KEYS)).max(MILESTONE_KEYS.length).default([]),
  subStep: z.enum(SUB_STEP_KEYS).nullable().default(null),
  removal: RemovalInput.nullable().default(null),
  setting: z.enum(SETTING_KEYS).default("shelter"),
  track: z.enum(TRACK_KEYS).default("harness"),
  /** The carrier step that was practised; null when none was. */
  trackStep: z.int().min(1).max(CARRIER_STEPS.length).nullable().default(null),
  entersOnCue: z.boolean().nullable().default(null),
  shutSec: seconds.nullable().default(null),
  carriedSec: seconds.nullable().default(null),
  leashId: z.uuid().nullable().default(null),
  /** The stage the form showed: what it asked for is what it can be asked for. The engine knows the true one. */
  stageShown: z.int().min(1).max(9).nullable().default(null),
  /** The session this one puts right, and why. */
  supersedesId: z.uuid().nullable().default(null),
  because: z.string().trim().max(NOTE_MAX).nullable().default(null),
})
export type SessionInput = z.infer<typeof SessionInput>

export const TakeBackInput = z.object({
  /** Made on the device: the id of the row that has the original's values again. */
  sessionId: z.uuid(),
  catId: z.uuid(),
  /** The correction that is taken back. */
  correctionId: z.uuid(),
  because: z.string().trim().min(3, "say why").max(NOTE_MAX),
})
export type TakeBackInput = z.infer<typeof TakeBackInput>

export const EnrolInput = z.object({
  enrolmentId: z.uuid(),
  catId: z.uuid(),
  startingStage: z.int().min(1).max(9).default(1),
  /** The harness course when left out. */
  track: z.enum(TRACK_KEYS).optional(),
  /** An approved version; the shelter's own when left out. */
  protocolVersionId: z.uuid().optional(),
  reason: z.string().trim().max(NOTE_MAX).optional(),
})
export type EnrolInput = z.infer<typeof EnrolInput>

export const HarnessEventInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("review_cleared"),
    eventId: z.uuid(),
    catId: z.uuid(),
    reason: z.string().trim().min(3, "say what was found").max(NOTE_MAX),
  }),
  z.object({
    kind: z.literal("override"),
    eventId: z.uuid(),
    catId: z.uuid(),
    stage: z.int().min(1).max(9),
    reason: z.string().trim().min(3, "give the reason").max(NOTE_MAX),
  }),
  z.object({
    kind: z.literal("p0_redo"),
    eventId: z.uuid(),
    catId: z.uuid(),
    reason: z.string().trim().min(3, "give the reason").max(NOTE_MAX),
  }),
  z.object({
    kind: z.literal("p0_check"),
    eventId: z.uuid(),
    catId: z.uuid(),
    reason: z.string().trim().max(NOTE_MAX).optional(),
  }),
])
export type HarnessEventInput = z.infer<typeof HarnessEventInput>
