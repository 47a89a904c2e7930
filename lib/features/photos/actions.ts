"use server"
import { action } from "@/lib/platform/action"
import { addPhoto, cropPhoto, describePhoto, orderPhotos, removePhoto, restorePhoto } from "./mutations"
import { AddPhotoInput, CropPhotoInput, DescribePhotoInput, OrderPhotosInput, PhotoInput } from "./schema"

export const addPhotoAction = action("cat:edit", AddPhotoInput, addPhoto)
export const describePhotoAction = action("cat:edit", DescribePhotoInput, describePhoto)
export const cropPhotoAction = action("cat:edit", CropPhotoInput, cropPhoto)
export const removePhotoAction = action("cat:edit", PhotoInput, removePhoto)
export const restorePhotoAction = action("cat:edit", PhotoInput, restorePhoto)
export const orderPhotosAction = action("cat:edit", OrderPhotosInput, orderPhotos)
