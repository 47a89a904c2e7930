"use client"
import { useKeptPage } from "./use-kept-page"

/** Put on a page that should open without a connection, too. */
export function KeptPage() {
  useKeptPage()
  return null
}
