"use client"
import { useCallback, useMemo, useRef, useState } from "react"
import { v7 as newId } from "uuid"
import { rewriteEntry } from "@/components/outbox/entries"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { describeLook } from "@/lib/domain/cats/describe-look"
import type { RoundLookInput } from "@/lib/features/temperament/rounds-schema"
import {
  answersOf,
  type DeviceLook,
  looksOfRound,
  NOTHING_TAPPED,
  type TappedLook,
  tappedOf,
} from "./round-state"

// Three taps and a glance: what belongs together leaves together.
const HOLD_MS = 4000

interface Cat {
  id: string
  name: string
}

/**
 * The running round on this device. Each tap is kept at once; taps at one cat are one look while it is still here, and a
 * tap after it has left becomes a look that corrects it.
 */
export function useRound() {
  const { mine, write } = useOutbox()
  const [openedMs] = useState(() => Date.now())
  const [problem, setProblem] = useState<string>()
  const kept = useMemo(() => looksOfRound(mine, openedMs), [mine, openedMs])
  // Taps come faster than the device answers: these two are always ahead of what is kept.
  const tapped = useRef(new Map<string, TappedLook>())
  const heads = useRef(new Map<string, RoundLookInput>())
  const turn = useRef(Promise.resolve())
  const [, redraw] = useState(0)

  const lookAt = useCallback(
    (catId: string): TappedLook => {
      const onDevice = kept.get(catId)
      return tapped.current.get(catId) ?? (onDevice ? tappedOf(onDevice.input) : NOTHING_TAPPED)
    },
    [kept],
  )

  const keep = useCallback(
    async (cat: Cat, look: TappedLook) => {
      const head = heads.current.get(cat.id) ?? kept.get(cat.id)?.input
      const answers = answersOf(look)
      const title = `${cat.name}: ${describeLook(answers)}`
      if (head) {
        const payload = { ...head, ...answers }
        heads.current.set(cat.id, payload)
        if (await rewriteEntry(head.lookId, { title, payload, holdMs: HOLD_MS })) return
      }
      const payload: RoundLookInput = {
        ...answers,
        lookId: newId(),
        supersedesId: head?.lookId ?? null,
        catId: cat.id,
        seenAt: new Date().toISOString(),
      }
      heads.current.set(cat.id, payload)
      await write({ id: payload.lookId, kind: "round_look", title, payload, holdMs: HOLD_MS })
    },
    [kept, write],
  )

  const tap = useCallback(
    (cat: Cat, change: Partial<TappedLook>) => {
      const look = { ...lookAt(cat.id), ...change }
      tapped.current.set(cat.id, look)
      redraw((count) => count + 1)
      turn.current = turn.current
        .then(() => keep(cat, look))
        .catch(() =>
          setProblem("This browser keeps nothing on the device just now. Your last tap was not kept."),
        )
    },
    [lookAt, keep],
  )

  const onDevice = (catId: string): DeviceLook | undefined => kept.get(catId)
  return { lookAt, onDevice, tap, problem }
}
export type Round = ReturnType<typeof useRound>
