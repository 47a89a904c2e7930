"use client"
import { Alert, Text, Title } from "@mantine/core"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { bandOf, describeShift } from "@/lib/domain/temperament/describe-shift"
import type { SavedSheet } from "@/lib/features/temperament/mutations"
import type { AskedDimension } from "@/lib/features/temperament/sheet-schema"
import { formatNumber } from "@/lib/platform/format"
import { EstimateBar } from "./estimate-bar"
import classes from "./sheet-effect.module.css"

/** What became of a sheet that was written down: where it is, and, once the server has it, what it moved. */
export function SheetEffect({
  entryId,
  dimensions,
}: {
  entryId: string
  dimensions: readonly AskedDimension[]
}) {
  const { mine, standing } = useOutbox()
  const entry = mine.find(({ id }) => id === entryId)
  if (entry?.state === "needs_you")
    return (
      <Alert color="red" role="alert" title="Not saved, and not lost">
        {entry.problem} It is still on this device; “Show” at the foot of the page lists it.
      </Alert>
    )
  if (entry?.state !== "saved")
    return (
      <Alert color="spruce" variant="light" role="status" title="Kept on this device">
        {standing.connection === "online"
          ? "On its way to the server …"
          : "There is no connection. The estimate is computed when this arrives; you need not wait for it."}
      </Alert>
    )
  const { estimates } = entry.data as SavedSheet
  return (
    <section aria-labelledby="effect" role="status">
      <Title order={2} size="h3" id="effect" mb="xs">
        Saved. What it moved
      </Title>
      <ul className={classes.list}>
        {estimates.map(({ dimension, before, ...after }) => (
          <li key={dimension}>
            <Text fw={700}>{dimensions.find(({ key }) => key === dimension)?.name}</Text>
            <div className={classes.bars}>
              {(
                [
                  ["before", before],
                  ["after", after],
                ] as const
              ).map(([when, estimate]) => (
                <div key={when} className={classes.bar}>
                  <span>{when}</span>
                  <EstimateBar
                    mean={estimate.mean}
                    {...bandOf(estimate)}
                    isKnown={estimate.W > 0}
                    dots={[]}
                  />
                  <strong>{estimate.W > 0 ? formatNumber(estimate.mean, 1) : "–"}</strong>
                </div>
              ))}
            </div>
            <Text size="sm">{describeShift(before, after)}</Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
