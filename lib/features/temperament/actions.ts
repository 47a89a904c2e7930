"use server"
import { action } from "@/lib/platform/action"
import { recordRatings, setTag } from "./mutations"
import { RatingSheetInput, TagInput } from "./schema"

export const recordRatingsAction = action("rating:create", RatingSheetInput, recordRatings)
export const setTagAction = action("tag:edit", TagInput, setTag)
