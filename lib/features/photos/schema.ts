import { z } from "zod"
import { type Crop, MOST_PHOTOS } from "@/lib/domain/cats/photo"

/** Bytes of one photo from a device. */
export const LARGEST_PHOTO = 15 * 1024 * 1024

const part = z.number().min(0).max(1)
export const CropInput = z
  .object({ left: part, top: part, width: part.min(0.02), height: part.min(0.02) })
  // Fields of percent are rounded; a hair over the edge is no mistake.
  .refine(({ left, top, width, height }) => left + width <= 1.001 && top + height <= 1.001, {
    message: "reaches beyond the photo; make it smaller or move it",
  })

const ofPhoto = { photoId: z.uuid(), version: z.int().min(1) }

export const AddPhotoInput = z.object({
  photoId: z.uuid(),
  catId: z.uuid(),
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.byteLength <= LARGEST_PHOTO, "is larger than 15 MB"),
})
/** Any bytes: what a caller in the house has need not be an array of its own. */
export type AddPhotoInput = Omit<z.output<typeof AddPhotoInput>, "bytes"> & { bytes: Uint8Array }
export const DescribePhotoInput = z.object({ ...ofPhoto, alt: z.string().trim().max(250) })
export const CropPhotoInput = z.object({ ...ofPhoto, crop: CropInput.nullable() })
export const PhotoInput = z.object(ofPhoto)
export const OrderPhotosInput = z.object({
  catId: z.uuid(),
  photos: z.array(z.object(ofPhoto)).min(1).max(MOST_PHOTOS),
})
export type DescribePhotoInput = z.output<typeof DescribePhotoInput>
export type CropPhotoInput = z.output<typeof CropPhotoInput>
export type PhotoInput = z.output<typeof PhotoInput>
export type OrderPhotosInput = z.output<typeof OrderPhotosInput>

/** The crop as the row keeps it; null is all of the photo. */
export function readCrop(stored: unknown): Crop | null {
  const parsed = CropInput.safeParse(stored)
  return parsed.success ? parsed.data : null
}
