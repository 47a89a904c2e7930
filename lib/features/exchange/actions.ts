"use server"
import { action } from "@/lib/platform/action"
import { askForArchive } from "./archive-mutations"
import { AskForArchiveInput } from "./archive-schema"

export const askForArchiveAction = action("settings:edit", AskForArchiveInput, askForArchive)
