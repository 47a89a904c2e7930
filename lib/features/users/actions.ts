"use server"
import { action, asResult } from "@/lib/platform/action"
import { closeAllSignIns } from "@/lib/platform/auth"
import { AppError } from "@/lib/platform/errors"
import { currentSignInId } from "@/lib/platform/require-role"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { addPerson, changePerson } from "./mutations"
import { ChangePersonInput, PersonInput } from "./schema"

export const addPersonAction = action("people:manage", PersonInput, addPerson)
export const changePersonAction = action("people:manage", ChangePersonInput, changePerson)

/** Ends every sign-in of the person asking, on all devices. */
export async function signOutEverywhereAction() {
  return asResult(async () => {
    await requireSameOrigin()
    const id = await currentSignInId()
    if (!id) throw new AppError("SIGNED_OUT")
    await closeAllSignIns(id)
  })
}
