"use client"
import { Button, Group, NumberInput, Text, TextInput } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { TextLink } from "@/components/ui/links"
import { useFormAction } from "@/components/ui/use-form-action"
import { drawWeekAction, registerStudyAction } from "@/lib/features/outcomes/studies-actions"
import type { Study } from "@/lib/features/outcomes/validation-queries"
import { routes } from "@/lib/platform/routes"

/** Studies written down beforehand, and this week's lots. */
export function Studies({
  studies,
  newIds,
}: {
  studies: readonly Study[]
  newIds: readonly [string, string]
}) {
  const router = useRouter()
  const [said, setSaid] = useState("")
  const { isSending, form } = useFormAction(async (_: string | null, sent: FormData): Promise<string> => {
    const number = (name: string) => Number(sent.get(name))
    const answer = await registerStudyAction({
      id: newIds[0],
      name: String(sent.get("name") ?? ""),
      judgedDay: number("judgedDay"),
      weeks: number("weeks"),
      perWeek: number("perWeek"),
    })
    setSaid(answer.ok ? "Written down. It cannot be changed any more." : answer.sentence)
    if (answer.ok) router.refresh()
    return ""
  })
  async function draw(studyId: string) {
    const answer = await drawWeekAction({ id: newIds[1], studyId })
    setSaid(answer.ok ? "This week is drawn." : answer.sentence)
    router.refresh()
  }
  return (
    <section aria-label="Studies">
      {studies.map(({ id, name, plan, registeredOn, draws }) => (
        <div key={id}>
          <Text fw={600}>{name}</Text>
          <Text size="sm">
            Written down on {registeredOn}: {plan.perWeek} cats a week by lot for {plan.weeks} weeks; judged
            by the share adopted by day {plan.judgedDay} after the draw (Aalen-Johansen), drawn against
            waiting. Weeks drawn so far: {draws.length}.
          </Text>
          <ul>
            {draws.map(({ weekOn, candidates, drawn }) => (
              <li key={weekOn}>
                Week of {weekOn}, of {candidates} waiting:{" "}
                {drawn.map((cat, index) => (
                  <span key={cat.id}>
                    {index > 0 ? ", " : ""}
                    <TextLink href={routes.cat(cat.id)}>{cat.name}</TextLink>
                  </span>
                ))}
              </li>
            ))}
          </ul>
          {draws.length < plan.weeks ? (
            <Button variant="default" size="compact-md" onClick={() => draw(id)}>
              Draw this week’s lots for {name}
            </Button>
          ) : null}
        </div>
      ))}
      <form {...form}>
        <Group align="flex-end" gap="sm" mt="sm">
          <TextInput name="name" label="Name of the study" required minLength={3} maxLength={80} />
          <NumberInput name="judgedDay" label="Judged on day" defaultValue={45} min={14} max={180} w={120} />
          <NumberInput name="weeks" label="Weeks" defaultValue={12} min={1} max={104} w={100} />
          <NumberInput name="perWeek" label="Cats a week" defaultValue={2} min={1} max={20} w={110} />
          <Button type="submit" variant="default" loading={isSending}>
            Write it down
          </Button>
        </Group>
      </form>
      <Text size="sm" role="status">
        {said}
      </Text>
    </section>
  )
}
