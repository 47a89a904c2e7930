"use client"
import { useEffect, useRef, useSyncExternalStore } from "react"
import type { Reading } from "@/lib/platform/charts/drawing"
import classes from "./drawing.module.css"

type Placed = Reading & { width: number }

// All panels of a page that count the same days read at the same day: whoever moves the pointer moves it for all.
interface At {
  unit: string
  x: number
}
let at: At | null = null
const listeners = new Set<() => void>()
function readAt(next: At | null) {
  at = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A line that follows the pointer over the panel and all others of the same axis, with the values on it. */
export function ReadingLine({
  readings,
  isShare,
}: {
  readings: readonly (Placed | null)[]
  isShare: boolean
}) {
  const holder = useRef<HTMLDivElement>(null)
  const shown = useSyncExternalStore(
    subscribe,
    () => at,
    () => null,
  )
  const [wide, narrow] = readings
  useEffect(() => {
    const frame = holder.current?.parentElement
    if (!frame || !wide) return
    const svgs = [...frame.querySelectorAll("svg")]
    const move = (event: PointerEvent) => {
      const visible = svgs.findIndex((svg) => svg.getBoundingClientRect().width > 0)
      const reading = visible === 1 ? narrow : wide
      const box = svgs[visible]?.getBoundingClientRect()
      if (!reading || !box) return
      const inside = ((event.clientX - box.left) / box.width) * reading.width
      const part = (inside - reading.left) / (reading.right - reading.left)
      readAt(
        part < 0 || part > 1
          ? null
          : { unit: reading.unit, x: Math.round(reading.from + part * (reading.to - reading.from)) },
      )
    }
    const leave = () => readAt(null)
    frame.addEventListener("pointermove", move)
    frame.addEventListener("pointerleave", leave)
    return () => {
      frame.removeEventListener("pointermove", move)
      frame.removeEventListener("pointerleave", leave)
    }
  }, [wide, narrow])

  const isRead = shown !== null && wide != null && shown.unit === wide.unit && shown.x <= wide.to
  return (
    <div ref={holder} aria-hidden="true">
      {isRead && wide ? (
        <Line readings={[wide, narrow ?? null]} x={shown.x} isShare={isShare} holder={holder.current} />
      ) : null}
    </div>
  )
}

function Line({
  readings,
  x,
  isShare,
  holder,
}: {
  readings: [Placed, Placed | null]
  x: number
  isShare: boolean
  holder: HTMLDivElement | null
}) {
  const frame = holder?.parentElement
  const svgs = frame ? [...frame.querySelectorAll("svg")] : []
  const visible = svgs.findIndex((svg) => svg.getBoundingClientRect().width > 0)
  const reading = (visible === 1 ? readings[1] : readings[0]) ?? readings[0]
  const svg = svgs[visible]
  if (!frame || !svg) return null
  const scale = svg.getBoundingClientRect().width / reading.width
  const offset = svg.getBoundingClientRect().left - frame.getBoundingClientRect().left
  const part = (x - reading.from) / Math.max(1, reading.to - reading.from)
  const left = offset + (reading.left + part * (reading.right - reading.left)) * scale
  const top = svg.getBoundingClientRect().top - frame.getBoundingClientRect().top
  const isRightHalf = part > 0.5
  return (
    <>
      <div
        className={classes.rule}
        style={{ left, top: top + reading.top * scale, height: (reading.bottom - reading.top) * scale }}
      />
      <div
        className={classes.said}
        data-reading=""
        style={isRightHalf ? { right: `calc(100% - ${left - 8}px)` } : { left: left + 8 }}
      >
        Day {x}
        {reading.series.map(({ name, steps }) => (
          <div key={name}>
            {name}: {write(steps.findLast(([day]) => day <= x)?.[1] ?? null, isShare)}
          </div>
        ))}
      </div>
    </>
  )
}

const write = (value: number | null, isShare: boolean) =>
  value === null ? "–" : isShare ? `${Math.round(value * 1000) / 10} %` : String(value)
