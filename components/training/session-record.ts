import { CARRIER_STEPS } from "@/lib/domain/harness/carrier-track"
import { isOutdoors } from "@/lib/domain/harness/outing-rules"
import { SUB_STEPS } from "@/lib/domain/harness/sub-steps"
import { CLICKER_MILESTONES, SESSION_SETTINGS, TECHNIQUES } from "@/lib/domain/harness/techniques"
import { trackOf, trackWords } from "@/lib/domain/harness/tracks"
import { CALM_LADDER } from "@/lib/domain/temperament/calm-ladder"
import type { CatPageRecord } from "@/lib/features/cats/record-queries"
import { GAITS, PLACE_WORDS, REWARD_WORDS, signNames } from "./session-words"

type SessionRow = CatPageRecord["cat"]["sessions"][number]

const INCIDENTS: Record<string, string> = { slipped: "slipped out", bolted: "bolted" }
const ENDINGS: Record<string, string> = {
  plan: "as planned",
  cat_choice: "the cat's choice",
  handler_stop: "stopped by the handler",
  emergency: "an emergency",
}
const labels = (all: readonly { key: string; label: string }[], keys: readonly string[]) =>
  all
    .filter(({ key }) => keys.includes(key))
    .map(({ label }) => label)
    .join("; ")
const seconds = (value: number | null) => (value === null ? null : `${value} s`)
const stressWords = (level: number) => `${level} ${CALM_LADDER[level]?.word ?? ""}`

/** Everything recorded about one session, in the order of the form; what was not recorded is left out. */
export function recordLines(
  row: SessionRow,
  names: ReadonlyMap<string, string>,
): { term: string; words: string }[] {
  const place = PLACE_WORDS[row.place as keyof typeof PLACE_WORDS]
  const fit = row.fit as { passed?: boolean | null } | null
  const removal = row.removal as { stress: number; isRewarded: boolean | null } | null
  const lines: [string, string | null | undefined | false][] = [
    ["In what", row.track !== "harness" && trackWords(trackOf(row.track)).label],
    ["Step", row.trackStep !== null && `${row.trackStep} ${CARRIER_STEPS[row.trackStep - 1]?.name ?? ""}`],
    ["Result", row.trials === null ? "no trials, an exposure" : `${row.hits} of ${row.trials} hits`],
    ["Worst sign", stressWords(row.peakStress)],
    ["Calm again after", seconds(row.recoverySec)],
    ["Signs", signNames(row.signs).join("; ")],
    ["Ended", ENDINGS[row.endedBy]],
    ["Incident", row.incident !== "none" && (INCIDENTS[row.incident] ?? row.incident)],
    ["What happened", row.incidentText],
    ["Place", place && `${place}${isOutdoors(row.place as keyof typeof PLACE_WORDS) ? ", outside" : ""}`],
    ["Second person", row.secondPersonId && (names.get(row.secondPersonId) ?? "a former handler")],
    ["Fit check", fit && (fit.passed ? "passed" : "not passed")],
    ["Lasted", row.durationSec !== null && `${Math.round(row.durationSec / 6) / 10} min`],
    ["Worn", seconds(row.wornSec)],
    ["Gait", row.gait !== null && GAITS[row.gait]],
    ["Began by the cat", row.catStarted && "yes"],
    ["Reward", REWARD_WORDS[row.reward as keyof typeof REWARD_WORDS]],
    ["Reward taken", row.rewardTaken !== null && `${row.rewardTaken} of 3`],
    [
      "Taken off",
      removal && `${stressWords(removal.stress)}${removal.isRewarded ? ", rewarded at once" : ""}`,
    ],
    ["How", labels(TECHNIQUES, row.techniques)],
    ["Clicker milestones", labels(CLICKER_MILESTONES, row.milestones)],
    ["Smaller step", SUB_STEPS.find(({ key }) => key === row.subStep)?.label],
    ["Setting", row.setting !== "shelter" && labels(SESSION_SETTINGS, [row.setting])],
    ["Note", row.note],
  ]
  return lines.flatMap(([term, words]) => (words ? [{ term, words }] : []))
}
