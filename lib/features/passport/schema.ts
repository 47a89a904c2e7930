import { z } from "zod"
import { ENDINGS, INCIDENTS } from "@/lib/domain/harness/history"
import { PLACES } from "@/lib/domain/harness/outing-rules"
import { STRESS_LEVELS } from "@/lib/domain/temperament/calm-ladder"

export const IssueInput = z.object({
  /** Made on the device: sent twice, the same passport. */
  passportId: z.uuid(),
  catId: z.uuid(),
})
export type IssueInput = z.infer<typeof IssueInput>

export const PassportChangeInput = z.object({ passportId: z.uuid(), version: z.int() })
export type PassportChangeInput = z.infer<typeof PassportChangeInput>

export const HomeReviewInput = z.object({ entryId: z.uuid(), passportId: z.uuid() })
export type HomeReviewInput = z.infer<typeof HomeReviewInput>

/** Who of a household was with the cat; more is not asked. */
export const HOUSEHOLD = ["me", "somebody_else"] as const

const count = z
  .preprocess((value) => (value === "" ? null : value), z.coerce.number().int().min(0).max(50).nullable())
  .default(null)
const minutes = z
  .preprocess((value) => (value === "" ? null : value), z.coerce.number().min(0).max(240).nullable())
  .default(null)
const tick = z.preprocess((value) => value === "on" || value === true, z.boolean())

/** A session at home, as the passport's form sends it: no name, no free text. Its problems are named by key, in the page's language. */
export const HomeInput = z
  .object({
    entryId: z.uuid(),
    heldOn: z.iso.date("day"),
    trials: count,
    hits: count,
    stress: z.coerce.number("stress").pipe(z.literal([...STRESS_LEVELS])),
    endedBy: z.enum(ENDINGS, "ended"),
    incident: z.enum(INCIDENTS).default("none"),
    recoverySec: z
      .preprocess(
        (value) => (value === "" ? null : value),
        z.coerce.number().int().min(0).max(7200).nullable(),
      )
      .default(null),
    who: z.enum(HOUSEHOLD).default("me"),
    place: z.enum(PLACES).default("room"),
    wornMinutes: minutes,
    gait: z
      .preprocess((value) => (value === "" ? null : value), z.coerce.number().int().min(0).max(4).nullable())
      .default(null),
    isPair: tick,
    isFitPassed: tick,
    isBackOutPassed: tick,
    headInByChoice: tick,
    doorwayHit: tick,
    carrierHit: tick,
    isOutingChecked: tick,
    isProtected: tick,
  })
  .superRefine(({ hits, trials }, context) => {
    if ((hits === null) !== (trials === null))
      context.addIssue({ code: "custom", path: ["hits"], message: "both" })
    else if (trials !== null && (trials < 1 || (hits ?? 0) > trials))
      context.addIssue({ code: "custom", path: ["hits"], message: "tries" })
  })
export type HomeInput = z.infer<typeof HomeInput>
