import { z } from "zod"
import { LISTING_TARGETS, listingTarget } from "@/lib/domain/interop/listings/targets"

// Numbers and short names as sites hand them out; anything else in an address is taken for none.
const Account = z
  .string()
  .trim()
  .max(40)
  .regex(/^[A-Za-z0-9-]*$/)
  .catch("")

/** Which site, the shelter's number there, and whether its second file is asked for. */
export const ListingParams = z.object({
  target: z.string().transform((key) => listingTarget(key)),
  account: Account,
  part: z.enum(["list", "map"]).catch("list"),
})
export type ListingParams = z.infer<typeof ListingParams>

/** The same for the page: a site there is none of is the first one. */
export const ListingPageParams = z.object({
  target: z
    .string()
    .catch("")
    .transform((key) => listingTarget(key) ?? LISTING_TARGETS[0])
    .refine((target) => target !== undefined),
  account: Account,
})
