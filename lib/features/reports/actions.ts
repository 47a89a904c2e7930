"use server"
import { action } from "@/lib/platform/action"
import { archiveReport, saveReport } from "./definition-mutations"
import { ArchiveReportInput, SaveReportInput } from "./definition-schema"
import { askForFile, retryRun } from "./run-mutations"
import { AskForFileInput, EndScheduleInput, RetryRunInput, SaveScheduleInput } from "./runs-schema"
import { endSchedule, saveSchedule } from "./schedule-mutations"

export const saveReportAction = action("outcomes:export", SaveReportInput, saveReport)
export const archiveReportAction = action("outcomes:export", ArchiveReportInput, archiveReport)
export const askForFileAction = action("outcomes:export", AskForFileInput, askForFile)
export const retryRunAction = action("outcomes:export", RetryRunInput, retryRun)
export const saveScheduleAction = action("outcomes:export", SaveScheduleInput, saveSchedule)
export const endScheduleAction = action("outcomes:export", EndScheduleInput, endSchedule)
