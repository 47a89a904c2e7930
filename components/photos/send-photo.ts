import { routes } from "@/lib/platform/routes"

const SERVER_AWAY = "The server does not answer. Choose the photo again in a moment."

/** Sends one photo, saying how far it is (0 to 1); resolves to the sentence that says why not, or to null. */
export const sendPhoto = (
  { catId, photoId, file }: { catId: string; photoId: string; file: Blob },
  onProgress: (share: number) => void,
): Promise<string | null> =>
  new Promise((resolve) => {
    // Not fetch: it does not say how much has left the device.
    const request = new XMLHttpRequest()
    request.open("POST", routes.catPhotos(catId, photoId))
    request.setRequestHeader("content-type", "application/octet-stream")
    request.responseType = "json"
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => resolve(SERVER_AWAY)
    request.onload = () => {
      const answer: unknown = request.response
      if (!answer || typeof answer !== "object" || !("ok" in answer)) return resolve(SERVER_AWAY)
      if (answer.ok) return resolve(null)
      resolve("sentence" in answer && typeof answer.sentence === "string" ? answer.sentence : SERVER_AWAY)
    }
    request.send(file)
  })
