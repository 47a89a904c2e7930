"use client"
import { Alert } from "@mantine/core"
import { useSyncExternalStore } from "react"

const never = () => () => {}

/** On plain http beyond this machine browsers switch parts of the app off; says which, and that the rest works. */
export function InsecureNotice() {
  const isSecure = useSyncExternalStore(
    never,
    () => window.isSecureContext,
    () => true,
  )
  if (isSecure) return null
  return (
    <Alert color="yellow" title="This address is not encrypted (http)" mb="md" data-insecure="">
      Forms and lists work. Not available here: logging without a connection, and pages kept for the cat room.
      What you type can be read along on this network. Ask whoever looks after the machine for the https
      address.
    </Alert>
  )
}
