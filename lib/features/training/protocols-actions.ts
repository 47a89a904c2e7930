"use server"
import { action } from "@/lib/platform/action"
import { approveProtocol, draftProtocol, retireProtocol } from "./protocols-mutations"
import { DraftProtocolInput, ProtocolDecisionInput } from "./protocols-schema"

export const draftProtocolAction = action("protocol:edit", DraftProtocolInput, draftProtocol)
export const approveProtocolAction = action("protocol:approve", ProtocolDecisionInput, approveProtocol)
export const retireProtocolAction = action("protocol:edit", ProtocolDecisionInput, retireProtocol)
