"use client"
import { Button, Checkbox, Stack, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { ShownOnce } from "@/components/ui/shown-once"
import { useSave } from "@/components/ui/use-save"
import { addWebhookAction } from "@/lib/features/webhooks/actions"
import { WEBHOOK_EVENTS, type WebhookEvent } from "@/lib/features/webhooks/schema"

/** Sets up a webhook and shows its signing secret this once. */
export function WebhookForm() {
  const router = useRouter()
  const [id, setId] = useState(() => newId())
  const [secret, setSecret] = useState<string | null>(null)
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const events = given.getAll("events").map(String) as WebhookEvent[]
    const saved = await send(addWebhookAction({ id, url: String(given.get("url") ?? ""), events }))
    if (!saved) return
    setSecret(saved.data.secret)
    setId(newId())
    router.refresh()
  }

  return (
    <>
      {secret ? <ShownOnce words="The webhook is set up." label="Signing secret" value={secret} /> : null}
      {/* Begun anew for the next one: ticks of a group are not the form's own to reset. */}
      <form key={id} onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Stack maw={640} align="flex-start">
          <TextInput
            name="url"
            type="url"
            label="Address"
            description="On the open internet, beginning with https://"
            placeholder="https://example.org/slackline"
            required
            maxLength={500}
            w="100%"
            error={fields.url}
          />
          <Checkbox.Group label="What it is told" error={fields.events}>
            <Stack gap="xs" mt={4}>
              {WEBHOOK_EVENTS.map(({ key, label, help }) => (
                <Checkbox key={key} name="events" value={key} label={label} description={help} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Button type="submit" loading={isBusy}>
            Set up a webhook
          </Button>
        </Stack>
      </form>
    </>
  )
}
