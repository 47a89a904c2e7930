"use client"
import { Alert, Button, CopyButton, Group, Stack, Text, Textarea, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { changeMessageAction, sendOwnMessageAction } from "@/lib/features/mail/actions"
import classes from "./request-board.module.css"

export interface ShownMessage {
  id: string
  version: number
  subject: string
  body: string
  state: string
  problem: string | null
  /** When it was written or sent, in words. */
  when: string
}

const STATES: Readonly<Record<string, string>> = {
  waiting: "Waits to be sent",
  sent: "Sent",
  failed: "Could not be sent",
  by_hand: "To be sent by hand",
  withdrawn: "No longer to be sent",
}

/** What was written to the adopter. What the server did not send can be copied, mailed by hand, and ticked off. */
export function Messages({ messages, email }: { messages: readonly ShownMessage[]; email: string | null }) {
  if (messages.length === 0) return <Text size="sm">Nothing was written yet.</Text>
  return (
    <Stack gap="md">
      {messages.map((message) => (
        <Message key={message.id} message={message} email={email} />
      ))}
    </Stack>
  )
}

function Message({ message, email }: { message: ShownMessage; email: string | null }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const isByHand = message.state === "by_hand" || message.state === "failed"
  const mailto = email
    ? `mailto:${email}?subject=${encodeURIComponent(message.subject)}&body=${encodeURIComponent(message.body)}`
    : null
  const settle = async (to: "sent" | "waiting") => {
    const saved = await send(changeMessageAction({ messageId: message.id, version: message.version, to }))
    if (saved) router.refresh()
  }
  return (
    <section aria-label={message.subject}>
      <Text fw={700}>{message.subject}</Text>
      <Text size="sm">
        {STATES[message.state]} · {message.when}
      </Text>
      {message.problem && message.state !== "sent" ? (
        <Alert color="yellow" my="xs">
          The mail server said: {message.problem}
        </Alert>
      ) : null}
      <details open={isByHand}>
        <summary>What it says</summary>
        <Text size="sm" className={classes.message}>
          {message.body}
        </Text>
      </details>
      <Problem sentence={problem} />
      {isByHand ? (
        <Group gap="xs" mt="xs">
          <CopyButton value={`${message.subject}\n\n${message.body}`}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy}>
                {copied ? "Copied" : "Copy"}
              </Button>
            )}
          </CopyButton>
          {mailto ? (
            <Button variant="default" size="xs" component="a" href={mailto}>
              Open in my mail program
            </Button>
          ) : null}
          <Button variant="default" size="xs" loading={isBusy} onClick={() => settle("sent")}>
            It is sent
          </Button>
          {message.state === "failed" ? (
            <Button variant="default" size="xs" loading={isBusy} onClick={() => settle("waiting")}>
              Try again
            </Button>
          ) : null}
        </Group>
      ) : null}
    </section>
  )
}

/** A message in staff's own words. */
export function WriteMessage({
  requestId,
  subject,
  body,
}: {
  requestId: string
  subject: string
  body: string
}) {
  const router = useRouter()
  const [messageId, setMessageId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const saved = await send(
      sendOwnMessageAction({
        messageId,
        requestId,
        subject: String(typed.get("subject")),
        body: String(typed.get("body")),
      }),
    )
    if (!saved) return
    setMessageId(newId())
    form.reset()
    router.refresh()
  }

  return (
    <details>
      <summary>Write to them</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <TextInput name="subject" label="Subject" defaultValue={subject} maxLength={200} required />
        <Textarea
          name="body"
          label="Message"
          defaultValue={body}
          autosize
          minRows={5}
          maxLength={5000}
          required
        />
        <Button type="submit" mt="xs" loading={isBusy}>
          Write it
        </Button>
      </form>
    </details>
  )
}
