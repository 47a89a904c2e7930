"use client"
import { Button, Group, NativeSelect, Select, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { placeCatAction } from "@/lib/features/matching/actions"

/** Records that a cat goes home with this adopter. Of two people who place one cat, the second is told. */
export function PlaceForm({
  adopterId,
  cats,
  today,
}: {
  adopterId: string
  cats: { value: string; label: string }[]
  today: string
}) {
  const router = useRouter()
  const [placementId] = useState(() => newId())
  const [catId, setCatId] = useState<string | null>(null)
  const { problem, isBusy, send, setProblem } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!catId) {
      setProblem("Choose the cat first.")
      return
    }
    const typed = new FormData(event.currentTarget)
    const kind =
      typed.get("kind") === "trial" ? "trial" : typed.get("kind") === "foster" ? "foster" : "adoption"
    const saved = await send(
      placeCatAction({
        placementId,
        catId,
        adopterId,
        kind,
        startedOn: String(typed.get("startedOn")),
      }),
    )
    if (saved) router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end" gap="xs">
        <Select label="Cat" data={cats} value={catId} onChange={setCatId} searchable placeholder="Choose" />
        <NativeSelect
          name="kind"
          label="As"
          data={[
            { value: "adoption", label: "Adoption" },
            { value: "trial", label: "Trial" },
            { value: "foster", label: "Foster" },
          ]}
        />
        <TextInput name="startedOn" type="date" label="On" defaultValue={today} max={today} required />
        <Button type="submit" color="marker" loading={isBusy}>
          Goes home
        </Button>
      </Group>
    </form>
  )
}
