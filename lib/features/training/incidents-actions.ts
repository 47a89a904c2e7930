"use server"
import { action } from "@/lib/platform/action"
import { reportIncident, reviewIncident, takeReview } from "./incidents-mutations"
import { IncidentInput, IncidentReviewInput, TakeReviewInput } from "./incidents-schema"

export const reportIncidentAction = action("rating:create", IncidentInput, reportIncident)
export const reviewIncidentAction = action("gate:clear:G8", IncidentReviewInput, reviewIncident)
export const takeReviewAction = action("gate:clear:G8", TakeReviewInput, takeReview)
