import "server-only"
import { listShelters } from "@/lib/features/shelter/queries"
import { operatorOf } from "@/lib/platform/operator"
import { eraseWhatIsOver } from "./erase-mutations"

/** Erases, in every shelter, the people whose time has run out. */
export async function sweepEveryShelter(): Promise<number> {
  let erased = 0
  for (const { code } of await listShelters()) erased += await eraseWhatIsOver(await operatorOf(code))
  return erased
}
