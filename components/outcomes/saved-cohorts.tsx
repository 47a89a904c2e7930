"use client"
import { Button, Group, Text, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useId, useState } from "react"
import { TextLink } from "@/components/ui/links"
import { useFormAction } from "@/components/ui/use-form-action"
import { removeCohortAction, saveCohortAction } from "@/lib/features/outcomes/actions"
import classes from "./outcomes.module.css"

interface SavedCohortsProps {
  saved: readonly { id: string; name: string; showHref: string; compareHref: string | null }[]
  /** The first cohort of the page, as it would be saved. */
  query: string
  canRemove: boolean
  newId: string
}

/** Cohorts that are looked at again: show one, compare with one, keep the present one, take one away. */
export function SavedCohorts({ saved, query, canRemove, newId }: SavedCohortsProps) {
  const router = useRouter()
  const [said, setSaid] = useState<string | null>(null)
  const hint = useId()
  const { isSending, form } = useFormAction(async (_: { sentence: string } | null, sent: FormData) => {
    const answer = await saveCohortAction({ id: newId, name: String(sent.get("name") ?? ""), query })
    setSaid(answer.ok ? "Saved." : answer.sentence)
    if (answer.ok) router.refresh()
    return { sentence: answer.ok ? "" : answer.sentence }
  })
  async function remove(id: string, name: string) {
    const answer = await removeCohortAction({ id })
    setSaid(answer.ok ? `${name} is gone.` : answer.sentence)
    router.refresh()
  }
  return (
    <section aria-label="Saved cohorts" className={classes.screenOnly}>
      {saved.length > 0 ? (
        <ul>
          {saved.map(({ id, name, showHref, compareHref }) => (
            <li key={id}>
              <Group gap="sm">
                <TextLink href={showHref}>{name}</TextLink>
                {compareHref ? <TextLink href={compareHref}>compare with it</TextLink> : null}
                {canRemove ? (
                  <Button variant="subtle" size="compact-sm" onClick={() => remove(id, name)}>
                    Take away {name}
                  </Button>
                ) : null}
              </Group>
            </li>
          ))}
        </ul>
      ) : null}
      <form {...form}>
        <Group align="flex-end" gap="sm" mb="md">
          <TextInput
            name="name"
            label="Keep the first cohort as"
            required
            maxLength={60}
            aria-describedby={hint}
          />
          <Button type="submit" variant="default" loading={isSending}>
            Keep
          </Button>
          <Text id={hint} size="sm" role="status">
            {said ?? ""}
          </Text>
        </Group>
      </form>
    </section>
  )
}
