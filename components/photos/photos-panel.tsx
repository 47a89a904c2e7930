"use client"
import { Button, Group, Stack, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { orderPhotosAction, restorePhotoAction } from "@/lib/features/photos/actions"
import type { StaffPhoto } from "@/lib/features/photos/queries"
import { PhotoRow } from "./photo-row"
import { PhotoUpload } from "./photo-upload"
import classes from "./photos.module.css"

interface PhotosPanelProps {
  catId: string
  catName: string
  photos: readonly StaffPhoto[]
  /** Words a description may begin with. */
  suggestion: string
}

/** A cat's photos: add, describe, crop, put in order, take away. */
export function PhotosPanel({ catId, catName, photos, suggestion }: PhotosPanelProps) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, setSaid] = useState("")
  const kept = photos.filter(({ isRemoved }) => !isRemoved)
  const removed = photos.filter(({ isRemoved }) => isRemoved)

  async function move(from: number, to: number) {
    if (from === to || to < 0 || to >= kept.length || isBusy) return
    const order = [...kept]
    order.splice(to, 0, ...order.splice(from, 1))
    const input = { catId, photos: order.map(({ id, version }) => ({ photoId: id, version })) }
    if (!(await send(orderPhotosAction(input)))) return
    setSaid(`Photo ${from + 1} is now photo ${to + 1}.`)
    router.refresh()
  }

  return (
    <Stack gap="sm">
      <PhotoUpload catId={catId} catName={catName} />
      <Problem sentence={problem} />
      <Text role="status" className={classes.said}>
        {said}
      </Text>
      {kept.length === 0 ? (
        <Text size="sm">
          No photos yet: adopters see a drawn portrait of {catName}. The first photo you describe takes its
          place.
        </Text>
      ) : (
        <ol className={classes.list}>
          {kept.map((photo, place) => (
            <li
              key={photo.id}
              data-dragged={dragged === place}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={() => dragged !== null && move(dragged, place)}
            >
              <PhotoRow
                key={`${photo.id}-${photo.edition}`}
                photo={photo}
                number={place + 1}
                count={kept.length}
                catName={catName}
                suggestion={suggestion}
                onMove={(by) => move(place, place + by)}
                onDrag={(isOn) => setDragged(isOn ? place : null)}
              />
            </li>
          ))}
        </ol>
      )}
      {removed.map((photo) => (
        <Group key={photo.id} gap="sm">
          <Text size="sm">Removed{photo.alt ? `: ${photo.alt}` : " a photo without words"}.</Text>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            onClick={async () => {
              if (await send(restorePhotoAction({ photoId: photo.id, version: photo.version })))
                router.refresh()
            }}
          >
            Bring it back
          </Button>
        </Group>
      ))}
    </Stack>
  )
}
