import "server-only"
import { systemDb } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"

/** The code of the shelter a command means: the one named, else the only one that is not the demo. */
export async function chooseShelter(named: string | undefined): Promise<string> {
  const shelters = await systemDb().shelter.findMany({
    orderBy: { createdAt: "asc" },
    select: { code: true, isDemo: true },
  })
  if (named) {
    if (shelters.some((shelter) => shelter.code === named)) return named
    throw new AppError(
      "NOT_FOUND",
      `There is no shelter with the code ${named}; there is ${shelters.map((one) => one.code).join(", ") || "none yet"}.`,
    )
  }
  const own = shelters.filter((shelter) => !shelter.isDemo)
  const [only] = own.length > 0 ? own : shelters
  if (!only)
    throw new AppError(
      "NOT_FOUND",
      "There is no shelter yet. Start one on the first-run page, or import a file with --shelter CODE.",
    )
  if (own.length > 1)
    throw new AppError(
      "INVALID",
      `There are several shelters; name one with --shelter ${own.map((one) => one.code).join(" | ")}.`,
    )
  return only.code
}

/** Where an import goes: like `chooseShelter`, but a shelter that is not there yet can be created, and never the demo unnamed. */
export async function chooseForImport(named: string | undefined): Promise<{ code: string; exists: boolean }> {
  const shelters = await systemDb().shelter.findMany({ select: { code: true, isDemo: true } })
  if (named) return { code: named, exists: shelters.some((shelter) => shelter.code === named) }
  if (shelters.every((shelter) => shelter.isDemo)) return { code: "MAIN", exists: false }
  return { code: await chooseShelter(undefined), exists: true }
}
