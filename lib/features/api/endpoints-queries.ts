import "server-only"
import { figuresVersion } from "@/lib/features/outcomes/facts-queries"
import { endpoint } from "@/lib/platform/api-door"
import {
  CatRecordAnswer,
  CatsPage,
  ChartAnswer,
  DocumentAnswer,
  PublicCatsPage,
  PublicProfileAnswer,
  ReportRowsPage,
  ReportsPage,
  StaysPage,
} from "./answers-schema"
import { catForPrograms, catsForPrograms, staysForPrograms } from "./cats-queries"
import {
  CAT_EXAMPLE,
  CHART_EXAMPLE,
  DOCUMENT_EXAMPLE,
  PROFILE_EXAMPLE,
  PUBLIC_CAT_EXAMPLE,
  REPORT_EXAMPLE,
  STAY_EXAMPLE,
} from "./examples-schema"
import { chartForPrograms, chartVersion, documentForPrograms } from "./figures-queries"
import {
  CatsParams,
  ChartParams,
  DocumentParams,
  IdParams,
  PublicCatsParams,
  ReportRowsParams,
  ReportsParams,
  SlugParams,
  StaysParams,
} from "./params-schema"
import { publicCatForPrograms, publicCatsForPrograms } from "./public-queries"
import { reportRowsForPrograms, reportsForPrograms } from "./reports-queries"

/** Everything a program may ask. The routes, the checks and the description of the interface are made of these. */
export const ENDPOINTS = {
  publicCats: endpoint({
    path: "/public/cats",
    scope: "public-cats",
    summary: "Cats that are looking for a home, as anybody sees them.",
    params: PublicCatsParams,
    answer: PublicCatsPage,
    example: { data: [PUBLIC_CAT_EXAMPLE], next: null },
    work: publicCatsForPrograms,
  }),
  publicCat: endpoint({
    path: "/public/cats/{slug}",
    scope: "public-cats",
    summary: "One of them, with what its public page says.",
    params: SlugParams,
    answer: PublicProfileAnswer,
    example: PROFILE_EXAMPLE,
    work: publicCatForPrograms,
  }),
  cats: endpoint({
    path: "/cats",
    scope: "cats",
    summary: "Records of all cats, here and gone. Keep the mark of the first page for changed_since.",
    params: CatsParams,
    answer: CatsPage,
    example: { data: [CAT_EXAMPLE], next: null, mark: "73201", removed: [] },
    work: catsForPrograms,
  }),
  cat: endpoint({
    path: "/cats/{id}",
    scope: "cats",
    summary: "One cat with its stays.",
    params: IdParams,
    answer: CatRecordAnswer,
    example: { ...CAT_EXAMPLE, stays: [STAY_EXAMPLE] },
    work: catForPrograms,
  }),
  stays: endpoint({
    path: "/stays",
    scope: "stays",
    summary: "Every stay, from coming in to leaving.",
    params: StaysParams,
    answer: StaysPage,
    example: { data: [STAY_EXAMPLE], next: null, mark: "73201" },
    work: staysForPrograms,
  }),
  document: endpoint({
    path: "/figures/document",
    scope: "figures",
    summary: "All cohort figures in one document; null stands where a count from 1 to 4 would show.",
    params: DocumentParams,
    answer: DocumentAnswer,
    example: DOCUMENT_EXAMPLE,
    work: documentForPrograms,
    version: figuresVersion,
  }),
  chart: endpoint({
    path: "/figures/{chart}",
    scope: "figures",
    summary: "One chart of the outcomes page as its tables; counts from 1 to 4 are hidden.",
    params: ChartParams,
    answer: ChartAnswer,
    example: CHART_EXAMPLE,
    work: chartForPrograms,
    version: chartVersion,
  }),
  reports: endpoint({
    path: "/reports",
    scope: "reports",
    summary: "Saved reports with their columns.",
    params: ReportsParams,
    answer: ReportsPage,
    example: { data: [REPORT_EXAMPLE], next: null },
    work: reportsForPrograms,
  }),
  reportRows: endpoint({
    path: "/reports/{id}/rows",
    scope: "reports",
    summary: "The rows of a saved report as they are now. Columns that name staff are left out.",
    params: ReportRowsParams,
    answer: ReportRowsPage,
    example: { columns: REPORT_EXAMPLE.columns, data: [["Juniper", 12]], next: null },
    work: reportRowsForPrograms,
  }),
}
