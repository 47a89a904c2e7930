"use server"
import { action } from "@/lib/platform/action"
import { takeBackCorrection } from "./corrections-mutations"
import { enrol, recordHarnessEvent } from "./enrol-mutations"
import { logSession } from "./mutations"
import { EnrolInput, HarnessEventInput, SessionInput, TakeBackInput } from "./schema"

export const logSessionAction = action("session:log", SessionInput, logSession)
/** The rights of a correction are asked for each session. */
export const takeBackCorrectionAction = action("session:log", TakeBackInput, takeBackCorrection)
export const enrolAction = action("cat:edit", EnrolInput, enrol)
/** Each kind of event asks for its own right; logging is the least of them. */
export const harnessEventAction = action("session:log", HarnessEventInput, recordHarnessEvent)
