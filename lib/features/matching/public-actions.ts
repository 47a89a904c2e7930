"use server"
import { z } from "zod"
import { ChoicesInput } from "@/lib/features/adopters/schema"
import { MOST_COMPARED } from "@/lib/features/cats/public-schema"
import { asResult, checkInput } from "@/lib/platform/action"
import { AppError } from "@/lib/platform/errors"
import { requestLanguage } from "@/lib/platform/language"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { currentVisitor } from "@/lib/platform/visitor"
import { countLook } from "./exposure-public"
import { rankForVisitor } from "./public"

const RankInput = z.object({ choices: ChoicesInput })
type RankResult = Awaited<ReturnType<typeof rankForVisitorAction>>

/** Ranked cats for answers that stay on the device: computed, answered, forgotten. */
export async function rankForVisitorAction(input: z.input<typeof RankInput>) {
  return asResult(async () => {
    await requireSameOrigin()
    const visitor = await currentVisitor()
    if (!visitor) throw new AppError("NOT_FOUND", "There is no shelter here yet.")
    const { choices } = checkInput(RankInput, input)
    const matches = await rankForVisitor(visitor, choices, await requestLanguage())
    await countLook(visitor, { list: "match", slugs: matches.open.map(({ cat }) => cat.slug) })
    return matches
  })
}

const FitInput = z.object({
  choices: ChoicesInput,
  slugs: z.array(z.string().max(80)).min(1).max(MOST_COMPARED),
})

/** The same for a few cats, for their own pages. */
export async function fitForVisitorAction(input: z.input<typeof FitInput>) {
  return asResult(async () => {
    await requireSameOrigin()
    const visitor = await currentVisitor()
    if (!visitor) throw new AppError("NOT_FOUND", "There is no shelter here yet.")
    const { choices, slugs } = checkInput(FitInput, input)
    const { open, setAside } = await rankForVisitor(visitor, choices, await requestLanguage())
    return {
      open: open.filter(({ cat }) => slugs.includes(cat.slug)),
      setAside: setAside.filter(({ cat }) => slugs.includes(cat.slug)),
    }
  })
}

/** The same for a device without scripts: the form itself is sent, answered once and forgotten. */
export async function rankFormAction(_before: RankResult | null, form: FormData): Promise<RankResult> {
  const keys = new Set([...form.keys()].filter((key) => !key.startsWith("$")))
  const choices = Object.fromEntries(
    [...keys]
      .map(
        (key) =>
          [key, form.getAll(key).filter((value) => typeof value === "string" && value !== "")] as const,
      )
      .filter(([, values]) => values.length > 0),
  )
  return rankForVisitorAction({ choices: choices as z.input<typeof ChoicesInput> })
}
