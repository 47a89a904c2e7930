"use client"
import { Alert, Anchor, Button, Group, Stack, Text, Title } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { useKeptPage } from "@/components/outbox/use-kept-page"
import type { StressLevel } from "@/lib/domain/temperament/calm-ladder"
import type { BlindSheet } from "@/lib/features/temperament/queries"
import { formatMoment } from "@/lib/platform/format"
import { answeredKeys, nextOpen, openKeys } from "./sheet-draft"
import { SheetEffect } from "./sheet-effect"
import { SheetIntro } from "./sheet-intro"
import { SheetStep } from "./sheet-step"
import { type RatingSheetState, useRatingSheet } from "./use-rating-sheet"

interface RatingSheetProps {
  sheet: BlindSheet
  afterwards: string
}

/** The blind sheet: the moment first, then one dimension at a time, cheapest probe first, startle last. */
export function RatingSheet({ sheet, afterwards }: RatingSheetProps) {
  const state = useRatingSheet(sheet)
  const { draft, earlier } = state
  useKeptPage()
  if (state.entryId) return <Handed sheet={sheet} state={state} afterwards={afterwards} />
  return (
    <Stack maw={720} pb="5rem">
      <Title order={1}>Rate {sheet.name}</Title>
      {draft.step < 0 ? (
        <Text>
          Score what the cat does, not what you expect. Nobody's earlier ratings are shown. A look that shows
          nothing is “not seen”.
        </Text>
      ) : null}
      {state.problem ? (
        <Alert color="red" role="alert">
          {state.problem}
        </Alert>
      ) : null}
      {earlier ? (
        <Earlier earlier={earlier} state={state} />
      ) : draft.step < 0 ? (
        <SheetIntro sheet={sheet} draft={draft} set={state.set} />
      ) : (
        <Asking sheet={sheet} state={state} />
      )}
      <Keys state={state} />
    </Stack>
  )
}

function Earlier({
  earlier: { draft, updatedAtMs },
  state,
}: {
  earlier: NonNullable<RatingSheetState["earlier"]>
  state: RatingSheetState
}) {
  const { place } = useOutbox()
  const unsaved = openKeys(draft).length
  return (
    <Alert color="spruce" variant="light" title="A sheet of yours is unfinished">
      <Text>
        {answeredKeys(draft).length} of {draft.dimensions.length} answered, last on{" "}
        {formatMoment(new Date(updatedAtMs), place)}
        {unsaved > 0 ? `; ${unsaved} of them not saved yet` : ""}.
      </Text>
      <Group mt="sm">
        <Button onClick={state.goOn}>Go on with it</Button>
        <Button variant="default" onClick={state.beginAnew}>
          {unsaved > 0 ? "Throw it away and begin anew" : "Begin a new one"}
        </Button>
      </Group>
    </Alert>
  )
}

function Asking({ sheet, state }: { sheet: BlindSheet; state: RatingSheetState }) {
  const { draft, set } = state
  const [isRestless, setRestless] = useState(false)
  const dimension = draft.dimensions[draft.step]
  const answered = answeredKeys(draft).length
  const open = openKeys(draft).length
  return (
    <>
      {dimension ? (
        <SheetStep
          key={dimension.key}
          catName={sheet.name}
          draft={draft}
          dimension={dimension}
          isRestless={isRestless}
          onRestless={(next) => {
            setRestless(next)
            if (draft.answers[dimension.key]) state.answer(dimension.key, { isRestless: next })
          }}
          sheet={state}
        />
      ) : (
        <Text>
          {answered} of {draft.dimensions.length} dimensions answered.{" "}
          {answered < draft.dimensions.length ? "The rest can follow another day." : ""}
        </Text>
      )}
      <Group justify="space-between">
        <Button variant="default" onClick={() => set({ step: draft.step - 1 })}>
          Back
        </Button>
        {dimension ? (
          <Button variant="default" onClick={() => set({ step: draft.step + 1 })}>
            Skip
          </Button>
        ) : null}
        <Button onClick={state.save} disabled={open === 0} data-autofocus={dimension ? undefined : true}>
          Save {open} {open === 1 ? "rating" : "ratings"}
        </Button>
      </Group>
    </>
  )
}

/** Keys: 0 to 4 and Enter before the first dimension, 1 to 5 and N at each, arrows to go back and on, Enter at the end. */
function Keys({ state }: { state: RatingSheetState }) {
  const { draft, set, earlier } = state
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const { target, key } = event
      const isTyping = target instanceof HTMLElement && /^(TEXTAREA|SELECT|INPUT)$/.test(target.tagName)
      const isTyped = isTyping && !(target instanceof HTMLInputElement && target.type === "radio")
      if (earlier || isTyped || event.ctrlKey || event.metaKey || event.altKey) return
      const dimension = draft.dimensions[draft.step]
      const isButton = target instanceof HTMLElement && /^(BUTTON|A)$/.test(target.tagName)
      if (draft.step < 0) {
        if (/^[0-4]$/.test(key)) set({ moment: { ...draft.moment, stress: Number(key) as StressLevel } })
        else if (key === "Enter" && !isButton && draft.moment.stress !== null) set({ step: nextOpen(draft) })
        else return
      } else if (key === "ArrowLeft" && !isTyping) set({ step: draft.step - 1 })
      else if (key === "ArrowRight" && !isTyping && dimension) set({ step: draft.step + 1 })
      else if (dimension && /^[1-5]$/.test(key))
        state.answer(dimension.key, { value: Number(key) as 1 | 2 | 3 | 4 | 5 })
      else if (dimension && key.toLowerCase() === "n") state.answer(dimension.key, { value: null })
      else if (!dimension && key === "Enter" && !isButton) void state.save()
      else return
      event.preventDefault()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  })
  return draft.step < 0 || earlier ? null : (
    <Text size="xs" c="dimmed" visibleFrom="sm">
      Keys: 1 to 5, N for not seen, arrows to go back and on, Enter to save at the end.
    </Text>
  )
}

/** After saving: on to the cat's page once the server has it; without a connection it says where the sheet is. */
function Handed({ sheet, state, afterwards }: RatingSheetProps & { state: RatingSheetState }) {
  const router = useRouter()
  const { mine } = useOutbox()
  const isSaved = mine.some(({ id, state: now }) => id === state.entryId && now === "saved")
  const left = state.draft.dimensions.length - state.draft.handedIn.length
  useEffect(() => {
    if (!isSaved) return
    router.push(afterwards)
    router.refresh()
  }, [isSaved, afterwards, router])
  return (
    <Stack maw={720} pb="5rem">
      <Title order={1}>Rated {sheet.name}</Title>
      {state.entryId ? <SheetEffect entryId={state.entryId} dimensions={sheet.dimensions} /> : null}
      {left > 0 ? (
        <Text>
          {left} {left === 1 ? "dimension is" : "dimensions are"} still open. This sheet waits for them on
          this device, on {sheet.name}'s page and on Today.
        </Text>
      ) : null}
      <Group>
        <Anchor href={afterwards}>{sheet.name}'s page</Anchor>
      </Group>
    </Stack>
  )
}
