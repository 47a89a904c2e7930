"use server"
import { asResult, checkInput } from "@/lib/platform/action"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { startOwnShelter } from "./mutations"
import { FirstRunInput } from "./schema"

/** The first-run form. There is nobody to ask for yet: the mutation itself refuses once the install has its shelter. */
export async function startOwnShelterAction(input: FirstRunInput) {
  return asResult(async () => {
    await requireSameOrigin()
    await startOwnShelter(checkInput(FirstRunInput, input))
  })
}
