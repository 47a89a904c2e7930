"use client"
import { Button, Group, Text } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useCallback, useRef } from "react"
import { v7 as newId } from "uuid"

const AWAY = "The server does not answer. Nothing was saved; try again in a moment."

type Answer<T> = { ok: true; data: T } | { ok: false; sentence: string }

/** Says what went wrong and stays until it is closed. */
export const sayProblem = (sentence: string) =>
  notifications.show({ color: "red", autoClose: false, message: sentence })

/** Waits for an action; null with the problem said when it failed. */
export async function outcome<T>(sending: Promise<Answer<T>>): Promise<{ data: T } | null> {
  const answer: Answer<T> = await sending.catch(() => ({ ok: false, sentence: AWAY }))
  if (answer.ok) return { data: answer.data }
  sayProblem(answer.sentence)
  return null
}

const SHOWN_MS = 12_000

/** Says what was done, with the way back: a button on the message, and the key for the last change. */
export function useChanges() {
  const last = useRef<{ id: string; undo: () => void } | null>(null)
  const say = useCallback((message: string, undo?: () => void) => {
    const id = `change-${newId()}`
    const takeBack = () => {
      notifications.hide(id)
      if (last.current?.id === id) last.current = null
      undo?.()
    }
    if (undo) last.current = { id, undo: takeBack }
    notifications.show({
      id,
      autoClose: SHOWN_MS,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          {undo ? (
            <Button size="compact-sm" variant="default" onClick={takeBack}>
              Undo
            </Button>
          ) : null}
        </Group>
      ),
    })
  }, [])
  const undoLast = useCallback(() => {
    if (last.current) last.current.undo()
    else notifications.show({ message: "There is nothing to undo." })
  }, [])
  return { say, undoLast }
}
export type Changes = ReturnType<typeof useChanges>
