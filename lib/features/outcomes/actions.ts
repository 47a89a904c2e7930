"use server"
import { action } from "@/lib/platform/action"
import { mendStay, noteQuality, removeCohort, saveCohort } from "./mutations"
import { MendStayInput, QualityNoteInput, RemoveCohortInput, SaveCohortInput } from "./schema"

export const saveCohortAction = action("outcomes:read", SaveCohortInput, saveCohort)
export const removeCohortAction = action("outcomes:export", RemoveCohortInput, removeCohort)
export const noteQualityAction = action("cat:edit", QualityNoteInput, noteQuality)
export const mendStayAction = action("cat:edit", MendStayInput, mendStay)
