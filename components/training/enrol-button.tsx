"use client"
import { Button, Group, NativeSelect } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { TRACKS, type Track, trackOf, trackWords } from "@/lib/domain/harness/tracks"
import { enrolAction } from "@/lib/features/training/actions"

interface EnrolButtonProps {
  catId: string
  /** Approved protocols, the shelter's own first. */
  protocols: { id: string; name: string; number: number }[]
}

/** Begins a course under one protocol version, which it keeps to its end. */
export function EnrolButton({ catId, protocols }: EnrolButtonProps) {
  const router = useRouter()
  const [enrolmentId] = useState(() => newId())
  const [protocolVersionId, setProtocol] = useState(protocols[0]?.id)
  const [track, setTrack] = useState<Track>("harness")
  const { problem, isBusy, send } = useSave()

  async function enrol() {
    if (await send(enrolAction({ enrolmentId, catId, startingStage: 1, protocolVersionId, track })))
      router.refresh()
  }

  return (
    <>
      <Problem sentence={problem} />
      <Group align="flex-start" gap="xs">
        {protocols.length > 1 ? (
          <NativeSelect
            label="Protocol"
            data={protocols.map(({ id, name, number }) => ({
              value: id,
              label: `${name}, version ${number}`,
            }))}
            value={protocolVersionId}
            onChange={(event) => setProtocol(event.currentTarget.value)}
          />
        ) : null}
        <NativeSelect
          label="Track"
          data={TRACKS.map(({ key, label }) => ({ value: key, label }))}
          value={track}
          onChange={(event) => setTrack(trackOf(event.currentTarget.value))}
          description={trackWords(track).todo}
          inputWrapperOrder={["label", "input", "description"]}
        />
        <Button onClick={enrol} loading={isBusy} variant="default">
          Enrol in {trackWords(track).course}
        </Button>
      </Group>
    </>
  )
}
