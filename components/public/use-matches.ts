import { useEffect, useState } from "react"
import type { PublicMatches } from "@/lib/features/matching/public"
import { rankForVisitorAction } from "@/lib/features/matching/public-actions"
import { ANSWERS_NEEDED, choicesToSend, type DeviceChoices } from "./device-choices"

/** Long enough that a run of ticks asks once. */
const PAUSE_MS = 450

/** The cats in order for the chosen answers, asked for a moment after the last change. The newest question wins. */
export function useMatches(choices: DeviceChoices) {
  const [matches, setMatches] = useState<PublicMatches | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const [tries, setTries] = useState(0)
  const asked = JSON.stringify(choicesToSend(choices))

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try asks the same again
  useEffect(() => {
    const toSend = JSON.parse(asked) as Record<string, string[]>
    if (Object.keys(toSend).length < ANSWERS_NEEDED) {
      setMatches(null)
      setFailed(false)
      setWorking(false)
      return
    }
    let isStale = false
    setWorking(true)
    const pause = setTimeout(async () => {
      const answer = await rankForVisitorAction({ choices: toSend }).catch(() => null)
      if (isStale) return
      setWorking(false)
      setFailed(!answer?.ok)
      if (answer?.ok) setMatches(answer.data)
    }, PAUSE_MS)
    return () => {
      isStale = true
      clearTimeout(pause)
    }
  }, [asked, tries])

  return { matches, hasFailed, isWorking, retry: () => setTries((before) => before + 1) }
}
