"use server"
import { action } from "@/lib/platform/action"
import { reportIncident, reviewIncident } from "./incidents-mutations"
import { IncidentInput, IncidentReviewInput } from "./incidents-schema"

export const reportIncidentAction = action("rating:create", IncidentInput, reportIncident)
export const reviewIncidentAction = action("gate:clear:G8", IncidentReviewInput, reviewIncident)
