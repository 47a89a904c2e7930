"use server"
import { action } from "@/lib/platform/action"
import { addAdopter, changeLanguage, updateAnswers } from "./mutations"
import { AdopterInput, AdopterLanguageInput, AnswersInput } from "./schema"

export const addAdopterAction = action("adopter:edit", AdopterInput, addAdopter)
export const updateAnswersAction = action("adopter:edit", AnswersInput, updateAnswers)
export const changeLanguageAction = action("adopter:edit", AdopterLanguageInput, changeLanguage)
