"use client"
import { Button, Text, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useFormAction } from "@/components/ui/use-form-action"
import { noteQualityAction } from "@/lib/features/outcomes/actions"

interface NoteFormProps {
  finding: string
  stayId: string
  seen: string
  newId: string
  name: string
}

/** "It is right as it stands", with the reason: the row leaves the list until it changes. */
export function NoteForm({ finding, stayId, seen, newId, name }: NoteFormProps) {
  const router = useRouter()
  const { answer, isSending, form } = useFormAction(async (_: string | null, sent: FormData) => {
    const result = await noteQualityAction({
      id: newId,
      finding,
      stayId,
      seen,
      note: String(sent.get("note") ?? ""),
    })
    if (result.ok) router.refresh()
    return result.ok ? "" : result.sentence
  })
  return (
    <details>
      <summary>It is right</summary>
      <form {...form}>
        <TextInput
          name="note"
          label={`Why it is right${name ? ` (${name})` : ""}`}
          required
          minLength={3}
          maxLength={500}
          size="xs"
        />
        <Button type="submit" size="compact-sm" variant="default" loading={isSending} mt={4}>
          Note
        </Button>
        {answer ? (
          <Text size="sm" c="red" role="alert">
            {answer}
          </Text>
        ) : null}
      </form>
    </details>
  )
}
