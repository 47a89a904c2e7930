"use client"
import { Button, Checkbox, Group, Text, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { acknowledgeHereAction, prepareDisclosureAction } from "@/lib/features/placements/actions"

/** Freezes what the sheet says now and, when wanted, writes to the adopter with its link. */
export function PrepareSheet({
  adopterId,
  catId,
  isAnew,
  canWrite,
}: {
  adopterId: string
  catId: string
  isAnew: boolean
  canWrite: boolean
}) {
  const router = useRouter()
  const [disclosureId, setId] = useState(() => newId())
  const [isSent, setSent] = useState(false)
  const { problem, isBusy, send } = useSave()

  async function prepare() {
    if (!(await send(prepareDisclosureAction({ disclosureId, adopterId, catId, isSent })))) return
    setId(newId())
    router.refresh()
  }

  return (
    <>
      <Problem sentence={problem} />
      <Group>
        <Button onClick={prepare} loading={isBusy} variant={isAnew ? "default" : "filled"}>
          {isAnew ? "Prepare a new sheet" : "Prepare the sheet"}
        </Button>
        {canWrite ? (
          <Checkbox
            label="Write to the adopter with its link"
            checked={isSent}
            onChange={(event) => setSent(event.currentTarget.checked)}
          />
        ) : null}
      </Group>
    </>
  )
}

/** The adopter read the sheet here and gives their name. */
export function AcknowledgeHere({ disclosureId, name }: { disclosureId: string; name: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get("name"))
    if (await send(acknowledgeHereAction({ disclosureId, name: typed }))) router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Text size="sm">
        Let them read it here or on paper, and ask. Then they write their name, as they would sign.
      </Text>
      <Group align="flex-end" gap="xs">
        <TextInput name="name" label="Name of the adopter" defaultValue={name} required maxLength={120} />
        <Button type="submit" loading={isBusy}>
          They have read it
        </Button>
      </Group>
    </form>
  )
}
