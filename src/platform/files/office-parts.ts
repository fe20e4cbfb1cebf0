import type { FileKind } from './file-kind.js';

const openXml = 'application/vnd.openxmlformats-officedocument.';

export type OfficeKind = Extract<FileKind, 'DOCX' | 'PPTX' | 'XLSX'>;

/** A kind of part that is needed to see a document; all others (properties, comments, macros, data, fonts …) are left out. */
export interface PartKind {
  /** Where it lies, without number and ending: names that programs or people gave are not kept. */
  path: string;
  contentType: string;
}

const part = (path: string, contentType: string): PartKind => ({ path, contentType: `${openXml}${contentType}+xml` });

/** By the end of the type of the relationship that leads to it; `picture` is cleaned as what it is. */
const everywhere: Record<string, PartKind | 'picture'> = {
  image: 'picture',
  theme: part('theme/theme', 'theme'),
  themeOverride: part('theme/themeOverride', 'themeOverride'),
  chart: part('charts/chart', 'drawingml.chart'),
  chartEx: { path: 'charts/chartEx', contentType: 'application/vnd.ms-office.chartex+xml' },
  chartUserShapes: part('drawings/shapes', 'drawingml.chartshapes'),
  diagramData: part('diagrams/data', 'drawingml.diagramData'),
  diagramLayout: part('diagrams/layout', 'drawingml.diagramLayout'),
  diagramQuickStyle: part('diagrams/quickStyle', 'drawingml.diagramStyle'),
  diagramColors: part('diagrams/colors', 'drawingml.diagramColors'),
};

interface OfficeFormat {
  folder: string;
  main: PartKind;
  parts: Record<string, PartKind | 'picture'>;
}

export const officeFormats: Record<OfficeKind, OfficeFormat> = {
  DOCX: {
    folder: 'word',
    main: part('document', 'wordprocessingml.document.main'),
    parts: {
      ...everywhere,
      styles: part('styles', 'wordprocessingml.styles'),
      numbering: part('numbering', 'wordprocessingml.numbering'),
      settings: part('settings', 'wordprocessingml.settings'),
      fontTable: part('fontTable', 'wordprocessingml.fontTable'),
      header: part('header', 'wordprocessingml.header'),
      footer: part('footer', 'wordprocessingml.footer'),
      footnotes: part('footnotes', 'wordprocessingml.footnotes'),
      endnotes: part('endnotes', 'wordprocessingml.endnotes'),
    },
  },
  PPTX: {
    folder: 'ppt',
    main: part('presentation', 'presentationml.presentation.main'),
    parts: {
      ...everywhere,
      slide: part('slides/slide', 'presentationml.slide'),
      slideLayout: part('slideLayouts/slideLayout', 'presentationml.slideLayout'),
      slideMaster: part('slideMasters/slideMaster', 'presentationml.slideMaster'),
      tableStyles: part('tableStyles', 'presentationml.tableStyles'),
    },
  },
  XLSX: {
    folder: 'xl',
    main: part('workbook', 'spreadsheetml.sheet.main'),
    parts: {
      ...everywhere,
      worksheet: part('worksheets/sheet', 'spreadsheetml.worksheet'),
      chartsheet: part('chartsheets/sheet', 'spreadsheetml.chartsheet'),
      sharedStrings: part('sharedStrings', 'spreadsheetml.sharedStrings'),
      styles: part('styles', 'spreadsheetml.styles'),
      table: part('tables/table', 'spreadsheetml.table'),
      drawing: part('drawings/drawing', 'drawing'),
    },
  },
};

/** Of which a document has one, called without a number. */
export const single = new Set([
  'document',
  'presentation',
  'workbook',
  'styles',
  'numbering',
  'settings',
  'fontTable',
  'footnotes',
  'endnotes',
  'tableStyles',
  'sharedStrings',
]);
