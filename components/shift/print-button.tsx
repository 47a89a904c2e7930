"use client"
import { Button } from "@mantine/core"

/** Opens the browser's own print window. */
export function PrintButton() {
  return (
    <Button onClick={() => window.print()} variant="default">
      Print
    </Button>
  )
}
