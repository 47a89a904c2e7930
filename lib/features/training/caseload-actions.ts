"use server"
import { action } from "@/lib/platform/action"
import { pauseCourse, setSlots } from "./caseload-mutations"
import { CoursePauseInput, SlotsInput } from "./caseload-schema"

export const setSlotsAction = action("cat:edit", SlotsInput, setSlots)
export const pauseCourseAction = action("cat:edit", CoursePauseInput, pauseCourse)
