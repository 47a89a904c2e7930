"use client"
import { Button, Checkbox, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useRef, useState } from "react"
import { v7 as makeId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { saveSourceAction } from "@/lib/features/imports/actions"
import type { SourceRow } from "@/lib/features/imports/sources-queries"
import type { SourceKind } from "@/lib/features/imports/sources-schema"

interface SourceFormProps {
  source: SourceRow | null
  profiles: { value: string; label: string }[]
  hasFolder: boolean
}

const HELP: Record<SourceKind, string> = {
  folder: "Below the import folder, such as asm3/animals-*.csv; the newest file that fits is read.",
  address:
    "Begins with https://. User, password and what follows the question mark are kept sealed and never shown again.",
}

/** One source, new or to be changed. */
export function SourceForm({ source, profiles, hasFolder }: SourceFormProps) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()
  const [kind, setKind] = useState<SourceKind>(source?.kind ?? (hasFolder ? "folder" : "address"))
  const newId = useRef<string | null>(null)
  const isAddressKnown = source?.kind === "address" && kind === "address"

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    newId.current ??= source?.id ?? makeId()
    const answer = await send(
      saveSourceAction({
        id: newId.current,
        version: source?.version ?? 0,
        name: String(form.get("name")),
        kind,
        profile: String(form.get("profile")),
        location: String(form.get("location")),
        everyMinutes: Number(form.get("everyMinutes")),
        active: form.get("active") === "on",
      }),
    )
    if (answer) router.refresh()
  }

  return (
    <form onSubmit={save}>
      <Stack gap="sm" maw={560}>
        <TextInput
          name="name"
          label="Name"
          required
          defaultValue={source?.name}
          error={fields.name}
          maxLength={80}
        />
        <NativeSelect
          label="Kind"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as SourceKind)}
          data={[
            { value: "folder", label: "Folder", disabled: !hasFolder },
            { value: "address", label: "Address" },
          ]}
        />
        <TextInput
          key={kind}
          name="location"
          label={kind === "folder" ? "Folder and file" : "Address"}
          description={isAddressKnown ? `${HELP.address} Empty: as it is.` : HELP[kind]}
          defaultValue={source?.kind === "folder" && kind === "folder" ? source.location : ""}
          error={fields.location}
          autoComplete="off"
        />
        <NativeSelect
          name="profile"
          label="How the file is read"
          defaultValue={source?.profile}
          data={profiles}
          error={fields.profile}
        />
        <NumberInput
          name="everyMinutes"
          label="Every how many minutes"
          min={5}
          max={10_080}
          defaultValue={source?.everyMinutes ?? 60}
          error={fields.everyMinutes}
        />
        <Checkbox name="active" label="Read by itself" defaultChecked={source?.active ?? true} />
        <Problem sentence={problem} />
        <div>
          <Button type="submit" loading={isBusy}>
            {source ? "Save" : "Add the source"}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
