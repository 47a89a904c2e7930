import "server-only"
import { visibility } from "@/lib/domain/matching/exposure"
import { mondayOf } from "@/lib/domain/matching/exposure-groups"
import { dateOfDay, today } from "@/lib/platform/clock"
import { writeAsVisitor } from "@/lib/platform/db"
import type { Visitor } from "@/lib/platform/viewer"

/** The lists that are watched: the public list, and an adopter's matches. */
export type WatchedList = "cats" | "match"

/**
 * Adds a list that was shown to the sums of its week: one count per cat, and the visibility of its place. Cats come by
 * their public names, in order; `firstPlace` is the place of the first. Nothing about who looked is kept.
 */
export async function recordExposure(
  visitor: Visitor,
  list: WatchedList,
  slugs: readonly string[],
  firstPlace = 1,
): Promise<void> {
  if (slugs.length === 0) return
  const weekOn = dateOfDay(mondayOf(today(visitor)))
  const places = slugs.map((_, index) => visibility(firstPlace + index))
  // Rows are taken in the order of the cats, so that two visitors never wait for each other.
  await writeAsVisitor(
    visitor,
    (db) => db.$executeRaw`
      insert into "ListExposure" ("shelterId", "catId", "weekOn", "list", "shown", "exposure")
      select ${visitor.shelterId}::uuid, cat."id", ${weekOn}::date, ${list}, 1, seen."place"
      from unnest(${[...slugs]}::text[], ${places}::float8[]) as seen("slug", "place")
      join "Cat" cat on cat."slug" = seen."slug" and cat."shelterId" = ${visitor.shelterId}::uuid
      order by cat."id"
      on conflict ("shelterId", "weekOn", "list", "catId") do update
      set "shown" = "ListExposure"."shown" + 1, "exposure" = "ListExposure"."exposure" + excluded."exposure"`,
  )
}
