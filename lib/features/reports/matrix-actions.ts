"use server"
import { action } from "@/lib/platform/action"
import { submitMatrix } from "./matrix-mutations"
import { SubmitMatrixInput } from "./matrix-schema"

export const submitMatrixAction = action("outcomes:export", SubmitMatrixInput, submitMatrix)
