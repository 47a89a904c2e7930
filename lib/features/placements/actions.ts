"use server"
import { action } from "@/lib/platform/action"
import { closeBite, reportBite } from "./bites-mutations"
import { BiteInput, CloseBiteInput } from "./bites-schema"
import { CheckInInput } from "./check-in-schema"
import { answerCheckIn } from "./check-ins-mutations"
import { acknowledgeHere, prepareDisclosure } from "./disclosure-mutations"
import { AcknowledgeInput, PrepareInput } from "./disclosure-schema"
import { placeCat } from "./placing-mutations"
import { recordReturn } from "./returns-mutations"
import { PlacementInput, ReturnInput } from "./schema"

export const prepareDisclosureAction = action("placement:create", PrepareInput, prepareDisclosure)
export const acknowledgeHereAction = action("placement:create", AcknowledgeInput, acknowledgeHere)
export const placeCatAction = action("placement:create", PlacementInput, placeCat)
export const recordReturnAction = action("placement:create", ReturnInput, recordReturn)
export const answerCheckInAction = action("placement:create", CheckInInput, answerCheckIn)
export const reportBiteAction = action("cat:edit", BiteInput, reportBite)
export const closeBiteAction = action("gate:clear:G7", CloseBiteInput, closeBite)
