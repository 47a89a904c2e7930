import { Paper, Title } from "@mantine/core"
import type { ReactNode } from "react"

/** One part of a cat's page under its heading; linkable by its id. */
export function CatSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      mb="md"
      aria-labelledby={`${id}-title`}
      id={id}
      bg="var(--paper-raised)"
    >
      <Title order={2} size="h3" mb="sm" id={`${id}-title`}>
        {title}
      </Title>
      {children}
    </Paper>
  )
}
