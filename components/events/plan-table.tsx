"use client"
import { Button, Group, NativeSelect, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type DragEvent, useState } from "react"
import { TextLink } from "@/components/ui/links"
import type { EventRecord } from "@/lib/features/events/queries"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { EventButton } from "./event-button"
import classes from "./events.module.css"
import { OpenDetails } from "./open-details"
import { wordsOf } from "./plan-words"
import { ResultForm } from "./result-form"

const DRAG_TYPE = "text/plain"

/** The proposal, adopter by adopter. A cat can be dragged onto another adopter, or chosen there, to see what it costs. */
export function PlanTable({ record }: { record: EventRecord }) {
  const router = useRouter()
  const [over, setOver] = useState<number | null>(null)
  const { plan, isHeld, results } = record
  const words = wordsOf(record)
  const event = { eventId: record.id, version: record.version }
  const choices = plan.units.map((catIds, column) => ({ value: catIds[0] ?? "", label: words.unit(column) }))

  const tryCat = (adopterId: string, catId: string) =>
    router.push(routes.eventTrial(record.id, adopterId, catId), { scroll: false })

  function drop(dropped: DragEvent, adopterId: string) {
    dropped.preventDefault()
    setOver(null)
    const catId = dropped.dataTransfer.getData(DRAG_TYPE)
    if (choices.some(({ value }) => value === catId)) tryCat(adopterId, catId)
  }

  return (
    <ol className={classes.plan} aria-label="The plan">
      {plan.lines.map((line, row) => {
        const adopterId = plan.adopterIds[row] ?? ""
        const catIds = line.column === null ? [] : (plan.units[line.column] ?? [])
        const [catId] = catIds
        const result = results.find((one) => one.adopterId === adopterId)
        return (
          <li
            key={adopterId}
            className={classes.line}
            data-over={over === row || undefined}
            onDragOver={(dragged) => {
              if (isHeld) return
              dragged.preventDefault()
              setOver(row)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(dropped) => drop(dropped, adopterId)}
          >
            <div>
              <TextLink href={routes.adopter(adopterId)} fw={700}>
                {words.adopter(row)}
              </TextLink>
              {line.isLocked ? <span> · locked</span> : null}
              <Text size="sm" c="dimmed">
                Signed up {row + 1}. First come would have: {words.unit(line.firstCome)}
              </Text>
            </div>
            <div>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging has its keyboard way in the choice beside it */}
              <span
                className={classes.cat}
                draggable={!isHeld && catId !== undefined}
                onDragStart={(dragged) => dragged.dataTransfer.setData(DRAG_TYPE, catId ?? "")}
              >
                {words.unit(line.column)}
                {line.worth === null ? "" : ` (${formatNumber(line.worth, 1)})`}
              </span>
              {line.options.length > 0 ? (
                <Text size="sm">
                  Next:{" "}
                  {line.options
                    .map(({ column, worth }) => `${words.unit(column)} (${formatNumber(worth, 1)})`)
                    .join(", ")}
                </Text>
              ) : null}
            </div>
            {isHeld ? null : (
              <Group gap="xs" className={classes.screen} align="flex-end">
                {catId ? (
                  <EventButton
                    event={event}
                    change={{ kind: line.isLocked ? "unlock" : "lock", adopterId, catId }}
                    label={`${line.isLocked ? "Unlock" : "Lock"} ${words.unit(line.column)} for ${words.adopter(row)}`}
                  >
                    {line.isLocked ? "Unlock" : "Lock"}
                  </EventButton>
                ) : null}
                <OpenDetails summary={`Try another cat for ${words.adopter(row)}`}>
                  {() => (
                    <form
                      method="get"
                      onSubmit={(submitted) => {
                        submitted.preventDefault()
                        tryCat(adopterId, String(new FormData(submitted.currentTarget).get("tryCat")))
                      }}
                    >
                      <Group gap={4}>
                        <input type="hidden" name="tryAdopter" value={adopterId} />
                        <NativeSelect
                          name="tryCat"
                          aria-label={`Another cat for ${words.adopter(row)}`}
                          data={choices}
                          defaultValue={catId}
                          size="xs"
                        />
                        <Button
                          type="submit"
                          size="compact-sm"
                          variant="subtle"
                          aria-label={`Try this cat for ${words.adopter(row)}`}
                        >
                          Try
                        </Button>
                      </Group>
                    </form>
                  )}
                </OpenDetails>
                <EventButton
                  event={event}
                  change={{ kind: "remove", adopterId }}
                  variant="subtle"
                  label={`Take ${words.adopter(row)} out`}
                >
                  Take out
                </EventButton>
              </Group>
            )}
            <ResultForm
              event={event}
              adopter={{ id: adopterId, name: words.adopter(row) }}
              choices={choices}
              plannedCat={catId}
              result={result}
              catName={result ? (record.catNames[result.catId] ?? "a cat") : ""}
              isHeld={isHeld}
            />
          </li>
        )
      })}
    </ol>
  )
}
