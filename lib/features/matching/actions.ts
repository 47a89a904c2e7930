"use server"
import { action } from "@/lib/platform/action"
import { decideMatch } from "./mutations"
import { MatchDecisionInput } from "./schema"

export const decideMatchAction = action("match:decide", MatchDecisionInput, decideMatch)
