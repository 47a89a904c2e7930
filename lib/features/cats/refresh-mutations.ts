import "server-only"
import { listShelters } from "@/lib/features/shelter/queries"
import { operatorOf } from "@/lib/platform/operator"
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
