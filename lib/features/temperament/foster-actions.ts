"use server"
import { fosterAction } from "@/lib/platform/action"
import { recordRatings } from "./mutations"
import { RatingSheetInput } from "./schema"

/** What the ratings moved says what others saw, so it is not answered. */
export const recordFosterRatingsAction = fosterAction(
  "rating:create",
  RatingSheetInput,
  async (viewer, input) => {
    const { sheetId, wasKnown } = await recordRatings(viewer, input)
    return { sheetId, wasKnown }
  },
)
