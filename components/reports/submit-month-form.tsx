"use client"
import { Button, Group, Text, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { submitMatrixAction } from "@/lib/features/reports/matrix-actions"

/** Freezes the month as it stands. */
export function SubmitMonthForm({ month, isAgain }: { month: string; isAgain: boolean }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  // Made once per form: a press that is sent twice is kept once.
  const [id, setId] = useState(() => newId())

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const note = String(new FormData(event.currentTarget).get("note") ?? "")
    if (!(await send(submitMatrixAction({ id, month, note })))) return
    setId(newId())
    notifications.show({ message: "Kept as handed in. Later corrections are listed below." })
    router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group align="flex-end">
        <TextInput name="note" label="Note (optional)" maxLength={500} w={320} />
        <Button type="submit" loading={isBusy}>
          {isAgain ? "Mark as submitted again" : "Mark as submitted"}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        Keeps these numbers as they are today, and shows their sums on the public page of figures with small
        counts hidden. Nothing is sent anywhere.
      </Text>
    </form>
  )
}
