"use client"
import { NativeSelect } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useSave } from "@/components/ui/use-save"
import { SLACKLINE } from "@/lib/domain/interop/merge"
import { setFieldOwnerAction } from "@/lib/features/imports/actions"
import type { FieldWithOwner } from "@/lib/features/imports/owners-queries"

/** The choice of one field's owner; saved at once. */
export function OwnerSelect(props: FieldWithOwner & { group: string; sources: string[] }) {
  const { entity, field, label, owner, version, group, sources } = props
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const known = owner && owner !== SLACKLINE && !sources.includes(owner) ? [owner, ...sources] : sources

  async function choose(chosen: string) {
    const answer = await send(
      setFieldOwnerAction({ entity, field, owner: chosen === "" ? null : chosen, version }),
    )
    if (answer) router.refresh()
  }

  return (
    <NativeSelect
      aria-label={`${group}, ${label}: who has the last word`}
      defaultValue={owner ?? ""}
      disabled={isBusy}
      error={problem}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: "", label: "The newer change" },
        { value: SLACKLINE, label: "Slackline" },
        ...known.map((source) => ({ value: source, label: source })),
      ]}
    />
  )
}
