import "server-only"
import { PERMISSIONS } from "@/lib/domain/access/roles"
import { systemDb } from "./db"
import { AppError } from "./errors"
import { mintViewer, shelterFacts, type Viewer, viewerOf } from "./viewer"

/** Acts for the operator of the machine (command line, demo, jobs): no person, all rights, one shelter. */
export const OPERATOR_ID = "00000000-0000-7000-8000-000000000000"

export async function operatorOf(shelterCode: string): Promise<Viewer<"administrator">> {
  const shelter = await systemDb().shelter.findUnique({ where: { code: shelterCode } })
  if (!shelter) throw new AppError("NOT_FOUND", `There is no shelter with the code ${shelterCode}.`)
  return mintViewer({
    ...shelterFacts(shelter),
    personId: OPERATOR_ID,
    name: "Operator",
    role: "administrator",
    permissions: PERMISSIONS,
    clearance: 9,
    isOnSharedDevice: false,
    onlyCats: null,
  })
}

/** Acts as one of the shelter's people: how the demo shelter's own staff make its history. */
export async function personAsOperator(personId: string): Promise<Viewer> {
  const person = await systemDb().person.findUniqueOrThrow({ where: { id: personId } })
  const shelter = await systemDb().shelter.findUniqueOrThrow({ where: { id: person.shelterId } })
  return viewerOf(person, shelter)
}
