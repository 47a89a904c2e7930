"use server"
import { action } from "@/lib/platform/action"
import { recordFitCheck, recordGearEvent, saveGear } from "./equipment-mutations"
import { FitCheckInput, GearEventInput, GearInput } from "./equipment-schema"

export const saveGearAction = action("cat:edit", GearInput, saveGear)
export const recordGearEventAction = action("rating:create", GearEventInput, recordGearEvent)
export const recordFitCheckAction = action("rating:create", FitCheckInput, recordFitCheck)
