import { z } from "zod"

/** Minutes somebody has for sessions when nothing else is said; two sessions and the ways between them. */
export const USUAL_MINUTES = 30
const MOST_MINUTES = 480
const MOST_PEOPLE = 60

const listed = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(z.uuid()).max(MOST_PEOPLE),
)

/**
 * Who is on shift, as the address says it: `person` for everybody ticked, `minutes-<id>` for how long. Null when the
 * address names nobody, so that it is who asks; what cannot be read is as if it were not there.
 */
export const ShiftParams = z.record(z.string(), z.unknown()).transform((params) => {
  const ids = listed.safeParse(params.person).data ?? []
  const minutes = z.coerce.number().int().min(0).max(MOST_MINUTES)
  return {
    people:
      ids.length === 0
        ? null
        : ids.map((id) => ({
            id,
            minutes: minutes.safeParse(params[`minutes-${id}`]).data ?? USUAL_MINUTES,
          })),
    isSheet: params.sheet === "1",
  }
})
export type ShiftParams = z.infer<typeof ShiftParams>

/** The same choice as an address says it. */
export function shiftQuery(
  people: readonly { personId: string; minutes: number }[],
  isSheet: boolean,
): URLSearchParams {
  const query = new URLSearchParams()
  for (const { personId, minutes } of people) {
    query.append("person", personId)
    query.append(`minutes-${personId}`, String(minutes))
  }
  if (isSheet) query.append("sheet", "1")
  return query
}
