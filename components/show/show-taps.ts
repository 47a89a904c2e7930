import type { OutboxEntry } from "@/components/outbox/device-store"
import { answerToSign } from "@/lib/domain/programme/show-rules"
import type { StressLevel } from "@/lib/domain/temperament/calm-ladder"
import { SessionInput } from "@/lib/features/training/schema"

/** Who is out, and since when, as the fragment of the address says it; null when nobody has left yet. */
export function showOf(fragment: string): { fromMs: number; catIds: readonly string[] } | null {
  const said = new URLSearchParams(fragment.replace(/^#/, ""))
  const fromMs = Number(said.get("from"))
  const catIds = (said.get("cats") ?? "").split(",").filter(Boolean)
  return fromMs > 0 && catIds.length > 0 ? { fromMs, catIds } : null
}

/** One tap at a show, as it stands on this device. */
export interface ShowTap {
  id: string
  input: SessionInput
  state: OutboxEntry["state"]
}

/** The taps of a show by cat, oldest first. */
export function tapsOf(
  entries: readonly Pick<OutboxEntry, "id" | "kind" | "payload" | "state">[],
  fromMs: number,
): ReadonlyMap<string, readonly ShowTap[]> {
  const taps = new Map<string, ShowTap[]>()
  for (const { id, kind, payload, state } of entries) {
    const input = kind === "session" ? SessionInput.safeParse(payload).data : undefined
    if (input?.setting !== "show" || new Date(input.startedAt).getTime() < fromMs) continue
    taps.set(input.catId, [...(taps.get(input.catId) ?? []), { id, input, state }])
  }
  for (const own of taps.values()) own.sort((a, b) => (a.input.startedAt < b.input.startedAt ? -1 : 1))
  return taps
}

const ENDED_BY = { stay: "plan", quiet: "handler_stop", home: "handler_stop" } as const
const PANIC = 4

/** A tap as a session: in the carrier, no step and no trials, so that it is an exposure and counts for no stage. */
export function tapInput(tap: {
  sessionId: string
  catId: string
  startedAt: string
  level: StressLevel
  timeWords: string
}): SessionInput {
  const { level, timeWords, ...where } = tap
  return SessionInput.parse({
    ...where,
    trials: null,
    hits: null,
    peakStress: level,
    endedBy: level === PANIC ? "emergency" : ENDED_BY[answerToSign(level)],
    track: "carrier",
    setting: "show",
    // True as it stands, so that the tap is kept at once; what happened is written when the cat is safe.
    incidentText:
      level === PANIC
        ? `Panic at a show, tapped at ${timeWords}. What happened is not written down yet.`
        : null,
  })
}
