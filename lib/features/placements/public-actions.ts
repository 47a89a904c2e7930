"use server"
import { z } from "zod"
import { asResult, checkInput, type Result } from "@/lib/platform/action"
import { AppError } from "@/lib/platform/errors"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { countTry } from "@/lib/platform/throttle"
import { answerByLink, visitorOfCheckIn } from "./check-in-public"
import { CheckInForm } from "./check-in-schema"
import { acknowledgeByLink, visitorOfDisclosure } from "./disclosure-public"

const NameInput = z.object({ name: z.string().trim().min(1, "name").max(120, "name") })

/** "I have read it", from the sheet's own page, with or without script. */
export async function acknowledgeByLinkAction(_answered: unknown, form: FormData): Promise<Result<null>> {
  return asResult(async () => {
    await requireSameOrigin()
    const token = String(form.get("token") ?? "")
    const visitor = await visitorOfDisclosure(token)
    if (!visitor) throw new AppError("NOT_FOUND")
    await countTry("link-form", token)
    await acknowledgeByLink(visitor, token, checkInput(NameInput, Object.fromEntries(form)).name)
    return null
  })
}

/** The six answers of a check-in. */
export async function answerByLinkAction(_answered: unknown, form: FormData): Promise<Result<null>> {
  return asResult(async () => {
    await requireSameOrigin()
    const token = String(form.get("token") ?? "")
    const visitor = await visitorOfCheckIn(token)
    if (!visitor) throw new AppError("NOT_FOUND")
    await countTry("link-form", token)
    const fields = { ...Object.fromEntries(form), challenges: form.getAll("challenges") }
    await answerByLink(visitor, token, checkInput(CheckInForm, fields))
    return null
  })
}
