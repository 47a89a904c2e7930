"use client"
import { Button, FileButton, Group, Progress, Stack, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { LARGEST_PHOTO } from "@/lib/features/photos/schema"
import { sendPhoto } from "./send-photo"

interface Sending {
  photoId: string
  name: string
  share: number
  problem: string | null
}

const TOO_LARGE = "This photo is larger than 15 MB. Save it smaller and choose the new file."

/** Choose photos, several at once; each says how far it is, and what is wrong with it. */
export function PhotoUpload({ catId, catName }: { catId: string; catName: string }) {
  const router = useRouter()
  const [sending, setSending] = useState<Sending[]>([])
  const isBusy = sending.some(({ problem }) => problem === null)

  async function take(chosen: File[]) {
    const queue = chosen.map((file) => ({ file, photoId: newId() }))
    setSending(queue.map(({ file, photoId }) => ({ photoId, name: file.name, share: 0, problem: null })))
    // One after the other: a phone's connection is shared by nobody then, and their order is the order chosen.
    for (const { file, photoId } of queue) {
      const show = (change: Partial<Sending>) =>
        setSending((all) => all.map((one) => (one.photoId === photoId ? { ...one, ...change } : one)))
      const problem =
        file.size > LARGEST_PHOTO
          ? TOO_LARGE
          : await sendPhoto({ catId, photoId, file }, (share) => show({ share }))
      if (problem) show({ problem })
      else setSending((all) => all.filter((one) => one.photoId !== photoId))
      router.refresh()
    }
  }

  return (
    <Stack gap="xs">
      <Group gap="sm">
        <FileButton onChange={take} accept="image/jpeg,image/png,image/webp" multiple disabled={isBusy}>
          {(props) => (
            <Button {...props} variant="default" loading={isBusy}>
              Add photos
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          JPEG, PNG or WebP, up to 15 MB each. Where and when a photo was taken is removed.
        </Text>
      </Group>
      {sending.length === 0 ? null : (
        <ul
          style={{ listStyle: "none", margin: 0, padding: 0 }}
          aria-label={`Photos of ${catName} on their way`}
        >
          {sending.map(({ photoId, name, share, problem }) => (
            <li key={photoId}>
              {problem ? (
                <Text size="sm" role="alert" style={{ overflowWrap: "anywhere" }}>
                  <strong>{name} was not added.</strong> {problem}
                </Text>
              ) : (
                <>
                  <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                    {name}: {share < 1 ? `${Math.round(share * 100)} %` : "making the sizes"}
                  </Text>
                  <Progress value={share * 100} aria-label={`Sending ${name}`} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}
