"use server"
import { action } from "@/lib/platform/action"
import { bondCats } from "./bonds-mutations"
import { addToEvent, createEvent, removeFromEvent, setNoMatch } from "./mutations"
import { closeEvent, lockPair, recordResult, unlockPair } from "./pairs-mutations"
import {
  AddToEventInput,
  BondInput,
  CloseEventInput,
  NewEventInput,
  NoMatchInput,
  PairInput,
  RemoveFromEventInput,
  ResultInput,
} from "./schema"

export const createEventAction = action("event:manage", NewEventInput, createEvent)
export const addToEventAction = action("event:manage", AddToEventInput, addToEvent)
export const removeFromEventAction = action("event:manage", RemoveFromEventInput, removeFromEvent)
export const setNoMatchAction = action("event:manage", NoMatchInput, setNoMatch)
export const lockPairAction = action("event:manage", PairInput, lockPair)
export const unlockPairAction = action("event:manage", PairInput, unlockPair)
export const recordResultAction = action("event:manage", ResultInput, recordResult)
export const closeEventAction = action("event:manage", CloseEventInput, closeEvent)
export const bondCatsAction = action("cat:edit", BondInput, bondCats)
