"use client"
import { Alert, Button, Checkbox, Progress, Text, Title } from "@mantine/core"
import { useEffect, useRef } from "react"
import { TapGroup } from "@/components/ui/tap-group"
import { AnchorCards } from "./anchor-cards"
import { ProbeTimer } from "./probe-timer"
import { CALM_OPTIONS } from "./round-cat"
import { keptOutdoor, openKeys, type SheetDraft } from "./sheet-draft"
import classes from "./sheet-step.module.css"
import type { RatingSheetState } from "./use-rating-sheet"

const AFRAID = 3

interface SheetStepProps {
  catName: string
  draft: SheetDraft
  dimension: SheetDraft["dimensions"][number]
  isRestless: boolean
  onRestless: (isRestless: boolean) => void
  sheet: RatingSheetState
}

/** One dimension of the full sheet: how to look, the clock, how the cat is now, five anchors. */
export function SheetStep({ catName, draft, dimension, isRestless, onRestless, sheet }: SheetStepProps) {
  const answer = draft.answers[dimension.key]
  const isLocked = draft.handedIn.includes(dimension.key)
  const { stress } = draft.moment
  const section = useRef<HTMLElement>(null)
  // The next dimension begins at its top, wherever the thumb was.
  useEffect(() => {
    section.current?.scrollIntoView({ block: "start" })
  }, [])
  return (
    <section ref={section} className={classes.step} aria-labelledby="dimension-title">
      <Progress
        value={(draft.step / draft.dimensions.length) * 100}
        aria-label={`Dimension ${draft.step + 1} of ${draft.dimensions.length}`}
        mb="sm"
      />
      <Title order={2} size="h3" id="dimension-title">
        {dimension.name}{" "}
        <Text span size="sm" c="dimmed">
          {draft.step + 1} of {draft.dimensions.length}
        </Text>
      </Title>
      <Text mb="xs">{dimension.question}</Text>
      <Text size="sm" mb="xs">
        {dimension.probe}
      </Text>
      {dimension.note ? (
        <Text size="sm" c="dimmed" mb="xs">
          {dimension.note}
        </Text>
      ) : null}
      {dimension.probeSec ? <ProbeTimer key={dimension.key} seconds={dimension.probeSec} /> : null}
      <div className={classes.now}>
        <TapGroup
          name={`${catName} right now`}
          label={`${catName} right now`}
          options={CALM_OPTIONS}
          value={stress}
          onTap={(level) => level !== null && sheet.set({ moment: { ...draft.moment, stress: level } })}
        />
      </div>
      {stress !== null && stress >= AFRAID ? (
        <Alert color="red" variant="outline" mt="sm" title="Stop now" role="alert">
          End the probe and give {catName} distance and a place to hide. What you rate from here on is kept
          and weighs nothing; the rest of the sheet can follow another day.
          {openKeys(draft).length > 0 ? (
            <Button mt="xs" display="block" onClick={sheet.save}>
              Save what there is and stop
            </Button>
          ) : null}
        </Alert>
      ) : null}
      {dimension.key === "outdoor" ? (
        <Checkbox
          mt="sm"
          size="md"
          checked={answer?.isRestless ?? isRestless}
          disabled={isLocked}
          onChange={(event) => onRestless(event.currentTarget.checked)}
          label="Restless at the glass: pacing, crying or clawing"
          description={`Then ${keptOutdoor(5, true)} at most is kept: frustration is not readiness.`}
        />
      ) : null}
      {isLocked ? (
        <Text size="sm" mt="sm">
          Already saved with this sheet; a new look is a new sheet.
        </Text>
      ) : null}
      <AnchorCards
        dimension={dimension}
        answer={answer}
        isLocked={isLocked}
        onChoose={(value) =>
          sheet.answer(dimension.key, {
            value,
            ...(dimension.key === "outdoor" ? { isRestless: answer?.isRestless ?? isRestless } : {}),
          })
        }
        onNote={(note) => sheet.answer(dimension.key, { note })}
      />
    </section>
  )
}
