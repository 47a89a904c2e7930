"use server"
import { action } from "@/lib/platform/action"
import { drawWeek, registerStudy } from "./studies-mutations"
import { DrawWeekInput, RegisterStudyInput } from "./studies-schema"

export const registerStudyAction = action("protocol:edit", RegisterStudyInput, registerStudy)
export const drawWeekAction = action("protocol:edit", DrawWeekInput, drawWeek)
