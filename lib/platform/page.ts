import "server-only"
import { notFound } from "next/navigation"
import { AppError } from "./errors"

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id in an address; anything that cannot be one is the 404 page. */
export function pageId(text: string): string {
  if (!UUID.test(text)) notFound()
  return text
}

/** For pages: what does not exist, or is not the viewer's to know, is the 404 page; anything else goes on failing. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound()
    throw error
  }
}
