"use server"
import { action } from "@/lib/platform/action"
import { StartBackupInput } from "./schema"
import { startBackup, startTrial } from "./start-mutations"

export const startBackupAction = action("backup:manage", StartBackupInput, startBackup)
export const startTrialAction = action("backup:manage", StartBackupInput, startTrial)
