"use client"
import { Text, Textarea, Title } from "@mantine/core"
import type { Dimension } from "@/lib/domain/temperament/dimensions"
import classes from "./anchor-cards.module.css"
import { ProbeTimer } from "./probe-timer"

interface AnchorCardsProps {
  dimension: Dimension
  answer: { value: 1 | 2 | 3 | 4 | 5 | null; note: string } | undefined
  onChoose: (value: 1 | 2 | 3 | 4 | 5 | null) => void
  onNote: (note: string) => void
}

const VALUES = [1, 2, 3, 4, 5] as const

/** One dimension: how to look, five anchors as large cards, not seen, and what was seen in words. */
export function AnchorCards({ dimension, answer, onChoose, onNote }: AnchorCardsProps) {
  return (
    <section aria-labelledby="dimension-title">
      <Title order={2} size="h3" id="dimension-title">
        {dimension.name}
      </Title>
      <Text mb="xs">{dimension.question}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {dimension.probe}
      </Text>
      {dimension.probeSec ? <ProbeTimer key={dimension.key} seconds={dimension.probeSec} /> : null}
      <fieldset className={classes.cards} aria-labelledby="dimension-title">
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
      <Textarea
        label="What did you see?"
        value={answer?.note ?? ""}
        onChange={(event) => onNote(event.currentTarget.value)}
        autosize
        minRows={1}
        maxLength={1000}
        mt="sm"
      />
      {dimension.note ? (
        <Text size="sm" c="dimmed" mt="xs">
          {dimension.note}
        </Text>
      ) : null}
    </section>
  )
}
