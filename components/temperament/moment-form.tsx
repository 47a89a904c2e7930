"use client"
import { NumberInput, SegmentedControl, Stack, Text } from "@mantine/core"
import { CALM_LADDER, type StressLevel } from "@/lib/domain/temperament/calm-ladder"
import type { RatingContext } from "@/lib/domain/temperament/rubric"

/** How the cat is doing at the moment of rating; null = nobody has looked. */
export interface Moment {
  stress: StressLevel | null
  eating: boolean | null
  inPain: boolean | null
  hoursSinceProcedure: number | "none" | null
  context: RatingContext
}

export const START_MOMENT: Moment = {
  stress: null,
  eating: null,
  inPain: null,
  hoursSinceProcedure: "none",
  context: "standard",
}

const TRI = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Don't know" },
]
const toTri = (value: boolean | null) => (value === null ? "unknown" : value ? "yes" : "no")
const fromTri = (value: string) => (value === "unknown" ? null : value === "yes")

const CONTEXTS: { value: RatingContext; label: string }[] = [
  { value: "standard", label: "The set probes" },
  { value: "foster", label: "In a foster home" },
  { value: "opportunistic", label: "A chance look" },
]

function Choice({
  label,
  value,
  data,
  onChange,
}: {
  label: string
  value: string
  data: { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  return (
    <div>
      <Text fw={700} size="sm" mb={4}>
        {label}
      </Text>
      <SegmentedControl fullWidth aria-label={label} value={value} data={data} onChange={onChange} />
    </div>
  )
}

export function MomentForm({ moment, onChange }: { moment: Moment; onChange: (moment: Moment) => void }) {
  const set = (change: Partial<Moment>) => onChange({ ...moment, ...change })
  return (
    <Stack gap="sm">
      <Choice
        label="The cat right now"
        value={moment.stress === null ? "" : String(moment.stress)}
        data={CALM_LADDER.map(({ level, word }) => ({ value: String(level), label: `${level} ${word}` }))}
        onChange={(value) => set({ stress: Number(value) as StressLevel })}
      />
      <Choice
        label="Eating"
        value={toTri(moment.eating)}
        data={TRI}
        onChange={(value) => set({ eating: fromTri(value) })}
      />
      <Choice
        label="In pain"
        value={toTri(moment.inPain)}
        data={TRI}
        onChange={(value) => set({ inPain: fromTri(value) })}
      />
      <NumberInput
        label="Hours since the last medical procedure"
        description="Leave empty when there was none."
        min={0}
        value={
          moment.hoursSinceProcedure === "none" || moment.hoursSinceProcedure === null
            ? ""
            : moment.hoursSinceProcedure
        }
        onChange={(value) => set({ hoursSinceProcedure: typeof value === "number" ? value : "none" })}
      />
      <Choice
        label="How you look"
        value={moment.context}
        data={CONTEXTS}
        onChange={(value) => set({ context: value as RatingContext })}
      />
    </Stack>
  )
}
