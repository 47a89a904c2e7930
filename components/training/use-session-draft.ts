"use client"
import { useEffect, useMemo, useState } from "react"
import { v7 as newId } from "uuid"
import { draftOf, dropDraft, putDraft } from "@/components/outbox/drafts"
import { patchEntries, rewriteEntry } from "@/components/outbox/entries"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { CALM_LADDER } from "@/lib/domain/temperament/calm-ladder"
import type { SessionSheet } from "@/lib/features/training/queries"
import type { SessionInput } from "@/lib/features/training/schema"
import { beginDraft, isBegun, type SessionDraftState, type SetSession } from "./session-draft"

const NOT_KEPT = "This browser keeps nothing on the device just now: save before you leave this page."
const NOT_SAVED = "This browser keeps nothing on the device just now. Everything is still here; try again."

/** State of the session form: kept on the device at every tap, handed to the outbox when it is saved. */
export function useSessionDraft(sheet: SessionSheet) {
  const { person, write, mine } = useOutbox()
  const { corrects } = sheet
  const [draft, setDraft] = useState<SessionDraftState>(() =>
    corrects
      ? {
          ...corrects.input,
          sessionId: newId(),
          supersedesId: corrects.input.sessionId,
          stageShown: sheet.stage,
        }
      : beginDraft(sheet, newId(), Date.now()),
  )
  const [continuedMs, setContinued] = useState<number>()
  const [entryId, setEntryId] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const key = useMemo(
    () => ({ kind: "session", personId: person.id, catId: sheet.cat.id }) as const,
    [person.id, sheet.cat.id],
  )
  const isNew = !draft.supersedesId

  useEffect(() => {
    if (corrects) return
    draftOf(key).then(
      (found) => {
        if (!found) return
        setDraft((before) => (isBegun(before) ? before : (found.content as SessionDraftState)))
        setContinued(found.updatedAtMs)
      },
      () => {},
    )
  }, [key, corrects])

  const set: SetSession = (change) => {
    const next = { ...draft, ...change }
    setDraft(next)
    setProblem(undefined)
    if (!isNew || !isBegun(next)) return
    putDraft({ ...key, catName: sheet.cat.name, content: next }).catch(() => setProblem(NOT_KEPT))
  }

  function beginAnew() {
    void dropDraft(key)
    setContinued(undefined)
    setDraft(beginDraft(sheet, newId(), Date.now()))
  }

  async function save(input: SessionInput) {
    const { hits, trials, peakStress } = input
    const result = trials === null ? "exposure" : `${hits} of ${trials}`
    const title = `${sheet.cat.name}: ${result}, ${CALM_LADDER[peakStress]?.word}`
    try {
      setEntryId(await hand(input, title))
      if (isNew) await dropDraft(key)
    } catch {
      setProblem(NOT_SAVED)
    }
  }

  /** What never arrived is changed where it lies; everything else is a new row that names the one it puts right. */
  async function hand(input: SessionInput, title: string): Promise<string> {
    const earlier = mine.find(({ id }) => id === (input.supersedesId ?? input.sessionId))
    const supersedesId = (earlier?.payload as SessionInput | undefined)?.supersedesId ?? null
    const inPlace: SessionInput = {
      ...input,
      sessionId: earlier?.id ?? input.sessionId,
      supersedesId,
      because: supersedesId ? input.because : null,
    }
    if (earlier?.state === "needs_you") {
      await patchEntries(new Map([[earlier.id, { title, payload: inPlace, state: "waiting", tries: 0 }]]))
      return earlier.id
    }
    if (earlier && (await rewriteEntry(earlier.id, { title, payload: inPlace, holdMs: 0 }))) return earlier.id
    await write({ id: input.sessionId, kind: "session", title, payload: input })
    return input.sessionId
  }

  /** Opens what was just saved, or refused, once more. */
  function putRight(payload: SessionInput) {
    setDraft({ ...payload, sessionId: newId(), supersedesId: payload.sessionId, because: null })
    setContinued(undefined)
    setEntryId(undefined)
  }

  const corrected = mine.find(({ id }) => id === draft.supersedesId)
  // What the server never took is simply changed; only what it has is put right, with a reason.
  const isChangedInPlace =
    corrected !== undefined &&
    !(corrected.payload as SessionInput).supersedesId &&
    (corrected.state === "needs_you" || (corrected.state === "waiting" && !corrected.wasSent))
  const needsReason = !isNew && !isChangedInPlace
  return { draft, set, save, entryId, problem, continuedMs, beginAnew, putRight, needsReason }
}
