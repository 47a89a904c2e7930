"use server"
import { action } from "@/lib/platform/action"
import { closeHomeReview, issuePassport, revokePassport } from "./mutations"
import { HomeReviewInput, IssueInput, PassportChangeInput } from "./schema"

export const issuePassportAction = action("passport:issue", IssueInput, issuePassport)
export const revokePassportAction = action("passport:issue", PassportChangeInput, revokePassport)
export const closeHomeReviewAction = action("gate:clear:G8", HomeReviewInput, closeHomeReview)
