"use client"
import { Anchor, Button, Group, Text, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { erasePersonAction } from "@/lib/features/requests/actions"
import { routes } from "@/lib/platform/routes"

/** What is kept about a person: to hand over, and to erase. */
export function PersonalData({ adopterId, mayErase }: { adopterId: string; mayErase: boolean }) {
  const router = useRouter()
  const [typed, setTyped] = useState("")
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (typed !== "erase") return
    if (await send(erasePersonAction({ adopterId, confirm: "erase" }))) router.refresh()
  }

  return (
    <>
      <Text size="sm">
        <Anchor href={routes.adopterData(adopterId)} download>
          Everything kept about this person, as a file
        </Anchor>{" "}
        to hand over when they ask.
      </Text>
      {mayErase ? (
        <details>
          <summary>Erase this person</summary>
          <form onSubmit={submit} method="post">
            <Problem sentence={problem} />
            <Text size="sm">
              Name, contact, answers, notes and messages go for good; placements stay as numbers. It cannot be
              undone.
            </Text>
            <Group align="flex-end" gap="xs">
              <TextInput
                label='Type "erase"'
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                autoComplete="off"
              />
              <Button
                type="submit"
                color="red"
                variant="outline"
                loading={isBusy}
                disabled={typed !== "erase"}
              >
                Erase
              </Button>
            </Group>
          </form>
        </details>
      ) : null}
    </>
  )
}
