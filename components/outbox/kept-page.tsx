"use client"
import { useKeptPage } from "./use-kept-page"

/** Put on a page that should open without a connection, too, with the pages it leads to. */
export function KeptPage({ others = [] }: { others?: readonly string[] }) {
  useKeptPage(others)
  return null
}
