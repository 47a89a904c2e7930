"use server"
import { action } from "@/lib/platform/action"
import { editCats } from "./bulk-mutations"
import { previewBulk } from "./bulk-queries"
import { EditCatsInput, PreviewBulkInput } from "./bulk-schema"
import { recordCatFact } from "./facts-mutations"
import { CatFactInput } from "./facts-schema"
import { recordGateFacts } from "./gates-mutations"
import { editCat, recordOutcome, takeIn } from "./mutations"
import { EditCatInput, GateFactsInput, NewCatInput, OutcomeInput } from "./schema"
import { changeView, deleteView, saveView } from "./views-mutations"
import { ChangeViewInput, DeleteViewInput, SaveViewInput } from "./views-schema"

export const takeInAction = action("cat:edit", NewCatInput, takeIn)
export const editCatAction = action("cat:edit", EditCatInput, editCat)
export const recordCatFactAction = action("cat:edit", CatFactInput, recordCatFact)
/** Each gate asks for its own right beside this one. */
export const recordGateFactsAction = action("cat:edit", GateFactsInput, recordGateFacts)
export const recordOutcomeAction = action("cat:edit", OutcomeInput, recordOutcome)

export const previewBulkAction = action("cat:edit", PreviewBulkInput, previewBulk)
export const editCatsAction = action("cat:edit", EditCatsInput, editCats)
export const saveViewAction = action("cat:list", SaveViewInput, saveView)
export const changeViewAction = action("cat:list", ChangeViewInput, changeView)
export const deleteViewAction = action("cat:list", DeleteViewInput, deleteView)
