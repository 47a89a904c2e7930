"use client"
import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { takeInAction } from "@/lib/features/cats/actions"
import type { NewCatInput } from "@/lib/features/cats/schema"

const WAYS: { value: NewCatInput["intakeType"]; label: string }[] = [
  { value: "stray", label: "Stray" },
  { value: "owner_relinquished", label: "Given up by the owner" },
  { value: "transfer_in", label: "Transferred in" },
  { value: "seized_impounded", label: "Seized or impounded" },
  { value: "owner_intended_euthanasia", label: "For euthanasia, as the owner intended" },
  { value: "other_intake", label: "Other" },
]

/** Takes a cat into care by hand, where no main system brings it. */
export function TakeInForm({ catBase }: { catBase: string }) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()
  const [catId] = useState(() => newId())

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? "")
    const cameAt = text("cameAt") ? new Date(text("cameAt")) : new Date()
    const sex = text("sex")
    const saved = await send(
      takeInAction({
        catId,
        name: text("name"),
        code: text("code"),
        sex: sex === "F" || sex === "M" ? sex : "unknown",
        bornOn: text("bornOn") || null,
        colour: text("colour"),
        room: text("room"),
        intakeAt: cameAt.toISOString(),
        intakeType: WAYS.find((way) => way.value === text("intakeType"))?.value ?? "other_intake",
      }),
    )
    if (saved) router.push(`${catBase}/${saved.data.catId}`)
  }

  return (
    <form onSubmit={submit} method="post">
      <Stack maw={560}>
        <Problem sentence={problem} />
        <TextInput name="name" label="Name" required error={fields.name} />
        <Group grow>
          <TextInput name="code" label="Number" />
          <NativeSelect
            name="sex"
            label="Sex"
            defaultValue="unknown"
            data={[
              { value: "unknown", label: "Not known" },
              { value: "F", label: "Female" },
              { value: "M", label: "Male" },
            ]}
          />
        </Group>
        <Group grow>
          <TextInput name="bornOn" type="date" label="Born, as far as known" error={fields.bornOn} />
          <TextInput name="colour" label="Colour" />
        </Group>
        <Group grow>
          <TextInput name="room" label="Room" />
          <NativeSelect name="intakeType" label="Came as" data={WAYS} />
        </Group>
        <TextInput
          name="cameAt"
          type="datetime-local"
          label="Came at"
          description="Empty means now."
          error={fields.intakeAt}
        />
        <div>
          <Button type="submit" loading={isBusy}>
            Take in
          </Button>
        </div>
      </Stack>
    </form>
  )
}
