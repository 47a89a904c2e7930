"use server"
import { action } from "@/lib/platform/action"
import { makeKey, revokeKey } from "./keys-mutations"
import { KeyVersion, NewKeyInput } from "./keys-schema"

export const makeKeyAction = action("settings:edit", NewKeyInput, makeKey)
export const revokeKeyAction = action("settings:edit", KeyVersion, revokeKey)
