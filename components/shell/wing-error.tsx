"use client"
import { Button, Stack, Text, Title } from "@mantine/core"
import { useRetryWhenBack } from "./use-retry-when-back"

/** What a page shows when it could not be made, most often because the database does not answer. */
export function WingError({ retry, reset }: { retry?: () => void; reset?: () => void }) {
  const again = () => (retry ?? reset)?.()
  useRetryWhenBack(again)
  return (
    <Stack align="flex-start" maw={560} role="alert">
      <Title order={1}>This page could not be shown</Title>
      <Text>
        Nothing you saved is lost. The database may be busy or restarting; this page tries again by itself as
        soon as it answers.
      </Text>
      <Button onClick={again}>Try again</Button>
    </Stack>
  )
}
