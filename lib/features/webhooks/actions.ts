"use server"
import { action } from "@/lib/platform/action"
import { addWebhook, sendAgain, switchWebhook, testWebhook } from "./mutations"
import { DeliveryInput, NewWebhookInput, SwitchWebhookInput, TestWebhookInput } from "./schema"

export const addWebhookAction = action("settings:edit", NewWebhookInput, addWebhook)
export const switchWebhookAction = action("settings:edit", SwitchWebhookInput, switchWebhook)
export const testWebhookAction = action("settings:edit", TestWebhookInput, testWebhook)
export const sendAgainAction = action("settings:edit", DeliveryInput, sendAgain)
