"use client"
import { Text } from "@mantine/core"
import type { AskedDimension } from "@/lib/features/temperament/sheet-schema"
import { AnchorCards, type RatingValue } from "./anchor-cards"
import classes from "./quick-look.module.css"

interface QuickQuestionProps {
  dimension: AskedDimension
  isOpen: boolean
  isFull: boolean
  answer: { value: RatingValue; note: string } | undefined
  onChoose: (value: RatingValue) => void
  onNote: (note: string) => void
}

/** One dimension of a quick look, folded until it is wanted. */
export function QuickQuestion({ dimension, isOpen, isFull, answer, onChoose, onNote }: QuickQuestionProps) {
  const chosen = answer === undefined ? null : answer.value === null ? "not seen" : String(answer.value)
  return (
    <details className={classes.question} open={isOpen} data-chosen={chosen !== null || undefined}>
      <summary>
        <span>
          <strong>{dimension.name}</strong> <span className={classes.ask}>{dimension.question}</span>
        </span>
        {chosen === null ? null : <span className={classes.chosen}>{chosen}</span>}
      </summary>
      {isFull ? (
        <Text size="sm" c="dimmed">
          Three things are enough for a quick look. Save it first, then begin another.
        </Text>
      ) : (
        <AnchorCards dimension={dimension} answer={answer} onChoose={onChoose} onNote={onNote} />
      )}
    </details>
  )
}
