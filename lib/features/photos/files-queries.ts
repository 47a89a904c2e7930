import "server-only"
import {
  type Crop,
  PHOTO_FORMATS,
  PHOTO_WIDTHS,
  photoFile,
  readPhotoFile,
  shownPart,
  widthsOf,
} from "@/lib/domain/cats/photo"
import { files } from "@/lib/platform/files"
import { encodePicture, type Picture } from "@/lib/platform/pictures"

/** Whose files these are: the shelter's folder comes first, so that no id of another shelter leads here. */
export interface PhotoPlace {
  shelterId: string
  photoId: string
}

const WHOLE = "whole.webp"
const folderOf = ({ shelterId, photoId }: PhotoPlace) => ["photos", shelterId, photoId]

export const keptOriginal = (place: PhotoPlace) => files().get([...folderOf(place), WHOLE])
export const keepOriginal = (place: PhotoPlace, bytes: Uint8Array) =>
  files().put([...folderOf(place), WHOLE], bytes)
export const keptFile = (place: PhotoPlace, name: string) => files().get([...folderOf(place), name])

/** Encodes what is shown of an original in every size and format: file names with their bytes. */
export async function encodeEdition(
  { bytes, width, height }: Picture,
  { crop, edition }: { crop: Crop | null; edition: number },
): Promise<Map<string, Uint8Array>> {
  const part = shownPart({ width, height, crop })
  const encoded = new Map<string, Uint8Array>()
  for (const size of widthsOf(Math.min(part.width, PHOTO_WIDTHS[PHOTO_WIDTHS.length - 1] ?? part.width)))
    for (const format of PHOTO_FORMATS)
      encoded.set(photoFile(size, edition, format), await encodePicture(bytes, { part, width: size, format }))
  return encoded
}

export async function keepEdition(place: PhotoPlace, encoded: ReadonlyMap<string, Uint8Array>) {
  for (const [name, bytes] of encoded) await files().put([...folderOf(place), name], bytes)
}

/** Takes away the files of earlier editions: what was cut off may be seen by nobody. */
export async function dropEarlierEditions(place: PhotoPlace, edition: number) {
  const folder = folderOf(place)
  for (const name of await files().list(folder)) {
    const found = readPhotoFile(name)
    if (found && found.edition < edition) await files().remove([...folder, name])
  }
}
