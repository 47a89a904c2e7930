"use client"
import { Button, NativeSelect, Stack } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import type { Links } from "@/lib/features/users/handlers-queries"
import { changeFosterLinkAction } from "@/lib/features/users/invitations-actions"
import { CatChooser, type ChoosableCat } from "./cat-chooser"
import { fosterOptions } from "./foster-form"

/** Changes the cats of a foster link, or up to which stage they are trained; the link itself stays as it is. */
export function ChangeFosterForm({
  link,
  cats,
}: {
  link: Links["foster"][number]
  cats: readonly ChoosableCat[]
}) {
  const router = useRouter()
  // A cat that has left the shelter drops out of the link with the next change.
  const [chosen, setChosen] = useState(() => link.catIds.filter((id) => cats.some((cat) => cat.id === id)))
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const clearance = Number(new FormData(event.currentTarget).get("clearance"))
    const asSeen = { invitationId: link.id, version: link.version }
    if (await send(changeFosterLinkAction({ ...asSeen, catIds: chosen, clearance }))) router.refresh()
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Stack gap="sm" maw={640}>
        <NativeSelect
          name="clearance"
          label="Trains the cats"
          defaultValue={String(link.clearance)}
          data={fosterOptions}
          maw={300}
        />
        <CatChooser cats={cats} chosen={chosen} onChoose={setChosen} error={fields.catIds} />
        <div>
          <Button type="submit" variant="default" loading={isBusy} disabled={chosen.length === 0}>
            Save the change
          </Button>
        </div>
      </Stack>
    </form>
  )
}
