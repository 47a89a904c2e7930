import { Anchor, Stack, Text, Title } from "@mantine/core"
import { routes } from "@/lib/platform/routes"

/** 403: signed in, but this room belongs to other roles. */
export function WingForbidden() {
  return (
    <Stack align="flex-start" maw={560}>
      <Title order={1}>Not for your role</Title>
      <Text>
        You are signed in, but this page belongs to other roles. Ask an administrator if you should have it.
      </Text>
      <Anchor href={routes.today()}>Back to Today</Anchor>
    </Stack>
  )
}

export function WingNotFound() {
  return (
    <Stack align="flex-start" maw={560}>
      <Title order={1}>Nothing here</Title>
      <Text>This does not exist, or is not yours to see. It may have been merged or removed.</Text>
      <Anchor href={routes.cats()}>All cats</Anchor>
    </Stack>
  )
}
