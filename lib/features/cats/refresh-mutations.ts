import "server-only"
import { listShelters } from "@/lib/features/shelter/queries"
import { operatorOf } from "@/lib/platform/operator"
import { currentIndex } from "./index-queries"
import { refreshStaleCats } from "./summary-mutations"

/** Brings every shelter's cats in care to today; returns how many were evaluated. */
export async function refreshEveryShelter(): Promise<number> {
  let refreshed = 0
  for (const { code } of await listShelters()) {
    const operator = await operatorOf(code)
    for (let some = await refreshStaleCats(operator); some > 0; some = await refreshStaleCats(operator))
      refreshed += some
  }
  return refreshed
}

/** Reads every shelter's cats into this process, so that the first list of the day does not wait for it. */
export async function warmIndexes(): Promise<void> {
  for (const { code } of await listShelters()) await currentIndex(await operatorOf(code))
}
