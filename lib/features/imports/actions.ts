"use server"
import { action } from "@/lib/platform/action"
import { ImportId, StartUploadInput, UploadId, UploadPartInput } from "./schema"
import { undoImport } from "./undo-mutations"
import { addUploadPart, commitUpload, discardUpload, previewUpload, startUpload } from "./upload-mutations"

export const startUploadAction = action("import:run", StartUploadInput, startUpload)
export const addUploadPartAction = action("import:run", UploadPartInput, addUploadPart)
export const previewUploadAction = action("import:run", UploadId, previewUpload)
export const commitUploadAction = action("import:run", UploadId, commitUpload)
export const discardUploadAction = action("import:run", UploadId, discardUpload)
export const undoImportAction = action("import:undo", ImportId, undoImport)
