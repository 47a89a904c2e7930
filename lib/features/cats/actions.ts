"use server"
import { action } from "@/lib/platform/action"
import { recordGateFact } from "./gates-mutations"
import { editCat, recordCatFact, takeIn } from "./mutations"
import { CatFactInput, EditCatInput, GateFactInput, NewCatInput } from "./schema"

export const takeInAction = action("cat:edit", NewCatInput, takeIn)
export const editCatAction = action("cat:edit", EditCatInput, editCat)
export const recordCatFactAction = action("cat:edit", CatFactInput, recordCatFact)
/** Each gate asks for its own right beside this one. */
export const recordGateFactAction = action("cat:edit", GateFactInput, recordGateFact)
