"use server"
import { action } from "@/lib/platform/action"
import { closeRequest, planMeeting, requestMeeting, takeUp } from "./board-mutations"
import { CloseInput, MeetingInput, RequestInput, TalkInput } from "./board-schema"
import { erasePerson } from "./erase-mutations"
import { EraseInput } from "./erase-schema"

export const requestMeetingAction = action("request:manage", RequestInput, requestMeeting)
export const takeUpAction = action("request:manage", TalkInput, takeUp)
export const planMeetingAction = action("request:manage", MeetingInput, planMeeting)
export const closeRequestAction = action("request:manage", CloseInput, closeRequest)
export const erasePersonAction = action("adopter:edit", EraseInput, erasePerson)
