"use client"
import { Textarea } from "@mantine/core"
import type { AskedDimension } from "@/lib/features/temperament/sheet-schema"
import classes from "./anchor-cards.module.css"

export type RatingValue = 1 | 2 | 3 | 4 | 5 | null

interface AnchorCardsProps {
  dimension: AskedDimension
  answer: { value: RatingValue; note: string } | undefined
  onChoose: (value: RatingValue) => void
  onNote: (note: string) => void
  isLocked?: boolean
}

const VALUES = [1, 2, 3, 4, 5] as const

/** Five anchors as large cards, not seen, and what was seen in words. */
export function AnchorCards({ dimension, answer, onChoose, onNote, isLocked = false }: AnchorCardsProps) {
  return (
    <>
      <fieldset className={classes.cards} aria-label={dimension.name} disabled={isLocked}>
        {VALUES.map((value) => (
          <button
            key={value}
            type="button"
            className={classes.card}
            aria-pressed={answer?.value === value}
            aria-keyshortcuts={String(value)}
            onClick={() => onChoose(value)}
          >
            <kbd>{value}</kbd>
            <span>{dimension.anchors[value - 1]}</span>
          </button>
        ))}
        <button
          type="button"
          className={classes.card}
          aria-pressed={answer !== undefined && answer.value === null}
          aria-keyshortcuts="n"
          onClick={() => onChoose(null)}
        >
          <kbd>N</kbd>
          <span>Not seen</span>
        </button>
      </fieldset>
      {isLocked ? null : (
        <Textarea
          label="In your words (optional)"
          value={answer?.note ?? ""}
          onChange={(event) => onNote(event.currentTarget.value)}
          autosize
          minRows={1}
          maxLength={1000}
          mt="sm"
        />
      )}
    </>
  )
}
