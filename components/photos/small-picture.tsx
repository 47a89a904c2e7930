import { CatPortrait } from "@/components/cats/portrait"
import type { PublicCatCard } from "@/lib/features/cats/public"
import { PhotoPicture } from "./photo-picture"
import classes from "./small-picture.module.css"

/** A small square of a cat, beside its name: the first photo, or the drawn portrait. */
export function SmallPicture({
  cat,
  size,
}: {
  cat: Pick<PublicCatCard, "photo" | "portrait">
  size: number
}) {
  if (!cat.photo) return <CatPortrait look={cat.portrait} size={size} />
  return (
    <span className={classes.square} style={{ width: size, height: size }}>
      <PhotoPicture photo={cat.photo} sizes={`${size}px`} className={classes.photo} />
    </span>
  )
}
