import { Anchor, Stack, Text, Title } from "@mantine/core"
import { routes } from "@/lib/platform/routes"

export default function FosterNotFound() {
  return (
    <Stack align="flex-start" maw={560}>
      <Title order={1}>Nothing here</Title>
      <Text>This cat is not among yours, or trains at the shelter just now.</Text>
      <Anchor href={routes.foster()}>My foster cats</Anchor>
    </Stack>
  )
}
