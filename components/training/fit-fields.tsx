"use client"
import { Button, Group, NumberInput, Text } from "@mantine/core"
import { useState } from "react"
import type { z } from "zod"
import { judgeFit } from "@/lib/domain/harness/fit-check"
import type { FitInput } from "@/lib/features/training/schema"
import type { SessionDraftState, SetSession } from "./session-draft"
import { Tick } from "./tick"

type Fit = z.infer<typeof FitInput>

const NO_FIT: Fit = {
  neckFingers: null,
  chestFingers: null,
  areBucklesLocked: null,
  areArmpitsFree: null,
  isChafed: null,
  backOutPassed: null,
  hasPhoneTag: null,
  isChipScanned: null,
}
const ALL_RIGHT: Fit = {
  neckFingers: 1,
  chestFingers: 1,
  areBucklesLocked: true,
  areArmpitsFree: true,
  isChafed: false,
  backOutPassed: true,
  hasPhoneTag: true,
  isChipScanned: true,
}

/** The fit check: one tap when all eight points were felt and are right, point by point otherwise. */
export function FitFields({
  draft,
  isToday,
  set,
}: {
  draft: SessionDraftState
  /** The check of an earlier session today stands in the form already. */
  isToday: boolean
  set: SetSession
}) {
  const [isOpen, setOpen] = useState(false)
  const fit = draft.fit ?? NO_FIT
  const change = (part: Partial<Fit>) => set({ fit: { ...fit, ...part } })
  const verdict = draft.fit ? judgeFit(fit) : null
  const fingers = (value: number | string) => (typeof value === "number" ? value : null)
  return (
    <div id="field-fitPassed" tabIndex={-1}>
      <Text size="sm" fw={700} mt="xs">
        Fit check{verdict ? (verdict.isPassed ? ": passed" : `: ${verdict.problems[0]}`) : ""}
        {verdict?.isPassed && isToday ? ", earlier today" : ""}
      </Text>
      <Text size="sm">
        One finger under neck and chest, buckles locked, armpits free, skin well, backs out of nothing, tag
        on, chip read.
      </Text>
      <Group gap="xs" mt={4}>
        <Button variant={verdict?.isPassed ? "light" : "default"} onClick={() => set({ fit: ALL_RIGHT })}>
          All checked and right
        </Button>
        <Button variant="subtle" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          Point by point
        </Button>
      </Group>
      {isOpen ? (
        <>
          <Group grow mt="xs">
            <NumberInput
              label="Fingers, neck"
              min={0}
              max={5}
              value={fit.neckFingers ?? ""}
              onChange={(value) => change({ neckFingers: fingers(value) })}
            />
            <NumberInput
              label="Fingers, chest"
              min={0}
              max={5}
              value={fit.chestFingers ?? ""}
              onChange={(value) => change({ chestFingers: fingers(value) })}
            />
          </Group>
          <Tick
            label="Buckles locked"
            isOn={fit.areBucklesLocked === true}
            onChange={(isOn) => change({ areBucklesLocked: isOn })}
          />
          <Tick
            label="Armpits free"
            isOn={fit.areArmpitsFree === true}
            onChange={(isOn) => change({ areArmpitsFree: isOn })}
          />
          <Tick
            label="No chafing"
            isOn={fit.isChafed === false}
            onChange={(isOn) => change({ isChafed: !isOn })}
          />
          <Tick
            label="Back-out test passed"
            isOn={fit.backOutPassed === true}
            onChange={(isOn) => change({ backOutPassed: isOn })}
          />
          <Tick
            label="Tag with phone number"
            isOn={fit.hasPhoneTag === true}
            onChange={(isOn) => change({ hasPhoneTag: isOn })}
          />
          <Tick
            label="Chip scanned"
            isOn={fit.isChipScanned === true}
            onChange={(isOn) => change({ isChipScanned: isOn })}
          />
        </>
      ) : null}
    </div>
  )
}
