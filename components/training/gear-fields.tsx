"use client"
import { NativeSelect, Text } from "@mantine/core"
import { EQUIPMENT_KINDS, type EquipmentKind } from "@/lib/domain/harness/equipment"
import { FIT_RULE } from "@/lib/domain/harness/fit-check"
import type { Track } from "@/lib/domain/harness/tracks"
import type { SessionSheet } from "@/lib/features/training/queries"
import type { SessionDraftState, SetSession } from "./session-draft"
import classes from "./session-form.module.css"

/** What each track is held in; the leash goes with whoever is on its own feet. */
const KINDS: Record<Track, { field: "harnessId" | "leashId"; kind: EquipmentKind }[]> = {
  harness: [
    { field: "harnessId", kind: "harness" },
    { field: "leashId", kind: "leash" },
  ],
  carrier: [{ field: "harnessId", kind: "backpack" }],
  cart: [{ field: "harnessId", kind: "cart" }],
}
const LEASH_FROM_STAGE = 5

/** Harness, leash, backpack or cart, with what stands against the piece: told, never refused. */
export function GearFields({
  draft,
  sheet,
  set,
}: {
  draft: SessionDraftState
  sheet: SessionSheet
  set: SetSession
}) {
  const track = draft.track ?? "harness"
  const asked = KINDS[track].filter(
    ({ kind }) =>
      (kind !== "leash" || sheet.stage >= LEASH_FROM_STAGE) && sheet.gear.some((one) => one.kind === kind),
  )
  const isFitAsked = track === "harness" && sheet.stage >= FIT_RULE.fromStage && sheet.fitRanOut !== null
  if (asked.length === 0 && !isFitAsked) return null
  const chosen = asked.map(({ field, kind }) => ({
    kind,
    piece: sheet.gear.find(({ id }) => id === draft[field]),
  }))
  const words = chosen.flatMap(({ piece }) => (piece ? [piece.label] : []))
  const isTrouble = isFitAsked || chosen.some(({ piece }) => piece && piece.problems.length > 0)
  return (
    <details className={classes.group} id="field-harnessId" open={isTrouble || undefined}>
      <summary>Gear{words.length > 0 ? `: ${words.join(", ")}` : ", which harness or leash it was"}</summary>
      {isFitAsked ? (
        <Text size="sm" fw={700}>
          {sheet.fitRanOut}.
        </Text>
      ) : null}
      {asked.map(({ field, kind }) => (
        <GearSelect
          key={field}
          id={`field-${field}-choice`}
          kind={kind}
          gear={sheet.gear.filter((one) => one.kind === kind)}
          value={draft[field] ?? null}
          onChange={(id) => set({ [field]: id })}
        />
      ))}
    </details>
  )
}

function GearSelect(props: {
  id: string
  kind: EquipmentKind
  gear: SessionSheet["gear"]
  value: string | null
  onChange: (id: string | null) => void
}) {
  const { id, kind, gear, value, onChange } = props
  const problems = gear.find((one) => one.id === value)?.problems ?? []
  return (
    <NativeSelect
      id={id}
      label={EQUIPMENT_KINDS[kind]}
      data={[
        { value: "", label: "Not noted" },
        ...gear.map((one) => ({
          value: one.id,
          label: one.problems.length > 0 ? `${one.label} (${one.problems[0]?.toLowerCase()})` : one.label,
        })),
      ]}
      value={value ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      description={problems.length > 0 ? `${problems.join(". ")}.` : undefined}
      mt="xs"
    />
  )
}
