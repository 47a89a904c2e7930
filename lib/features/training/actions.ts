"use server"
import { action } from "@/lib/platform/action"
import { enrol, recordHarnessEvent } from "./enrol-mutations"
import { logSession } from "./mutations"
import { EnrolInput, HarnessEventInput, SessionInput } from "./schema"

export const logSessionAction = action("session:log", SessionInput, logSession)
export const enrolAction = action("cat:edit", EnrolInput, enrol)
/** Each kind of event asks for its own right; logging is the least of them. */
export const harnessEventAction = action("session:log", HarnessEventInput, recordHarnessEvent)
