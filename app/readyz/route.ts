import { systemDb } from "@/lib/platform/db"

export const dynamic = "force-dynamic"

/** The process is up and its database answers. */
export async function GET() {
  try {
    await systemDb().$queryRaw`select 1`
    return Response.json({ status: "ready" })
  } catch {
    return Response.json({ status: "waiting", because: "the database does not answer" }, { status: 503 })
  }
}
