import { systemDb } from "@/lib/platform/db"
import { isDiskFull } from "@/lib/platform/full-disk"

export const dynamic = "force-dynamic"

const FRESH = { "cache-control": "no-store" }

/** The process is up and its database answers; says, too, when the disk is full. */
export async function GET() {
  try {
    await systemDb().$queryRaw`select 1`
  } catch {
    return Response.json(
      { status: "waiting", because: "the database does not answer" },
      { status: 503, headers: FRESH },
    )
  }
  const isFull = await isDiskFull().catch(() => false)
  return Response.json({ status: "ready", ...(isFull ? { disk: "full" } : {}) }, { headers: FRESH })
}
