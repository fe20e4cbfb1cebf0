import { aPlantedHwpx, placesInHwpx } from './hiding-hwpx.js';
import { aPlantedPdf, placesInPdf } from './hiding-pdf.js';
import { aPlantedArchive, placesInArchive } from './planted-archive.js';
import { aPlantedDocx, placesInDocx } from './planted-docx.js';
import { aPlantedHwp, placesInHwp } from './planted-hwp.js';
import { aPlantedNotebook, placesInNotebook } from './planted-notebook.js';
import { aPlantedJpeg, aPlantedPng, placesInJpeg, placesInPng } from './planted-pictures.js';
import { aPlantedPptx, placesInPptx } from './planted-pptx.js';
import { aPlantedXlsx, placesInXlsx } from './planted-xlsx.js';

/** A name for each place, so that a test tells which one came through. */
export const secretOf = (index: number): string => `강해린${String(index).padStart(3, '0')}`;

/** What everyone may see, and has to be in a copy as well. */
export const visible = '빈집이 많은 동네';

interface Planted {
  places: string[];
  make: () => Promise<Buffer>;
}

const namesOf = (places: readonly (readonly [string, ...unknown[]])[]): string[] => places.map(([place]) => place);

/** Of each kind of file a document with a name in every place where one can hide. */
export const plantedKinds = {
  DOCX: { places: namesOf(placesInDocx), make: () => aPlantedDocx(secretOf, visible) },
  PPTX: { places: namesOf(placesInPptx), make: () => aPlantedPptx(secretOf, visible) },
  XLSX: { places: namesOf(placesInXlsx), make: () => aPlantedXlsx(secretOf, visible) },
  IPYNB: { places: placesInNotebook, make: () => Promise.resolve(aPlantedNotebook(secretOf, visible)) },
  ZIP: { places: placesInArchive, make: () => aPlantedArchive(secretOf, visible) },
  PNG: { places: placesInPng, make: () => Promise.resolve(aPlantedPng(secretOf)) },
  JPEG: { places: placesInJpeg, make: () => Promise.resolve(aPlantedJpeg(secretOf)) },
  HWP: { places: placesInHwp, make: () => aPlantedHwp(secretOf, visible) },
  HWPX: { places: placesInHwpx, make: () => aPlantedHwpx(secretOf, visible) },
  PDF: { places: placesInPdf, make: () => aPlantedPdf(secretOf, 'Vacant houses') },
} satisfies Record<string, Planted>;
