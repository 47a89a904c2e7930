"use client"
import { Button, Group, NativeSelect, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { placeCatAction } from "@/lib/features/placements/actions"

const KINDS = ["adoption", "trial", "foster"] as const
const KIND_WORDS = { adoption: "Adoption", trial: "Trial", foster: "Foster" } as const

/** Records that a cat goes home with this adopter. Of two people who place one cat, the second is told. */
export function PlaceForm(props: {
  adopterId: string
  catId: string
  /** The acknowledged sheet; null lets foster through only. */
  disclosureId: string | null
  /** A trial that runs can become an adoption and nothing else. */
  isOnTrial: boolean
  today: string
  trialEnd: string
  doneAddress: string
}) {
  const { adopterId, catId, disclosureId, isOnTrial, today } = props
  const router = useRouter()
  const [placementId] = useState(() => newId())
  const kinds = isOnTrial ? KINDS.slice(0, 1) : disclosureId ? KINDS : KINDS.slice(2)
  const [kind, setKind] = useState<(typeof KINDS)[number]>(kinds[0] ?? "foster")
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const saved = await send(
      placeCatAction({
        placementId,
        catId,
        adopterId,
        kind,
        disclosureId,
        startedOn: String(typed.get("startedOn")),
        dueOn: kind === "trial" ? String(typed.get("dueOn")) : null,
      }),
    )
    if (saved) router.push(props.doneAddress)
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label="As"
          value={kind}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? kind)}
          data={kinds.map((value) => ({ value, label: KIND_WORDS[value] }))}
        />
        <TextInput
          name="startedOn"
          type="date"
          label="On"
          defaultValue={today}
          max={today}
          required
          error={fields.startedOn}
        />
        {kind === "trial" ? (
          <TextInput
            name="dueOn"
            type="date"
            label="Decided by"
            defaultValue={props.trialEnd}
            min={today}
            required
            error={fields.dueOn}
          />
        ) : null}
        <Button type="submit" color="marker" loading={isBusy}>
          Goes home
        </Button>
      </Group>
    </form>
  )
}
