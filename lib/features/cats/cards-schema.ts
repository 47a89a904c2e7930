import { z } from "zod"

/** Which kennel cards are asked for: of one cat, or of a room. */
export const CardsParams = z.object({
  cat: z.uuid().optional(),
  room: z.string().max(100).optional(),
  lang: z.enum(["en", "es"]).default("en"),
  perPage: z.enum(["1", "2"]).default("1"),
})
export type CardsParams = z.output<typeof CardsParams>
