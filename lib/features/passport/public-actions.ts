"use server"
import { asResult, checkInput, type Result } from "@/lib/platform/action"
import { AppError } from "@/lib/platform/errors"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { countTry } from "@/lib/platform/throttle"
import { logAtHome, visitorOfPassport } from "./public"
import { HomeInput } from "./schema"

/** Keeps a session at home, sent by the passport's form, with or without script. */
export async function logAtHomeAction(
  _answered: unknown,
  form: FormData,
): Promise<Result<{ from: number; to: number; verdict: string | null }>> {
  return asResult(async () => {
    await requireSameOrigin()
    const token = String(form.get("token") ?? "")
    const visitor = await visitorOfPassport(token)
    if (!visitor) throw new AppError("NOT_FOUND")
    await countTry("home-log", token)
    return logAtHome(visitor, token, checkInput(HomeInput, Object.fromEntries(form)))
  })
}
