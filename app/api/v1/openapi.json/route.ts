import { apiDescription } from "@/lib/features/api/description-queries"
import { REFUSED_METHODS } from "@/lib/platform/api-door"

/** The description of the interface: open to anybody, since it names no cat. */
export const GET = () =>
  Response.json(apiDescription(), { headers: { "cache-control": "public, max-age=300" } })
export const { POST, PUT, PATCH, DELETE } = REFUSED_METHODS
