"use server"
import { action } from "@/lib/platform/action"
import { addAdopter, updateAnswers } from "./mutations"
import { AdopterInput, AnswersInput } from "./schema"

export const addAdopterAction = action("adopter:edit", AdopterInput, addAdopter)
export const updateAnswersAction = action("adopter:edit", AnswersInput, updateAnswers)
