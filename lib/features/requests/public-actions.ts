"use server"
import { redirect } from "next/navigation"
import { asResult, checkInput, type Result } from "@/lib/platform/action"
import { AppError } from "@/lib/platform/errors"
import { routes } from "@/lib/platform/routes"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { countTry } from "@/lib/platform/throttle"
import { currentVisitor } from "@/lib/platform/visitor"
import { askHere, askToMeet, confirmRequest, withdrawRequest } from "./asking-mutations"
import { AskInput, HereInput } from "./asking-schema"
import { eraseByLink } from "./erase-mutations"
import { visitorOfRequest } from "./status-public"

async function visitorHere() {
  await requireSameOrigin()
  const visitor = await currentVisitor()
  if (!visitor) throw new AppError("NOT_FOUND")
  await countTry("ask-shelter", visitor.shelterId)
  return visitor
}

/** Why nothing was sent, and what had been typed: without script the page begins anew, and must not begin empty. */
export type AskAnswer = Extract<Result<never>, { ok: false }> & { typed: Record<string, string> }

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([key, value]) =>
      typeof value === "string" && !key.startsWith("$") ? [[key, value]] : [],
    ),
  )

/** "Ask to meet": leads to the status page, with or without script. */
export async function askToMeetAction(_answered: unknown, form: FormData): Promise<AskAnswer> {
  const result = await asResult(async () => {
    const visitor = await visitorHere()
    const input = checkInput(AskInput, Object.fromEntries(form))
    await countTry("ask-person", (input.email ?? input.phone ?? "").toLowerCase())
    return askToMeet(visitor, input)
  })
  return result.ok ? redirect(routes.request(result.data.token)) : { ...result, typed: typedIn(form) }
}

/** "I am here now": leads to the status page with the code. */
export async function askHereAction(_answered: unknown, form: FormData): Promise<AskAnswer> {
  const result = await asResult(async () => {
    const visitor = await visitorHere()
    return askHere(visitor, checkInput(HereInput, Object.fromEntries(form)))
  })
  return result.ok ? redirect(routes.request(result.data.token)) : { ...result, typed: typedIn(form) }
}

/** The button behind the link in the mail: opening a link confirms nothing, mail programs open links by themselves. */
export async function confirmRequestAction(_answered: unknown, form: FormData): Promise<Result<never>> {
  const result = await asResult(async () => {
    await requireSameOrigin()
    const token = String(form.get("token") ?? "")
    const visitor = await visitorOfRequest(token, "confirmHash")
    if (!visitor) throw new AppError("NOT_FOUND")
    return confirmRequest(visitor, token)
  })
  return result.ok ? redirect(routes.request(result.data.token)) : result
}

export async function withdrawRequestAction(_answered: unknown, form: FormData): Promise<Result<null>> {
  return asResult(async () => {
    await requireSameOrigin()
    const token = String(form.get("token") ?? "")
    const visitor = await visitorOfRequest(token)
    if (!visitor) throw new AppError("NOT_FOUND")
    await countTry("link-form", token)
    await withdrawRequest(visitor, token)
    return null
  })
}

/** Everything kept about the person goes; ticked by hand, because it cannot be undone. */
export async function eraseByLinkAction(_answered: unknown, form: FormData): Promise<Result<null>> {
  return asResult(async () => {
    await requireSameOrigin()
    const token = String(form.get("token") ?? "")
    const visitor = await visitorOfRequest(token)
    if (!visitor || form.get("sure") !== "yes") throw new AppError("NOT_FOUND")
    await countTry("link-form", token)
    await eraseByLink(visitor, token)
    return null
  })
}
