"use server"
import { action } from "@/lib/platform/action"
import { decideConflict } from "./conflicts-mutations"
import { chooseProfile, saveMapping } from "./mapping-mutations"
import { guessAgain, tryMapping } from "./mapping-queries"
import { ChooseProfileInput, GuessRowInput, SaveMappingInput, TryMappingInput } from "./mapping-schema"
import { setFieldOwner } from "./owners-mutations"
import { DecideConflictInput, SetFieldOwnerInput } from "./owners-schema"
import { pullSourceNow } from "./pull-mutations"
import { ImportId, StartUploadInput, UploadId, UploadPartInput } from "./schema"
import { saveSource } from "./sources-mutations"
import { PullSourceInput, SaveSourceInput } from "./sources-schema"
import { undoImport } from "./undo-mutations"
import { addUploadPart, commitUpload, discardUpload, previewUpload, startUpload } from "./upload-mutations"

export const startUploadAction = action("import:run", StartUploadInput, startUpload)
export const addUploadPartAction = action("import:run", UploadPartInput, addUploadPart)
export const previewUploadAction = action("import:run", UploadId, previewUpload)
export const commitUploadAction = action("import:run", UploadId, commitUpload)
export const discardUploadAction = action("import:run", UploadId, discardUpload)
export const undoImportAction = action("import:undo", ImportId, undoImport)
export const guessAgainAction = action("import:run", GuessRowInput, guessAgain)
export const tryMappingAction = action("import:run", TryMappingInput, tryMapping)
export const saveMappingAction = action("import:run", SaveMappingInput, saveMapping)
export const chooseProfileAction = action("import:run", ChooseProfileInput, chooseProfile)
export const setFieldOwnerAction = action("settings:edit", SetFieldOwnerInput, setFieldOwner)
export const decideConflictAction = action("import:run", DecideConflictInput, decideConflict)
export const saveSourceAction = action("settings:edit", SaveSourceInput, saveSource)
export const pullSourceAction = action("settings:edit", PullSourceInput, pullSourceNow)
