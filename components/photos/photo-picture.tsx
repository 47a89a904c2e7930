import { PHOTO_WIDTHS, type PhotoFormat, photoFile, widthsOf } from "@/lib/domain/cats/photo"
import { routes } from "@/lib/platform/routes"

export interface ShownPhoto {
  id: string
  edition: number
  alt: string
  /** Of the part that is shown, in pixels. */
  width: number
  height: number
}

interface PhotoPictureProps {
  photo: ShownPhoto
  /** How wide it stands on the page, as the `sizes` of an image. */
  sizes: string
  /** On the first screen: asked for at once. */
  isFirst?: boolean
  className?: string
}

const WIDEST = PHOTO_WIDTHS[PHOTO_WIDTHS.length - 1] ?? 0

/** A photo in the sizes and formats there are; the browser picks. */
export function PhotoPicture({ photo, sizes, isFirst = false, className }: PhotoPictureProps) {
  const widths = widthsOf(Math.min(photo.width, WIDEST))
  const addressOf = (width: number, format: PhotoFormat) =>
    routes.photo(photo.id, photoFile(width, photo.edition, format))
  const sourceSet = (format: PhotoFormat) =>
    widths.map((width) => `${addressOf(width, format)} ${width}w`).join(", ")
  const [smallest = photo.width] = widths
  return (
    <picture>
      <source type="image/webp" srcSet={sourceSet("webp")} sizes={sizes} />
      <img
        className={className}
        src={addressOf(widths[1] ?? smallest, "jpg")}
        srcSet={sourceSet("jpg")}
        sizes={sizes}
        width={photo.width}
        height={photo.height}
        alt={photo.alt}
        loading={isFirst ? "eager" : "lazy"}
        fetchPriority={isFirst ? "high" : undefined}
        decoding="async"
      />
    </picture>
  )
}
