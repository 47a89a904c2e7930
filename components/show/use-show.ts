"use client"
import { useMemo, useRef, useState } from "react"
import { v7 as newId } from "uuid"
import { rewriteEntry } from "@/components/outbox/entries"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { CALM_LADDER, type StressLevel } from "@/lib/domain/temperament/calm-ladder"
import { formatTime } from "@/lib/platform/format"
import { tapInput, tapsOf } from "./show-taps"

// A slip of the thumb is put right by tapping again before it leaves.
const HOLD_MS = 6000

/** The taps of the running show: each is kept on the device at once and sent when it can be. */
export function useShow(fromMs: number) {
  const { mine, write, place } = useOutbox()
  const [problem, setProblem] = useState<string>()
  const taps = useMemo(() => tapsOf(mine, fromMs), [mine, fromMs])
  const turn = useRef(Promise.resolve())

  async function keep(cat: { id: string; name: string }, level: StressLevel) {
    const now = new Date()
    const timeWords = formatTime(now, place)
    const last = taps.get(cat.id)?.at(-1)
    const title = `${cat.name} at the show: ${CALM_LADDER[level]?.word}`
    const made = (sessionId: string, startedAt: string) =>
      tapInput({ sessionId, catId: cat.id, startedAt, level, timeWords })
    if (last?.state === "waiting" && now.getTime() - new Date(last.input.startedAt).getTime() < HOLD_MS) {
      const payload = made(last.id, last.input.startedAt)
      if (await rewriteEntry(last.id, { title, payload, holdMs: HOLD_MS })) return
    }
    const payload = made(newId(), now.toISOString())
    await write({ id: payload.sessionId, kind: "session", title, payload, holdMs: HOLD_MS })
  }

  function tap(cat: { id: string; name: string }, level: StressLevel) {
    setProblem(undefined)
    turn.current = turn.current
      .then(() => keep(cat, level))
      .catch(() =>
        setProblem("This browser keeps nothing on the device just now. Your last tap was not kept."),
      )
  }

  return { taps, tap, problem }
}
