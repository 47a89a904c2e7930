"use server"
import { action } from "@/lib/platform/action"
import { draftVersion, editDraftDimension, editDraftNumbers } from "./drafts-mutations"
import { adoptOwnVariance, halveFlagged } from "./proposals-mutations"
import { certifyLive, sitCases } from "./raters-mutations"
import { LiveCertificationInput, SittingInput } from "./raters-schema"
import { approveVersion, retireDraft } from "./versions-mutations"
import {
  AdoptVarianceInput,
  DraftDimensionInput,
  DraftInput,
  DraftNumbersInput,
  VersionDecisionInput,
} from "./versions-schema"

export const draftVersionAction = action("rubric:edit", DraftInput, draftVersion)
export const editDraftNumbersAction = action("rubric:edit", DraftNumbersInput, editDraftNumbers)
export const editDraftDimensionAction = action("rubric:edit", DraftDimensionInput, editDraftDimension)
export const approveVersionAction = action("rubric:approve", VersionDecisionInput, approveVersion)
export const retireDraftAction = action("rubric:edit", VersionDecisionInput, retireDraft)
export const adoptOwnVarianceAction = action("rubric:edit", AdoptVarianceInput, adoptOwnVariance)
export const halveFlaggedAction = action("rubric:edit", AdoptVarianceInput, halveFlagged)
export const sitCasesAction = action("rating:create", SittingInput, sitCases)
export const certifyLiveAction = action("rater:certify", LiveCertificationInput, certifyLive)
