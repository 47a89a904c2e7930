"use server"
import { action } from "@/lib/platform/action"
import { putFirstStepsAway } from "./first-steps-mutations"
import { PutAwayInput } from "./first-steps-schema"

export const putFirstStepsAwayAction = action("settings:edit", PutAwayInput, putFirstStepsAway)
