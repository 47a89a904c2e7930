import { ENDPOINTS } from "@/lib/features/api/endpoints-queries"
import { apiDoor } from "@/lib/platform/api-door"

export const { GET, POST, PUT, PATCH, DELETE } = apiDoor(ENDPOINTS.cat)
