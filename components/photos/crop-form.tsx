"use client"
import { Button, Group, NumberInput, Stack, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { type PointerEvent, useRef, useState } from "react"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import type { Crop } from "@/lib/domain/cats/photo"
import { cropPhotoAction } from "@/lib/features/photos/actions"
import type { StaffPhoto } from "@/lib/features/photos/queries"
import { routes } from "@/lib/platform/routes"
import classes from "./photos.module.css"

const ALL: Crop = { left: 0, top: 0, width: 1, height: 1 }
const SMALLEST = 0.05
const FIELDS = [
  ["left", "From the left"],
  ["top", "From the top"],
  ["width", "Width"],
  ["height", "Height"],
] as const

const within = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to)

/** The crop kept inside the photo and not too small to see. */
function tidy(crop: Crop): Crop {
  const width = within(crop.width, SMALLEST, 1)
  const height = within(crop.height, SMALLEST, 1)
  return { width, height, left: within(crop.left, 0, 1 - width), top: within(crop.top, 0, 1 - height) }
}

/** The largest square in the middle: how lists show a photo anyway. */
function square({ width, height }: Pick<StaffPhoto, "width" | "height">): Crop {
  const side = Math.min(width, height)
  const [wide, high] = [side / width, side / height]
  return { left: (1 - wide) / 2, top: (1 - high) / 2, width: wide, height: high }
}

/** Choose the part that is shown: draw it over the photo, or type it in percent. */
export function CropForm({ photo, onDone }: { photo: StaffPhoto; onDone: () => void }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const [crop, setCrop] = useState<Crop>(photo.crop ?? ALL)
  const start = useRef<{ x: number; y: number } | null>(null)

  const placeOf = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: within((event.clientX - box.left) / box.width, 0, 1),
      y: within((event.clientY - box.top) / box.height, 0, 1),
    }
  }

  function draw(event: PointerEvent<HTMLDivElement>) {
    const from = start.current
    if (!from) return
    const to = placeOf(event)
    setCrop(
      tidy({
        left: Math.min(from.x, to.x),
        top: Math.min(from.y, to.y),
        width: Math.abs(to.x - from.x),
        height: Math.abs(to.y - from.y),
      }),
    )
  }

  async function save() {
    const isAll = crop.width > 0.999 && crop.height > 0.999
    const input = { photoId: photo.id, version: photo.version, crop: isAll ? null : crop }
    if (!(await send(cropPhotoAction(input)))) return
    onDone()
    router.refresh()
  }

  const percent = (part: number) => `${part * 100}%`
  return (
    <Stack gap="xs">
      <Problem sentence={problem} />
      <Text size="sm">Draw over the photo what is to be shown, or type it below, in percent.</Text>
      <div
        className={classes.crop}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          start.current = placeOf(event)
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          start.current = null
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: the kept original, shown to staff alone */}
        <img
          src={routes.photo(photo.id, "whole.webp")}
          alt="All of it, uncropped"
          width={photo.width}
          height={photo.height}
          draggable={false}
        />
        <div
          className={classes.frame}
          style={{
            left: percent(crop.left),
            top: percent(crop.top),
            width: percent(crop.width),
            height: percent(crop.height),
          }}
        />
      </div>
      <Group gap="xs">
        {FIELDS.map(([key, label]) => (
          <NumberInput
            key={key}
            label={label}
            suffix=" %"
            min={0}
            max={100}
            decimalScale={0}
            w={110}
            value={Math.round(crop[key] * 100)}
            onChange={(value) => setCrop((now) => tidy({ ...now, [key]: Number(value) / 100 }))}
          />
        ))}
      </Group>
      <Group gap="xs">
        <Button size="compact-md" loading={isBusy} onClick={save}>
          Save the crop
        </Button>
        <Button size="compact-md" variant="default" onClick={() => setCrop(square(photo))}>
          Square
        </Button>
        <Button size="compact-md" variant="default" onClick={() => setCrop(ALL)}>
          All of it
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </Stack>
  )
}
