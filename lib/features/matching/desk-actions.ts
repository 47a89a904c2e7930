"use server"
import { action } from "@/lib/platform/action"
import { OverrideReviewInput } from "./desk-schema"
import { reviewOverrides } from "./overrides-mutations"
import { documentNeed, endNeed, reviewNeed } from "./safety-mutations"
import { SafetyEndInput, SafetyNeedInput, SafetyReviewInput } from "./safety-schema"

export const documentNeedAction = action("cat:edit", SafetyNeedInput, documentNeed)
export const reviewNeedAction = action("cat:edit", SafetyReviewInput, reviewNeed)
export const endNeedAction = action("cat:edit", SafetyEndInput, endNeed)
export const reviewOverridesAction = action("match:decide", OverrideReviewInput, reviewOverrides)
