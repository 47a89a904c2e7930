"use server"
import { action } from "@/lib/platform/action"
import { recordCatFact } from "./facts-mutations"
import { CatFactInput } from "./facts-schema"
import { recordGateFacts } from "./gates-mutations"
import { editCat, recordOutcome, takeIn } from "./mutations"
import { EditCatInput, GateFactsInput, NewCatInput, OutcomeInput } from "./schema"

export const takeInAction = action("cat:edit", NewCatInput, takeIn)
export const editCatAction = action("cat:edit", EditCatInput, editCat)
export const recordCatFactAction = action("cat:edit", CatFactInput, recordCatFact)
/** Each gate asks for its own right beside this one. */
export const recordGateFactsAction = action("cat:edit", GateFactsInput, recordGateFacts)
export const recordOutcomeAction = action("cat:edit", OutcomeInput, recordOutcome)
