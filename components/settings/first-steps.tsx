"use client"
import { Button, Group, List, ListItem, Paper, Text, Title } from "@mantine/core"
import { useState } from "react"
import { TextLink } from "@/components/ui/links"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { putFirstStepsAwayAction } from "@/lib/features/operations/first-steps-actions"
import { FIRST_STEPS, type FirstStepKey } from "@/lib/features/operations/first-steps-schema"

/** What a new shelter does first. Each step ticks itself off; with the last one, or when it is put away, the list is gone. */
export function FirstSteps({ done }: { done: readonly FirstStepKey[] }) {
  const { problem, isBusy, send } = useSave()
  const [isAway, setAway] = useState(false)
  if (isAway) return null

  async function putAway() {
    if (await send(putFirstStepsAwayAction({ isPutAway: true }))) setAway(true)
  }

  return (
    <Paper component="section" withBorder p="md" mb="lg" aria-labelledby="first-steps-title">
      <Group justify="space-between" align="baseline" mb="xs">
        <Title order={2} size="h3" id="first-steps-title">
          First steps
        </Title>
        <Text size="sm" c="dimmed">
          {done.length} of {FIRST_STEPS.length} done
        </Text>
      </Group>
      <List listStyleType="none" spacing="xs" mb="md">
        {FIRST_STEPS.map(({ key, title, why, href }) => {
          const isDone = done.includes(key)
          return (
            <ListItem key={key} icon={<span aria-hidden="true">{isDone ? "✓" : "○"}</span>}>
              {isDone ? (
                <Text span c="dimmed">
                  {title}{" "}
                  <Text span size="sm">
                    (done)
                  </Text>
                </Text>
              ) : (
                <>
                  <TextLink href={href}>{title}</TextLink>
                  <Text size="sm" c="dimmed">
                    {why}
                  </Text>
                </>
              )}
            </ListItem>
          )
        })}
      </List>
      <Problem sentence={problem} />
      <Button variant="default" size="xs" loading={isBusy} onClick={putAway}>
        Put this list away
      </Button>
    </Paper>
  )
}
