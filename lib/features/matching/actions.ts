"use server"
import { action } from "@/lib/platform/action"
import { decideMatch } from "./mutations"
import { answerCheckIn, placeCat, recordReturn } from "./placements-mutations"
import { CheckInInput, MatchDecisionInput, PlacementInput, ReturnInput } from "./schema"

export const decideMatchAction = action("match:decide", MatchDecisionInput, decideMatch)
export const placeCatAction = action("placement:create", PlacementInput, placeCat)
export const recordReturnAction = action("placement:create", ReturnInput, recordReturn)
export const answerCheckInAction = action("placement:create", CheckInInput, answerCheckIn)
