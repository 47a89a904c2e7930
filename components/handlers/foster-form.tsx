"use client"
import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { HIGHEST_FOSTER_CLEARANCE } from "@/lib/domain/access/roles"
import { makeFosterLinkAction } from "@/lib/features/users/invitations-actions"
import { INVITATION_DAYS } from "@/lib/features/users/invitations-schema"
import type { HandedLink } from "@/lib/platform/link-code"
import { CatChooser, type ChoosableCat } from "./cat-chooser"
import { HandedLinkShown } from "./handed-link"
import { clearanceOptions } from "./waiting-list"

export const fosterOptions = [
  { value: "0", label: "not at all, rates only" },
  ...clearanceOptions(HIGHEST_FOSTER_CLEARANCE).slice(1),
]

interface FosterFormProps {
  cats: readonly ChoosableCat[]
}

/** Makes a link with which a foster carer rates and logs for a few cats, without an account. */
export function FosterForm({ cats }: FosterFormProps) {
  const router = useRouter()
  const [invitationId, setInvitationId] = useState(() => newId())
  const [chosen, setChosen] = useState<string[]>([])
  const [link, setLink] = useState<HandedLink>()
  const { problem, fields, isBusy, send } = useSave()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const saved = await send(
      makeFosterLinkAction({
        invitationId,
        name: String(typed.get("name") ?? ""),
        catIds: chosen,
        clearance: Number(typed.get("clearance")),
      }),
    )
    if (!saved) return
    setLink(saved.data)
    setInvitationId(newId())
    setChosen([])
    form.reset()
    router.refresh()
  }

  return (
    <>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Stack gap="sm" maw={640}>
          <Group align="flex-end">
            <TextInput name="name" label="Foster carer's name" required maxLength={120} error={fields.name} />
            <NativeSelect name="clearance" label="Trains the cats" defaultValue="0" data={fosterOptions} />
          </Group>
          <CatChooser cats={cats} chosen={chosen} onChoose={setChosen} error={fields.catIds} />
          <div>
            <Button type="submit" variant="default" loading={isBusy} disabled={chosen.length === 0}>
              Make a foster link
            </Button>
          </div>
        </Stack>
      </form>
      {link ? (
        <HandedLinkShown
          link={link}
          words={`For the foster carer, for ${INVITATION_DAYS.foster} days, for the chosen cats only. No account is needed.`}
        />
      ) : null}
    </>
  )
}
