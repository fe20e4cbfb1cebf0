import { type PDFContext, type PDFDict, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFStream, PDFString } from '@cantoo/pdf-lib';
import type { Roles } from './pdf-marks.js';

/**
 * Every key that pages, their letters and pictures, their notes, fields and outline are drawn by. What has another one, of a program's own or
 * of a part of the standard that shows nothing, goes: it says who made a document more often than what is in it.
 */
const needed = new Set(
  [
    'Type Subtype S N K P D A C R W H I V',
    // The document and its pages.
    'Pages Names Dests ViewerPreferences PageLayout PageMode PageLabels Outlines AcroForm StructTreeRoot MarkInfo Lang OCProperties NeedsRendering',
    'Kids Count Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Group Contents Annots Tabs UserUnit StructParents Trans Dur',
    'HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow NonFullScreenPageMode Direction Nums Limits St Marked Suspects',
    // Streams.
    'Length Filter DecodeParms Predictor Colors BitsPerComponent Columns EarlyChange EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1',
    'DamagedRowsBeforeError JBIG2Globals ColorTransform',
    // Drawings, pictures and colours.
    'ExtGState Pattern Shading XObject Font ProcSet Properties ColorSpace FormType BBox Matrix OC Width Height ImageMask Mask Decode Interpolate',
    'Intent SMask SMaskInData Matte StructParent LW LC LJ ML RI OP op OPM BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM CA ca AIS TK G CS HalftoneType',
    'Frequency Angle SpotFunction AccurateScreens TransferFunction Xsquare Ysquare Width2 Height2 Default FunctionType Domain Range Size',
    'BitsPerSample Order Encode C0 C1 Functions Bounds ShadingType Background AntiAlias Coords Extend Function BitsPerCoordinate BitsPerFlag',
    'VerticesPerRow PatternType PaintType TilingType XStep YStep WhitePoint BlackPoint Gamma Alternate Colorants Process MixingHints Components',
    'Solidities DotGain PrintingOrder',
    // Letters.
    'BaseFont Encoding BaseEncoding Differences FirstChar LastChar Widths FontDescriptor ToUnicode DescendantFonts CIDSystemInfo Registry',
    'Ordering Supplement DW DW2 W2 CIDToGIDMap CharProcs FontBBox FontMatrix CharSet CIDSet FontName FontStretch FontWeight Flags ItalicAngle',
    'Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 Length1 Length2 Length3',
    'Style Panose FD UseCMap WMode CMapName',
    // Outline, notes, and where they lead.
    'Title First Last Prev Next Dest SE Rect F T AP AS Border BS BE QuadPoints Open State StateModel Popup IRT RT IT InkList Vertices LE IC L CO LL',
    'LLE Cap CP RD DA Q CL Sy Name MK BC AC IX IF TP SW SB FB PreserveRB',
    // Fields.
    'Fields NeedAppearances SigFlags DR FT Ff MaxLen Opt TI',
    // The order in which a page is read aloud.
    'ParentTree ParentTreeNextKey Pg MCID Stm StmOwn Obj O Placement WritingMode RowSpan ColSpan Scope ListNumbering TextAlign',
    // Layers.
    'OCGs ON OFF BaseState RBGroups ListMode VE',
  ].flatMap((line) => line.split(' ')),
);

/** What is known of the document around a dictionary. */
export interface Within {
  context: PDFContext;
  roles: Roles;
  nextField: () => number;
}

const named = (name: string) => PDFName.of(name);

/** Takes out of a dictionary, whose keys are those of the format, all by which nothing is drawn. */
export function leaveNeeded(dictionary: PDFDict, { context, roles, nextField }: Within): void {
  const kind = dictionary.lookup(named('Type'));
  if (kind === named('Sig') || dictionary.lookup(named('O')) === named('UserProperties')) {
    for (const key of dictionary.keys()) if (key !== named('Type')) dictionary.delete(key);
    return;
  }
  if (areAppearances(dictionary, context)) return;
  for (const key of dictionary.keys()) if (!needed.has(key.decodeText())) dictionary.delete(key);
  // Flags of notes; elsewhere the name of a file, or the private format of a picture in one.
  if (!(dictionary.lookup(named('F')) instanceof PDFNumber)) dictionary.delete(named('F'));
  // What stands before the numbers of pages; elsewhere a page, or a part of the structure.
  if (isText(dictionary.lookup(named('P')))) dictionary.delete(named('P'));
  // Fields go by their numbers, parts of the structure by what the format calls them.
  const [part, title] = [dictionary.lookup(named('S')), dictionary.has(named('T'))];
  if (title && (dictionary.has(named('FT')) || dictionary.has(named('Kids')))) dictionary.set(named('T'), PDFString.of(`${nextField()}`));
  else if (title) dictionary.delete(named('T'));
  if (kind === named('StructElem') && part instanceof PDFName) dictionary.set(named('S'), named(roles(part.decodeText())));
  if (kind === named('OCG')) dictionary.set(named('Name'), PDFString.of('-'));
  else if (!dictionary.has(named('Rect'))) dictionary.delete(named('Name'));
  // How layers are listed, with headings.
  if (dictionary.has(named('BaseState')) || dictionary.has(named('ON')) || dictionary.has(named('OFF'))) dictionary.delete(named('Order'));
}

/** The states of a field, by names of its own. */
const areAppearances = (dictionary: PDFDict, context: PDFContext): boolean =>
  dictionary.keys().length > 0 && dictionary.values().every((value) => context.lookup(value) instanceof PDFStream);

const isText = (object: PDFObject | undefined): boolean => object instanceof PDFString || object instanceof PDFHexString;
