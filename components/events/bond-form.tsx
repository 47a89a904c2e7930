"use client"
import { Button, Group, NativeSelect } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { bondCatsAction } from "@/lib/features/events/actions"

/** Says that two cats belong together: from then on they are planned, and go home, as one. */
export function BondForm({ cats }: { cats: { value: string; label: string }[] }) {
  const router = useRouter()
  const [bondId, setBondId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [catId, withCatId] = [String(typed.get("catId")), String(typed.get("withCatId"))]
    if (!(await send(bondCatsAction({ catId, withCatId, bondId })))) return
    setBondId(newId())
    router.refresh()
  }

  if (cats.length < 2) return null
  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Group gap="xs" align="flex-end">
        <NativeSelect name="catId" label="Cat" data={cats} size="xs" />
        <NativeSelect
          name="withCatId"
          label="Belongs with"
          data={cats}
          defaultValue={cats[1]?.value}
          size="xs"
        />
        <Button type="submit" size="compact-sm" variant="default" loading={isBusy}>
          They go together
        </Button>
      </Group>
    </form>
  )
}
