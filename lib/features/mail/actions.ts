"use server"
import { action } from "@/lib/platform/action"
import { MessageChangeInput, OwnMessageInput } from "./messages-schema"
import { changeMessage, sendOwnMessage } from "./mutations"

export const sendOwnMessageAction = action("request:manage", OwnMessageInput, sendOwnMessage)
export const changeMessageAction = action("request:manage", MessageChangeInput, changeMessage)
