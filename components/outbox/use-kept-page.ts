"use client"
import { usePathname } from "next/navigation"
import { useEffect, useState } from "react"
import { useOutbox } from "./outbox-provider"
import { isPageKept, keepPages } from "./service-worker"

/** Keeps this page, and others it leads to, for use without a connection; says whether this one is on the device. */
export function useKeptPage(others: readonly string[] = []): boolean {
  const path = usePathname()
  const { person, build, standing } = useOutbox()
  const [isKept, setKept] = useState(false)
  const isOnline = standing.connection === "online" && standing.signIn === "same"
  const wanted = others.join(" ")
  useEffect(() => {
    let isCurrent = true
    async function keep() {
      if (isOnline) await keepPages({ personId: person.id, build, paths: [path] })
      const isHere = await isPageKept(path)
      if (isCurrent) setKept(isHere)
      if (isOnline && wanted) await keepPages({ personId: person.id, build, paths: wanted.split(" ") })
    }
    void keep()
    return () => {
      isCurrent = false
    }
  }, [path, person.id, build, isOnline, wanted])
  return isKept
}
