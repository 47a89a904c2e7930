"use client"
import { Button, Stack, Text, Title } from "@mantine/core"

/** What a page shows when it could not be made, most often because the database does not answer. */
export function WingError({ retry, reset }: { retry?: () => void; reset?: () => void }) {
  return (
    <Stack align="flex-start" maw={560} role="alert">
      <Title order={1}>This page could not be shown</Title>
      <Text>
        Nothing you saved is lost. The database may be busy or restarting; it usually answers again within
        seconds.
      </Text>
      <Button onClick={() => (retry ?? reset)?.()}>Try again</Button>
    </Stack>
  )
}
