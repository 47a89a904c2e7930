"use client"
import { Button, Group, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { draftVersionAction } from "@/lib/features/temperament/instrument-actions"
import { routes } from "@/lib/platform/routes"

/** Opens a draft from the version that counts now. */
export function NewDraftForm() {
  const router = useRouter()
  const [versionId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const note = String(new FormData(event.currentTarget).get("note"))
    const saved = await send(draftVersionAction({ versionId, note }))
    if (saved) router.push(routes.rubricVersion(versionId))
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end" gap="xs" mt="md">
        <TextInput name="note" label="What is to change, and why" required miw={320} error={fields.note} />
        <Button type="submit" variant="default" loading={isBusy}>
          Draft a new version
        </Button>
      </Group>
    </form>
  )
}
