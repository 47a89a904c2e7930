"use client"
import { useMemo, useRef, useState } from "react"
import { v7 as newId } from "uuid"
import { rewriteEntry } from "@/components/outbox/entries"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { useMinutes } from "@/components/ui/use-minutes"
import { describeLook } from "@/lib/domain/cats/describe-look"
import type { RoundLookInput } from "@/lib/features/temperament/rounds-schema"
import {
  answersOf,
  type DeviceLook,
  looksOfRound,
  NOTHING_TAPPED,
  ROUND_MS,
  type TappedLook,
  tappedOf,
} from "./round-state"

// Three taps and a glance: what belongs together leaves together.
const HOLD_MS = 4000

interface Cat {
  id: string
  name: string
}

interface Tapped {
  look: TappedLook
  /** When the look began: what began longer ago belongs to another round. */
  beganMs: number
}

const isRunning = (beganMs: number) => beganMs > Date.now() - ROUND_MS

/**
 * The running round on this device. Each tap is kept at once; taps at one cat are one look while it is still here, and a
 * tap after it has left becomes a look that corrects it. A page left open begins the next round with nothing tapped.
 */
export function useRound() {
  const { mine, write } = useOutbox()
  const nowMs = useMinutes()
  const [problem, setProblem] = useState<string>()
  const kept = useMemo(() => looksOfRound(mine, nowMs), [mine, nowMs])
  // Taps come faster than the device answers: these are always ahead of what is kept.
  const tapped = useRef(new Map<string, Tapped>())
  const heads = useRef(new Map<string, RoundLookInput>())
  const turn = useRef(Promise.resolve())
  const [, redraw] = useState(0)

  const runningAt = (catId: string): Tapped | undefined => {
    const here = tapped.current.get(catId)
    if (here && isRunning(here.beganMs)) return here
    const input = kept.get(catId)?.input
    return input ? { look: tappedOf(input), beganMs: new Date(input.seenAt).getTime() } : undefined
  }

  async function keep(cat: Cat, look: TappedLook, before: RoundLookInput | undefined) {
    const answers = answersOf(look)
    const title = `${cat.name}: ${describeLook(answers)}`
    const known = heads.current.get(cat.id) ?? before
    const head = known && isRunning(new Date(known.seenAt).getTime()) ? known : undefined
    if (head) {
      const payload = { ...head, ...answers }
      if (await rewriteEntry(head.lookId, { title, payload, holdMs: HOLD_MS })) {
        heads.current.set(cat.id, payload)
        return
      }
    }
    const payload: RoundLookInput = {
      ...answers,
      lookId: newId(),
      supersedesId: head?.lookId ?? null,
      catId: cat.id,
      seenAt: new Date().toISOString(),
    }
    await write({ id: payload.lookId, kind: "round_look", title, payload, holdMs: HOLD_MS })
    heads.current.set(cat.id, payload)
  }

  function tap(cat: Cat, change: Partial<TappedLook>) {
    const running = runningAt(cat.id)
    const look = { ...(running?.look ?? NOTHING_TAPPED), ...change }
    tapped.current.set(cat.id, { look, beganMs: running?.beganMs ?? Date.now() })
    redraw((count) => count + 1)
    const before = kept.get(cat.id)?.input
    turn.current = turn.current
      .then(() => keep(cat, look, before))
      .catch(() =>
        setProblem("This browser keeps nothing on the device just now. Your last tap was not kept."),
      )
  }

  return {
    lookAt: (catId: string): TappedLook => runningAt(catId)?.look ?? NOTHING_TAPPED,
    onDevice: (catId: string): DeviceLook | undefined => kept.get(catId),
    tap,
    problem,
  }
}
export type Round = ReturnType<typeof useRound>
