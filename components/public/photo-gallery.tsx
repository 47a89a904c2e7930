import { PhotoPicture } from "@/components/photos/photo-picture"
import { photoFile, widthsOf } from "@/lib/domain/cats/photo"
import type { PublicCat } from "@/lib/features/cats/public"
import { routes } from "@/lib/platform/routes"
import classes from "./photo-gallery.module.css"
import { text } from "./text"

/** The photos after the first, each a link to its largest size; nothing when there are none. */
export function PhotoGallery({ cat: { card, photos } }: { cat: PublicCat }) {
  const more = photos.slice(1)
  if (more.length === 0) return null
  return (
    <section aria-labelledby="photos-title">
      <h2 id="photos-title">{text("cat.photos", { name: card.name })}</h2>
      <ul className={classes.gallery}>
        {more.map((photo) => (
          <li key={photo.id}>
            <a
              href={routes.photo(
                photo.id,
                photoFile(widthsOf(photo.width).at(-1) ?? photo.width, photo.edition, "jpg"),
              )}
            >
              <PhotoPicture photo={photo} sizes="(max-width: 30rem) 45vw, 14rem" className={classes.photo} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
