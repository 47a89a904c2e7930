"use client"
import { Alert, Button, Group, Paper, Stack, TextInput, Title } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { addPersonAction } from "@/lib/features/users/actions"
import { PersonFields, type Rights } from "./person-fields"

const START: Rights = { role: "staff", permissions: [], clearance: 3 }

/** Adds a person; the first password is shown once, to be handed over. */
export function AddPerson() {
  const router = useRouter()
  const [rights, setRights] = useState<Rights>(START)
  const [message, setMessage] = useState<{ isProblem: boolean; text: string }>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    setBusy(true)
    const answer = await addPersonAction({
      name: String(typed.get("name")),
      email: String(typed.get("email")),
      ...rights,
    }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) {
      setMessage({
        isProblem: true,
        text: answer?.sentence ?? "The server does not answer. Nothing was saved; try again.",
      })
      return
    }
    const { password } = answer.data
    setMessage({
      isProblem: false,
      text: password
        ? `Added. First password, shown only now: ${password}`
        : "Added; this account keeps the password it has.",
    })
    form.reset()
    setRights(START)
    router.refresh()
  }

  return (
    <Paper withBorder p="md" bg="var(--paper-raised)" component="form" method="post" onSubmit={submit}>
      <Title order={2} size="h4">
        Add a person
      </Title>
      <Stack gap="sm">
        {message ? (
          <Alert color={message.isProblem ? "red" : "spruce"} role={message.isProblem ? "alert" : "status"}>
            {message.text}
          </Alert>
        ) : null}
        <Group>
          <TextInput name="name" label="Name" required />
          <TextInput name="email" label="E-mail address" type="email" required />
        </Group>
        <PersonFields rights={rights} onChange={setRights} />
        <div>
          <Button type="submit" loading={isBusy}>
            Add
          </Button>
        </div>
      </Stack>
    </Paper>
  )
}
