"use client"
import { NativeSelect, Radio, Stack, Text, TextInput } from "@mantine/core"
import { TAGS } from "@/lib/domain/temperament/tags"
import { type BulkPlan, HAND_TAGS } from "@/lib/features/cats/bulk-schema"

export type BulkKind = "tag" | "record"

const RECORD_CHANGES = [
  { value: "room", label: "Set the room" },
  { value: "unit", label: "Set the unit" },
  { value: "publish", label: "Publish: adopters may see the profile" },
  { value: "withdraw", label: "Withdraw: adopters do not see the profile" },
] as const

/** What the fields say; null while something is missing. */
export function readPlan(kind: BulkKind, typed: FormData): BulkPlan | null {
  if (kind === "tag") {
    const tag = HAND_TAGS.find((one) => one.key === typed.get("tag"))
    return tag ? { tag: tag.key, isOn: typed.get("isOn") !== "off" } : null
  }
  const words = String(typed.get("words") ?? "").trim() || null
  switch (typed.get("what")) {
    case "room":
      return { change: { room: words } }
    case "unit":
      return { change: { unit: words } }
    case "publish":
      return { change: { published: true } }
    case "withdraw":
      return { change: { published: false } }
    default:
      return null
  }
}

export function PlanFields({ kind, needsEvidence }: { kind: BulkKind; needsEvidence: boolean }) {
  return kind === "tag" ? <TagFields needsEvidence={needsEvidence} /> : <RecordFields />
}

function TagFields({ needsEvidence }: { needsEvidence: boolean }) {
  const derived = TAGS.filter((tag) => tag.derivedFrom.length > 0)
  return (
    <Stack gap="sm">
      <Radio.Group name="isOn" defaultValue="on" aria-label="Put on or take off">
        <Stack gap={6}>
          <Radio value="on" label="Put on" />
          <Radio value="off" label="Take off" />
        </Stack>
      </Radio.Group>
      <NativeSelect name="tag" label="Tag" data-autofocus defaultValue="">
        <option value="">Choose a tag</option>
        {HAND_TAGS.map((tag) => (
          <option key={tag.key} value={tag.key}>
            {tag.label}
          </option>
        ))}
        <optgroup label="These follow from ratings and sessions">
          {derived.map((tag) => (
            <option key={tag.key} disabled>
              {tag.label}
            </option>
          ))}
        </optgroup>
      </NativeSelect>
      <TextInput
        name="evidence"
        label="Evidence: who saw it, and where"
        description={needsEvidence ? "This tag needs it." : "Kept with the tag."}
        required={needsEvidence}
        maxLength={1000}
      />
    </Stack>
  )
}

function RecordFields() {
  return (
    <Stack gap="sm">
      <Radio.Group name="what" label="What changes">
        <Stack gap={6} mt={4}>
          {RECORD_CHANGES.map(({ value, label }, place) => (
            <Radio key={value} value={value} label={label} data-autofocus={place === 0 || undefined} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput name="words" label="Room or unit" description="Left empty, it is cleared." maxLength={60} />
      <Text size="sm" c="dimmed">
        A cat that somebody else changes meanwhile is left alone and counted.
      </Text>
    </Stack>
  )
}
