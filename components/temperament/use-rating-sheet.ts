"use client"
import { useEffect, useState } from "react"
import { v7 as newId } from "uuid"
import { draftOf, dropDraft, putDraft } from "@/components/outbox/drafts"
import { useOutbox } from "@/components/outbox/outbox-provider"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { BlindSheet } from "@/lib/features/temperament/queries"
import type { RatingValue } from "./anchor-cards"
import {
  answeredKeys,
  beginDraft,
  nextOpen,
  openKeys,
  resumeDraft,
  type SheetDraft,
  toInput,
} from "./sheet-draft"

/** A sheet begun earlier on this device, as the person is asked about it. */
export interface EarlierSheet {
  draft: SheetDraft
  updatedAtMs: number
}

/** State of a rating sheet: every answer is kept on the device at once, and handed to the outbox when it is saved. */
export function useRatingSheet(sheet: BlindSheet) {
  const { person, write } = useOutbox()
  const [draft, setDraft] = useState<SheetDraft>(() => beginDraft(sheet, newId(), Date.now()))
  const [earlier, setEarlier] = useState<EarlierSheet | null | undefined>(undefined)
  const [entryId, setEntryId] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const key = { kind: "rating_sheet", personId: person.id, catId: sheet.id } as const

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, before anything is answered
  useEffect(() => {
    draftOf(key).then(
      (found) =>
        setEarlier(found ? { draft: found.content as SheetDraft, updatedAtMs: found.updatedAtMs } : null),
      () => setEarlier(null),
    )
  }, [])

  const change = (next: SheetDraft) => {
    setDraft(next)
    setProblem(undefined)
    if (answeredKeys(next).length === 0) return
    putDraft({ ...key, catName: sheet.name, content: next }).catch(() =>
      setProblem("This browser keeps nothing on the device just now: save before you leave this page."),
    )
  }
  const set = (part: Partial<SheetDraft>) => change({ ...draft, ...part })

  function answer(
    dimension: DimensionKey,
    given: { value?: RatingValue; note?: string; isRestless?: boolean },
  ) {
    if (draft.handedIn.includes(dimension)) return
    const before = draft.answers[dimension]
    const isNew = "value" in given
    const next: SheetDraft = {
      ...draft,
      answers: {
        ...draft.answers,
        [dimension]: {
          value: null,
          note: "",
          isRestless: false,
          ...before,
          ...given,
          // The moment belongs to the choice, not to a word added later.
          stress: isNew || !before ? (draft.moment.stress ?? 0) : before.stress,
          ratedAt: isNew || !before ? new Date().toISOString() : before.ratedAt,
        },
      },
    }
    change(isNew ? { ...next, step: nextOpen(next, draft.step + 1) } : next)
  }

  async function save() {
    const input = toInput(draft, sheet.id)
    if (input.ratings.length === 0) return
    const id = newId()
    const names = draft.dimensions.filter(({ key: one }) => openKeys(draft).includes(one))
    try {
      await write({
        id,
        kind: "rating_sheet",
        title: `${sheet.name}: ${names.map(({ name }) => name.toLowerCase()).join(", ")}`,
        payload: input,
      })
      const handedIn = answeredKeys(draft)
      setDraft({ ...draft, handedIn })
      if (handedIn.length === draft.dimensions.length) await dropDraft(key)
      else await putDraft({ ...key, catName: sheet.name, content: { ...draft, handedIn } })
      setEntryId(id)
    } catch {
      setProblem(
        "This browser keeps nothing on the device just now. Everything you rated is still here; try again.",
      )
    }
  }

  const goOn = () => {
    if (earlier) setDraft(resumeDraft(earlier.draft, Date.now()))
    setEarlier(null)
  }
  const beginAnew = () => {
    void dropDraft(key)
    setEarlier(null)
  }
  return { draft, set, answer, save, entryId, problem, earlier, goOn, beginAnew }
}
export type RatingSheetState = ReturnType<typeof useRatingSheet>
