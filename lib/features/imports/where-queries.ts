import "server-only"
import { systemDb } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"
import { ImportId } from "./schema"

/** The operator of the shelter an import belongs to: on the command line its id is all one has. */
export async function operatorOfImport(importId: string): Promise<Viewer> {
  const parsed = ImportId.safeParse({ importId })
  const found = parsed.success
    ? await systemDb().import.findUnique({ where: { id: importId }, select: { shelterId: true } })
    : null
  if (!found) throw new AppError("NOT_FOUND", `There is no import ${importId}.`)
  const shelter = await systemDb().shelter.findUniqueOrThrow({
    where: { id: found.shelterId },
    select: { code: true },
  })
  return operatorOf(shelter.code)
}
