"use client"
import { Button, Group, Stack, Text, Textarea } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { shownPart } from "@/lib/domain/cats/photo"
import { describePhotoAction, removePhotoAction } from "@/lib/features/photos/actions"
import type { StaffPhoto } from "@/lib/features/photos/queries"
import { CropForm } from "./crop-form"
import { PhotoPicture } from "./photo-picture"
import classes from "./photos.module.css"

interface PhotoRowProps {
  photo: StaffPhoto
  /** From 1. */
  number: number
  count: number
  catName: string
  suggestion: string
  onMove: (by: -1 | 1) => void
  onDrag: (isOn: boolean) => void
}

/** One photo with its words, its place and its crop. */
export function PhotoRow({ photo, number, count, catName, suggestion, onMove, onDrag }: PhotoRowProps) {
  const router = useRouter()
  const { problem, fields, isBusy, send } = useSave()
  const [alt, setAlt] = useState(photo.alt || `${suggestion}, `)
  const [isCropping, setCropping] = useState(false)
  const ofPhoto = { photoId: photo.id, version: photo.version }
  const { width, height } = shownPart(photo)

  async function describe(event: FormEvent) {
    event.preventDefault()
    if (await send(describePhotoAction({ ...ofPhoto, alt }))) router.refresh()
  }

  return (
    <div className={classes.row}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is one way more; the buttons beside it move the photo too */}
      <div
        className={classes.picture}
        draggable
        onDragStart={() => onDrag(true)}
        onDragEnd={() => onDrag(false)}
      >
        <PhotoPicture
          photo={{ ...photo, width, height, alt: photo.alt || `Photo ${number} of ${catName}, no words yet` }}
          sizes="14rem"
          className={classes.thumb}
        />
      </div>
      <Stack gap="xs" style={{ minWidth: 0 }}>
        <Group gap="xs">
          <strong>
            Photo {number} of {count}
          </strong>
          <Text size="sm" span>
            {photo.alt ? (number === 1 ? "Shown first" : "Shown") : "Not shown until described"}
          </Text>
        </Group>
        <Problem sentence={problem} />
        <form onSubmit={describe}>
          <Stack gap="xs" align="flex-start">
            <Textarea
              label={`What photo ${number} shows`}
              description="For people who cannot see it: what does the cat do, where? No names of people."
              value={alt}
              onChange={(event) => setAlt(event.currentTarget.value)}
              error={fields.alt}
              maxLength={250}
              autosize
              minRows={2}
              w="100%"
            />
            <Button type="submit" size="compact-md" loading={isBusy} disabled={alt.trim() === photo.alt}>
              {photo.alt ? "Save the words" : "Save the words and show it"}
            </Button>
          </Stack>
        </form>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            disabled={number === 1}
            onClick={() => onMove(-1)}
            aria-label={`Move photo ${number} earlier`}
          >
            Earlier
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={number === count}
            onClick={() => onMove(1)}
            aria-label={`Move photo ${number} later`}
          >
            Later
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isCropping}
            onClick={() => setCropping((is) => !is)}
            aria-label={`Crop photo ${number}`}
          >
            Crop
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            disabled={isBusy}
            aria-label={`Remove photo ${number}`}
            onClick={async () => {
              if (await send(removePhotoAction(ofPhoto))) router.refresh()
            }}
          >
            Remove
          </Button>
        </Group>
        {isCropping ? <CropForm photo={photo} onDone={() => setCropping(false)} /> : null}
      </Stack>
    </div>
  )
}
