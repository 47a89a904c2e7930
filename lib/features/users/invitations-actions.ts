"use server"
import { redirect } from "next/navigation"
import { action, asResult, checkInput, type Result } from "@/lib/platform/action"
import { AppError } from "@/lib/platform/errors"
import { fosterByToken } from "@/lib/platform/foster-viewer"
import { handOver } from "@/lib/platform/link-code"
import { routes } from "@/lib/platform/routes"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { isToken } from "@/lib/platform/token"
import { forgetToken, keepToken } from "@/lib/platform/token-cookie"
import { changeFosterLink, makeFosterLink, renewFosterLink } from "./foster-mutations"
import { approveInvitation, declineInvitation, invite, join, revokeInvitation } from "./invitations-mutations"
import {
  ApproveInput,
  ChangeFosterInput,
  FosterLinkInput,
  InvitationVersion,
  InviteInput,
  JoinInput,
} from "./invitations-schema"

export const inviteAction = action("handler:manage", InviteInput, async (viewer, input) => {
  const { token } = await invite(viewer, input)
  return handOver(routes.join(token))
})
export const revokeInvitationAction = action("handler:manage", InvitationVersion, revokeInvitation)
export const approveInvitationAction = action("handler:manage", ApproveInput, approveInvitation)
export const declineInvitationAction = action("handler:manage", InvitationVersion, declineInvitation)

export const makeFosterLinkAction = action("handler:manage", FosterLinkInput, async (viewer, input) => {
  const { token } = await makeFosterLink(viewer, input)
  return handOver(routes.fosterLink(token))
})
export const renewFosterLinkAction = action("handler:manage", InvitationVersion, renewFosterLink)
export const changeFosterLinkAction = action("handler:manage", ChangeFosterInput, changeFosterLink)

/** What a form without a script gets back: the answer, and what was typed, so that nothing has to be typed again. */
export interface JoinState {
  answer: Result<null> | null
  typed: { name: string; email: string }
}

/** The form behind an invitation. Whoever holds the link may send it; it works without JavaScript. */
export async function joinAction(_before: JoinState, form: FormData): Promise<JoinState> {
  const text = (name: string) => String(form.get(name) ?? "")
  const typed = { name: text("name"), email: text("email") }
  const answer = await asResult(async () => {
    await requireSameOrigin()
    await join(checkInput(JoinInput, { ...typed, token: text("token"), password: text("password") }))
    return null
  })
  return { answer, typed }
}

/** Behind the button of a foster link: the browser keeps the token, and the address is free of it from then on. */
export async function openFosterLinkAction(_before: Result<null> | null, form: FormData) {
  const answer = await asResult(async () => {
    await requireSameOrigin()
    const token = String(form.get("token") ?? "")
    if (!isToken(token) || !(await fosterByToken(token)))
      throw new AppError("NOT_FOUND", "This link has ended. Ask the shelter for a new one.")
    await keepToken("foster", token)
    return null
  })
  if (answer.ok) redirect(routes.foster())
  return answer
}

/** Takes the link out of this browser again. */
export async function leaveFosterAction() {
  await requireSameOrigin()
  await forgetToken("foster")
  redirect(routes.fosterEnded())
}
