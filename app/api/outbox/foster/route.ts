import { currentFoster, requireFosterRight } from "@/lib/platform/foster-viewer"
import { greet, takeEntries } from "../answer"
import { TAKEN_FROM_FOSTER } from "../kinds"

/** Whose foster link this device holds, and which build answers. */
export const GET = async () => greet(await currentFoster())

/** Takes what a foster carer wrote down; a sign-in counts for nothing here. */
export const POST = (request: Request) =>
  takeEntries(request, { asks: () => requireFosterRight("rating:create"), takers: TAKEN_FROM_FOSTER })
