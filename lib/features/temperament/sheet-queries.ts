import "server-only"
import { summariseCat } from "@/lib/domain/cats/summarise"
import { type CatRows, toHistories } from "@/lib/features/cats/histories-queries"
import type { Db } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { RatingSheetInput } from "./schema"

/** A cat's estimates as they would be without the given ratings of a sheet, to show what a look has moved. */
export async function estimatesWithout(db: Db, viewer: Viewer, cat: CatRows, sheet: RatingSheetInput) {
  const given = new Set<string>(sheet.ratings.map(({ dimension }) => dimension))
  const ratings = cat.ratings.filter(
    (rating) => rating.sheetId !== sheet.sheetId || !given.has(rating.dimension),
  )
  return summariseCat(await toHistories(db, viewer, { ...cat, ratings })).suitability.dims
}
