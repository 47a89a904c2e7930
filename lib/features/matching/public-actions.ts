"use server"
import { z } from "zod"
import { ChoicesInput } from "@/lib/features/adopters/schema"
import { asResult, checkInput } from "@/lib/platform/action"
import { AppError } from "@/lib/platform/errors"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { currentVisitor } from "@/lib/platform/visitor"
import { countLook } from "./exposure-public"
import { rankForVisitor } from "./public"

const RankInput = z.object({ choices: ChoicesInput })

/** Ranked cats for answers that stay on the device: computed, answered, forgotten. */
export async function rankForVisitorAction(input: z.input<typeof RankInput>) {
  return asResult(async () => {
    await requireSameOrigin()
    const visitor = await currentVisitor()
    if (!visitor) throw new AppError("NOT_FOUND", "There is no shelter here yet.")
    const matches = await rankForVisitor(visitor, checkInput(RankInput, input).choices)
    await countLook(visitor, { list: "match", slugs: matches.open.map(({ cat }) => cat.slug) })
    return matches
  })
}
