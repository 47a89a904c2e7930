import { currentViewer, requireRight } from "@/lib/platform/require-role"
import { greet, takeEntries } from "./answer"
import { TAKEN_BY } from "./kinds"

/** Who is signed in on this device, and which build answers. */
export const GET = async () => greet(await currentViewer())

/** Takes what signed-in people wrote down on a device. */
export const POST = (request: Request) =>
  takeEntries(request, { asks: () => requireRight("account:own"), takers: TAKEN_BY })
