import "server-only"
import { z } from "zod"
import { type CarrierSession, climbCarrierSteps, type StepSession } from "@/lib/domain/harness/carrier-track"
import { sumCartTime } from "@/lib/domain/harness/cart-time"
import { isOutdoors, PLACES } from "@/lib/domain/harness/outing-rules"
import { whatWorks } from "@/lib/domain/harness/what-works"
import { dayOfDate } from "@/lib/platform/clock"

const MS_PER_HOUR = 3_600_000

/** A stored session in the columns the tracks read. */
interface TrackRow {
  startedOn: Date
  track: string
  trackStep: number | null
  place: string | null
  peakStress: number
  incident: string
  exitFacts: unknown
}

// Rows are ours, but older than this code: what is not there was not recorded.
const TrackFacts = z
  .object({
    entersOnCue: z.boolean().nullable().catch(null),
    shutSec: z.number().nullable().catch(null),
    carriedSec: z.number().nullable().catch(null),
    outingClear: z.boolean().nullable().catch(null),
    gateCap: z.literal([0, 1, 2]).nullable().catch(null),
    harnessStage: z.number().nullable().catch(null),
    outdoorsStopped: z.boolean().nullable().catch(null),
  })
  .catch({
    entersOnCue: null,
    shutSec: null,
    carriedSec: null,
    outingClear: null,
    gateCap: null,
    harnessStage: null,
    outdoorsStopped: null,
  })

const isOnCarrierTrack = ({ track }: { track: string }) => track === "carrier"

/** Carrier sessions as the rule "mastered" reads them; carrying counts indoors only. */
export const carrierPracticeOf = (sessions: readonly TrackRow[]): CarrierSession[] =>
  sessions.filter(isOnCarrierTrack).map((row) => {
    const { entersOnCue, shutSec, carriedSec } = TrackFacts.parse(row.exitFacts)
    const place = PLACES.find((one) => one === row.place)
    return {
      day: dayOfDate(row.startedOn),
      entersOnCue,
      shutSec,
      carriedIndoorsSec: place && isOutdoors(place) ? null : carriedSec,
      stress: row.peakStress,
    }
  })

/** Carrier sessions as the five steps read them, in the order given. */
export const stepSessionsOf = (
  sessions: readonly (TrackRow & { id: string; startedAt: Date })[],
): StepSession[] =>
  sessions.filter(isOnCarrierTrack).map((row) => {
    const { gateCap, outingClear, harnessStage, outdoorsStopped } = TrackFacts.parse(row.exitFacts)
    const place = PLACES.find((one) => one === row.place)
    return {
      id: row.id,
      day: dayOfDate(row.startedOn),
      atHours: row.startedAt.getTime() / MS_PER_HOUR,
      step: row.trackStep,
      stress: row.peakStress,
      incident: row.incident,
      gateCap,
      outingClear,
      harnessStage,
      // Older rows say so of indoor sessions, too, where the harness stage was an outdoor one.
      outdoorsStopped: outdoorsStopped && place !== undefined && isOutdoors(place),
    }
  })

type PageSession = TrackRow & {
  id: string
  startedAt: Date
  durationSec: number | null
  setting: string
  techniques: string[]
  milestones: string[]
}

/** What the page of a cat says beside the stage ladder: the tracks it is on, and what works for it. */
export function tracksOf(record: {
  sessions: readonly PageSession[]
  enrolledTrack: string | null
  gateCap: 0 | 1 | 2
  harnessStage: number
}) {
  const { sessions, enrolledTrack, gateCap, harnessStage } = record
  const carried = stepSessionsOf(sessions)
  const cart = sessions.filter(({ track }) => track === "cart")
  const isOnCarrier = enrolledTrack === "carrier" || carried.some(({ step }) => step !== null)
  return {
    carrier: isOnCarrier ? climbCarrierSteps(carried, { gateCap, harnessStage }) : null,
    cart: cart.length > 0 || enrolledTrack === "cart" ? sumCartTime(toCartTime(cart)) : null,
    works: whatWorks(
      sessions.map(({ startedOn, peakStress, techniques, milestones }) => ({
        day: dayOfDate(startedOn),
        stress: peakStress,
        techniques,
        milestones,
      })),
    ),
  }
}
export type CatTracks = ReturnType<typeof tracksOf>

const toCartTime = (sessions: readonly PageSession[]) =>
  sessions.map(({ peakStress, durationSec }) => ({ stress: peakStress, durationSec }))
