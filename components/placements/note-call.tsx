"use client"
import { Button, Checkbox, CopyButton, Group, Radio, Stack } from "@mantine/core"
import { useRouter } from "next/navigation"
import type { FormEvent } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { answerCheckInAction } from "@/lib/features/placements/actions"
import { CheckInForm } from "@/lib/features/placements/check-in-schema"

interface Question {
  key: string
  kind: "yes_no" | "scale" | "one" | "many"
  isRequired: boolean
  label: string
  options: readonly { value: string; label: string }[]
}

/** What was said in a call, under the questions the link asks. */
export function NoteCall({
  checkInId,
  version,
  address,
  questions,
}: {
  checkInId: string
  version: number
  address: string | null
  questions: readonly Question[]
}) {
  const router = useRouter()
  const { problem, setProblem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = CheckInForm.safeParse({ ...Object.fromEntries(form), challenges: form.getAll("challenges") })
    if (!read.success) {
      setProblem("Say at least whether the cat is still there.")
      return
    }
    if (await send(answerCheckInAction({ checkInId, version, answers: read.data }))) router.refresh()
  }

  return (
    <details>
      <summary>Note a call</summary>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Stack gap="sm">
          {questions.map(({ key, kind, label, options, isRequired }) =>
            kind === "many" ? (
              <Checkbox.Group key={key} label={label}>
                <Group gap="sm">
                  {options.map((option) => (
                    <Checkbox key={option.value} name={key} value={option.value} label={option.label} />
                  ))}
                </Group>
              </Checkbox.Group>
            ) : (
              <Radio.Group key={key} name={key} label={label} required={isRequired}>
                <Group gap="sm">
                  {options.map((option) => (
                    <Radio key={option.value} value={option.value} label={option.label} />
                  ))}
                </Group>
              </Radio.Group>
            ),
          )}
          <Group>
            <Button type="submit" loading={isBusy}>
              Keep what was said
            </Button>
            {address ? (
              <CopyButton value={address}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {copied ? "Copied" : "Copy the link instead"}
                  </Button>
                )}
              </CopyButton>
            ) : null}
          </Group>
        </Stack>
      </form>
    </details>
  )
}
