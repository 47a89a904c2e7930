"use client"
import { Button, Group, Select } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { routes } from "@/lib/platform/routes"

/** Which cat goes home: the way to its sheet and its placement. */
export function ChooseCat({
  adopterId,
  cats,
}: {
  adopterId: string
  cats: { value: string; label: string }[]
}) {
  const router = useRouter()
  const [catId, setCatId] = useState<string | null>(null)
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label="Which cat goes home with them?"
        data={cats}
        value={catId}
        onChange={setCatId}
        searchable
        limit={50}
        placeholder="Choose"
        nothingFoundMessage="No such cat is waiting"
      />
      <Button
        color="marker"
        disabled={catId === null}
        onClick={() => catId && router.push(routes.goingHome(adopterId, catId))}
      >
        Go on
      </Button>
    </Group>
  )
}
