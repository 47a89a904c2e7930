"use client"
import { Button, Group, Select } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { requestMeetingAction } from "@/lib/features/requests/actions"
import { routes } from "@/lib/platform/routes"

/** Which cat it is about: they ask to meet it, or it goes home with them. */
export function ChooseCat({
  adopterId,
  cats,
}: {
  adopterId: string
  cats: { value: string; label: string }[]
}) {
  const router = useRouter()
  const [catId, setCatId] = useState<string | null>(null)
  const [requestId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  async function ask() {
    if (!catId) return
    const saved = await send(requestMeetingAction({ requestId, adopterId, catId, message: null }))
    if (saved) router.push(routes.requestRecord(saved.data.requestId))
  }

  return (
    <>
      <Problem sentence={problem} />
      <Group align="flex-end" gap="xs">
        <Select
          label="Which cat is it about?"
          data={cats}
          value={catId}
          onChange={setCatId}
          searchable
          limit={50}
          placeholder="Choose"
          nothingFoundMessage="No such cat is waiting"
        />
        <Button variant="default" disabled={catId === null} loading={isBusy} onClick={ask}>
          They ask to meet
        </Button>
        <Button
          color="marker"
          disabled={catId === null}
          onClick={() => catId && router.push(routes.goingHome(adopterId, catId))}
        >
          Goes home with them
        </Button>
      </Group>
    </>
  )
}
