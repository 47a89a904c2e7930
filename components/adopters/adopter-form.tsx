"use client"
import { Alert, Button, Stack, Textarea, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { addAdopterAction } from "@/lib/features/adopters/actions"
import type { FieldProblems } from "@/lib/platform/errors"
import { type Choices, QuestionnaireFields } from "./questionnaire-fields"

const SERVER_AWAY = "The server does not answer. What you typed is still here; try again in a moment."

/** An adopter who talks to staff: contact and answers in one form. */
export function AdopterForm({ adopterBase }: { adopterBase: string }) {
  const router = useRouter()
  const [adopterId] = useState(() => newId())
  const [choices, setChoices] = useState<Choices>({})
  const [problem, setProblem] = useState<string>()
  const [fields, setFields] = useState<FieldProblems>({})
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? "")
    setBusy(true)
    const answer = await addAdopterAction({
      adopterId,
      name: text("name"),
      email: text("email") || null,
      phone: text("phone"),
      contactNote: text("contactNote"),
      choices,
    }).catch(() => null)
    if (answer?.ok) {
      router.push(`${adopterBase}/${answer.data.adopterId}`)
      return
    }
    setBusy(false)
    setProblem(answer?.sentence ?? SERVER_AWAY)
    setFields(answer?.fields ?? {})
  }

  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        {problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        <TextInput name="name" label="Name" required error={fields.name} />
        <TextInput name="email" label="E-mail address" type="email" error={fields.email} />
        <TextInput name="phone" label="Phone" error={fields.phone} />
        <Textarea
          name="contactNote"
          label="How and when they like to be reached, what they asked"
          autosize
          minRows={2}
        />
        <QuestionnaireFields choices={choices} onChange={setChoices} />
        <Button type="submit" loading={isBusy}>
          Save and see the matches
        </Button>
      </Stack>
    </form>
  )
}
