"use client"
import { Button, Group, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { createEventAction } from "@/lib/features/events/actions"
import { routes } from "@/lib/platform/routes"

/** Opens an event and goes to it. */
export function NewEventForm() {
  const router = useRouter()
  const [eventId] = useState(() => newId())
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const saved = await send(
      createEventAction({ eventId, name: String(typed.get("name")), onDay: String(typed.get("onDay")) }),
    )
    if (saved) router.push(routes.event(eventId))
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-start" gap="xs">
        <TextInput name="name" label="Name" required maxLength={120} error={fields.name} />
        <TextInput name="onDay" type="date" label="Day" required error={fields.onDay} />
        <Button type="submit" loading={isBusy} mt={26}>
          Plan an event
        </Button>
      </Group>
    </form>
  )
}
