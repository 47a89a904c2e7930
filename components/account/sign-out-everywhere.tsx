"use client"
import { Button } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useState } from "react"
import { signOutEverywhereAction } from "@/lib/features/users/actions"

/** Ends every sign-in of this account, this browser's included. */
export function SignOutEverywhere() {
  const [isBusy, setBusy] = useState(false)

  async function signOut() {
    setBusy(true)
    const answer = await signOutEverywhereAction().catch(() => null)
    if (answer?.ok) {
      window.location.assign("/sign-in")
      return
    }
    setBusy(false)
    notifications.show({
      color: "red",
      message: answer?.sentence ?? "The server does not answer. Try again in a moment.",
    })
  }

  return (
    <Button variant="default" onClick={signOut} loading={isBusy}>
      Sign out on all devices
    </Button>
  )
}
