"use server"
import { action } from "@/lib/platform/action"
import { recordRatings, setTag } from "./mutations"
import { recordRoundLook } from "./rounds-mutations"
import { RoundLookInput } from "./rounds-schema"
import { RatingSheetInput, TagInput } from "./schema"

export const recordRatingsAction = action("rating:create", RatingSheetInput, recordRatings)
export const recordRoundLookAction = action("rating:create", RoundLookInput, recordRoundLook)
export const setTagAction = action("tag:edit", TagInput, setTag)
