"use client"
import { Button, Group } from "@mantine/core"
import { useRouter } from "next/navigation"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { decideConflictAction } from "@/lib/features/imports/actions"

interface ConflictButtonsProps {
  importId: string
  place: number
  /** Which field of which record, for those who hear the buttons. */
  about: string
}

/** One click decides. */
export function ConflictButtons({ importId, place, about }: ConflictButtonsProps) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()

  async function decide(choice: "ours" | "theirs") {
    if (await send(decideConflictAction({ importId, place, choice }))) router.refresh()
  }

  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="sm"
          variant="default"
          loading={isBusy}
          aria-label={`Keep ours: ${about}`}
          onClick={() => decide("ours")}
        >
          Keep ours
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={isBusy}
          aria-label={`Take theirs: ${about}`}
          onClick={() => decide("theirs")}
        >
          Take theirs
        </Button>
      </Group>
      <Problem sentence={problem} />
    </>
  )
}
