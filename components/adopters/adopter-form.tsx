"use client"
import { Button, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { addAdopterAction } from "@/lib/features/adopters/actions"
import { DEFAULT_LANGUAGE, LANGUAGES, languageOf } from "@/lib/platform/languages"
import { type Choices, QuestionnaireFields } from "./questionnaire-fields"

/** An adopter who talks to staff: contact and answers in one form. */
export function AdopterForm({ adopterBase }: { adopterBase: string }) {
  const router = useRouter()
  const [adopterId] = useState(() => newId())
  const [choices, setChoices] = useState<Choices>({})
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? "")
    const saved = await send(
      addAdopterAction({
        adopterId,
        name: text("name"),
        email: text("email") || null,
        phone: text("phone"),
        contactNote: text("contactNote"),
        language: languageOf(text("language")) ?? DEFAULT_LANGUAGE,
        choices,
      }),
    )
    if (saved) {
      router.push(`${adopterBase}/${saved.data.adopterId}`)
      return
    }
  }

  return (
    <form onSubmit={submit} method="post">
      <Stack maw={640}>
        <Problem sentence={problem} />
        <TextInput name="name" label="Name" required error={fields.name} />
        <TextInput name="email" label="E-mail address" type="email" error={fields.email} />
        <TextInput name="phone" label="Phone" error={fields.phone} />
        <NativeSelect
          name="language"
          label="We write to them in"
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        />
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
