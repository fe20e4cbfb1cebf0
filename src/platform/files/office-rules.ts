/** Words of a list that is written over several lines. */
const words = (list: string): string[] => list.trim().split(/\s+/);

/**
 * Left out with all that is in them: comments, what changes had been before, forms and controls, what is bound to data elsewhere, media,
 * objects of other programs, and extensions, which are where programs keep ids, histories and links.
 */
export const leftOut = new Set(
  words(`
    w:del w:moveFrom w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:tblGridChange w:trPrChange w:tcPrChange
    w:numberingChange w:cellIns w:cellDel w:cellMerge w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd
    w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart
    w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd
    w:commentRangeStart w:commentRangeEnd w:commentReference w:annotationRef w:permStart w:permEnd w:proofErr
    w:sdtPr w:sdtEndPr w:customXmlPr w:smartTagPr w:ffData w:fldData w:dataBinding w:control w:objectEmbed w:objectLink w:movie
    w:contentPart w:altChunk w:subDoc w:printerSettings w:divId w:nsid w:tmpl w:rsid w:aliases w:latentStyles w:tblCaption
    w:tblDescription w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic w14:conflictIns w14:conflictDel w14:contentPart
    o:OLEObject o:LinkType o:LockedField o:FieldCodes o:signatureline o:ink o:diagram v:handles
    a:extLst a:snd a:audioCd a:audioFile a:videoFile a:wavAudioFile a:quickTimeFile a14:compatExt
    p:extLst p:custDataLst p:controls p:transition p:timing p:contentPart p:hf
    c:extLst c:externalData c:pivotSource c:pivotFmts c:printSettings cx:extLst cx:externalData cx:printSettings
    dgm:extLst dgm:title dgm:desc dgm:catLst pic:extLst wp:extLst wps:extLst wpg:extLst wpc:extLst xdr:contentPart cdr:extLst
    x:extLst x:tableStyle x:xmlColumnPr x:xmlCellPr
  `),
);

/** Their content stays: what was inserted is part of the work now, and marks around text are for programs. */
export const unwrapped = new Set(words('w:ins w:moveTo w:sdt w:sdtContent w:smartTag w:customXml'));

/** Parts where only these belong to what is seen; the rest is about people, printers, windows, protection and where files lie. */
export const onlyChildren: Readonly<Record<string, ReadonlySet<string>>> = {
  'w:settings': new Set(
    words(`
      w:mirrorMargins w:alignBordersAndEdges w:bordersDoNotSurroundHeader w:bordersDoNotSurroundFooter w:gutterAtTop w:defaultTabStop
      w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps w:evenAndOddHeaders w:bookFoldPrinting
      w:drawingGridHorizontalSpacing w:drawingGridVerticalSpacing w:displayHorizontalDrawingGridEvery w:displayVerticalDrawingGridEvery
      w:characterSpacingControl w:noLineBreaksAfter w:noLineBreaksBefore w:displayBackgroundShape w:footnotePr w:endnotePr w:compat
      m:mathPr w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator
    `),
  ),
  'p:presentation': new Set(words('p:sldMasterIdLst p:sldIdLst p:sldSz p:notesSz p:kinsoku p:defaultTextStyle')),
  'x:workbook': new Set(words('x:workbookPr x:bookViews x:sheets x:definedNames x:calcPr')),
  'x:worksheet': new Set(
    words(`
      x:sheetPr x:dimension x:sheetViews x:sheetFormatPr x:cols x:sheetData x:autoFilter x:mergeCells x:phoneticPr
      x:conditionalFormatting x:hyperlinks x:printOptions x:pageMargins x:pageSetup x:headerFooter x:rowBreaks x:colBreaks x:drawing
      x:picture x:tableParts
    `),
  ),
  'x:chartsheet': new Set(words('x:sheetPr x:sheetViews x:pageMargins x:pageSetup x:headerFooter x:drawing x:picture')),
};

/** Where text is content. Everywhere else it is left out. */
export const holdsText = new Set(
  words(`
    w:t w:instrText m:t a:t a:tableStyleId x:t x:v x:f x:formula x:oddHeader x:oddFooter x:evenHeader x:evenFooter x:firstHeader
    x:firstFooter x:definedName x:calculatedColumnFormula x:totalsRowFormula c:v c:f c:formatCode c:separator c:name cx:pt cx:f cx:v
    xdr:col xdr:colOff xdr:row xdr:rowOff cdr:x cdr:y wp:posOffset wp:align wp14:pctPosHOffset wp14:pctPosVOffset wp14:pctWidth
    wp14:pctHeight
  `),
);

/** Texts of formulas, which may lead to other files and use names that people gave. */
export const holdsFormula = new Set(words('x:f x:formula x:definedName x:calculatedColumnFormula x:totalsRowFormula c:f cx:f'));

/** Attributes that are written by people, tell time or person, or lead elsewhere: on any element, and on one (`element@attribute`). */
export const toldByAttribute = new Set(
  words(`
    author initials date dateUtc userId providerId rsid rsidR rsidRPr rsidRDefault rsidP rsidDel rsidTr rsidSect paraId textId descr
    tooltip tgtFrame docLocation invalidUrl codeName cm vm macro textlink bmk userName uid conformance
    w:hyperlink@id w:abstractNum@restartNumberingAfterBreak
    a:custClr@name p:cSld@name p:sldLayout@matchingName p:presentation@bookmarkIdSeed p:presentation@serverZoom
    dgm:prSet@phldrT x:hyperlink@display x:sortState@customList x:sortCondition@customList x:definedName@comment x:definedName@customMenu
    x:definedName@description x:definedName@help x:definedName@statusBar x:definedName@shortcutKey x:definedName@publishToServer
    x:table@comment x:table@connectionId x:table@tableType x:tableColumn@uniqueName x:tableColumn@queryTableFieldId
    x:sheetView@customListSort x:sheetPr@syncRef x:bookViews@showInkAnnotation
  `),
);

/** Names that a format requires and nobody sees. */
export const emptiedAttributes = new Set(words('a:theme@name a:clrScheme@name a:fontScheme@name a:fmtScheme@name a:tblStyle@styleName'));

/** The attributes of older drawings that are about what is seen. */
export const drawingAttributes = new Set(
  words(`
    style type coordsize coordorigin path adj fillcolor filled stroked strokecolor strokeweight opacity color color2 on fitshape fitpath
    trim string from to arcsize points control1 control2 startAngle endAngle cropleft croptop cropright cropbottom gain blacklevel
    grayscale bilevel inset weight dashstyle linestyle joinstyle endcap startarrow endarrow angle focus focusposition focussize method
    aspect rotate limo textboxrect connecttype gradientshapeok extrusionok connectlocs obscured offset spt allowincell wrapcoords anchorx
    anchory side hr hrstd hrnoshade hrpct hralign ext xscale
  `),
);

/** An element that leads to a part needs it, but for these. */
export const worksWithoutPart = new Set(words('a:blip v:fill v:stroke x:pageSetup dgm:shape dgm:relIds'));
/** And of these the text stays. */
export const unwrappedWithoutPart = new Set(words('w:hyperlink'));
