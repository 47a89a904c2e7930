import { noSuchAddress } from "@/lib/platform/api-door"

/** An address of the interface that is none is refused as everything there is: in JSON. */
export const GET = noSuchAddress
export const POST = noSuchAddress
export const PUT = noSuchAddress
export const PATCH = noSuchAddress
export const DELETE = noSuchAddress
