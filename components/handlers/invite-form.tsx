"use client"
import { Button, Group, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { inviteAction } from "@/lib/features/users/invitations-actions"
import { INVITATION_DAYS } from "@/lib/features/users/invitations-schema"
import type { HandedLink } from "@/lib/platform/link-code"
import { HandedLinkShown } from "./handed-link"

/** Makes a link for one new volunteer. */
export function InviteForm() {
  const router = useRouter()
  const [invitationId, setInvitationId] = useState(() => newId())
  const [link, setLink] = useState<HandedLink>()
  const { problem, fields, isBusy, send } = useSave()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const label = String(new FormData(form).get("label") ?? "")
    const saved = await send(inviteAction({ invitationId, label }))
    if (!saved) return
    setLink(saved.data)
    setInvitationId(newId())
    form.reset()
    router.refresh()
  }

  return (
    <>
      <form onSubmit={submit} method="post">
        <Problem sentence={problem} />
        <Group align="flex-end">
          <TextInput
            name="label"
            label="Invite a volunteer"
            description="Whom it is for, for your own list."
            placeholder="Kim, Saturdays"
            required
            maxLength={120}
            error={fields.label}
          />
          <Button type="submit" loading={isBusy}>
            Make a link
          </Button>
        </Group>
      </form>
      {link ? (
        <HandedLinkShown
          link={link}
          words={`For one person, for ${INVITATION_DAYS.volunteer} days. They write name, e-mail address and password; then they wait for your yes.`}
        />
      ) : null}
    </>
  )
}
