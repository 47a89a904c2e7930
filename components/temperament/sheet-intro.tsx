"use client"
import { Alert, Anchor, Button, Group, Text } from "@mantine/core"
import { noticeConditions } from "@/lib/domain/temperament/conditions"
import type { BlindSheet } from "@/lib/features/temperament/queries"
import { routes } from "@/lib/platform/routes"
import { MomentForm } from "./moment-form"
import { nextOpen, type SheetDraft } from "./sheet-draft"

const MS_PER_HOUR = 3_600_000

/** Before the first dimension: which look is proposed and why, how the cat is, and what that does to the ratings. */
export function SheetIntro({
  sheet,
  draft,
  set,
}: {
  sheet: BlindSheet
  draft: SheetDraft
  set: (part: Partial<SheetDraft>) => void
}) {
  const { moment } = draft
  const hoursInCare =
    sheet.cameAtMs === null ? null : (new Date(draft.beganAt).getTime() - sheet.cameAtMs) / MS_PER_HOUR
  const notices = noticeConditions({ ...moment, hoursInCare }).filter(
    ({ condition, status }) => status === "broken" || condition === "settled",
  )
  return (
    <>
      <Proposal sheet={sheet} />
      <MomentForm moment={moment} onChange={(next) => set({ moment: next })} />
      {notices.map((notice) => (
        <Alert key={notice.condition} color="yellow" variant="outline">
          {notice.sentence} {notice.effect}
        </Alert>
      ))}
      <Group>
        <Button size="md" onClick={() => set({ step: nextOpen(draft) })} disabled={moment.stress === null}>
          Begin
        </Button>
        {moment.stress === null ? (
          <Text size="sm">Choose how the cat is right now first.</Text>
        ) : (
          <Text size="sm">Nothing is refused; what does not hold only weighs less, and is kept with it.</Text>
        )}
      </Group>
    </>
  )
}

function Proposal({ sheet: { look, id, name } }: { sheet: BlindSheet }) {
  if (look.kind === "full")
    return (
      <Text>
        The full sheet is proposed for {name}: {look.because}.
      </Text>
    )
  return (
    <Alert color="spruce" variant="light" title="The quick look first">
      {look.kind === "quick"
        ? `For ${name} a quick look is enough now: ${look.because}. `
        : `${name} is ${look.because}. `}
      <Anchor href={routes.quickLook(id)}>Take the quick look</Anchor>, or go on here: the full sheet is never
      refused.
    </Alert>
  )
}
