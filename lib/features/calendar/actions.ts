"use server"
import { action } from "@/lib/platform/action"
import { closeFeed, openFeed } from "./mutations"
import { CloseFeedInput, NewFeedInput } from "./schema"

export const openFeedAction = action("account:own", NewFeedInput, openFeed)
export const closeFeedAction = action("account:own", CloseFeedInput, closeFeed)
