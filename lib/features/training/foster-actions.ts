"use server"
import { fosterAction } from "@/lib/platform/action"
import { logSession } from "./mutations"
import { SessionInput } from "./schema"

export const logFosterSessionAction = fosterAction("session:log", SessionInput, logSession)
