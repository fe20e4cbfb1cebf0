import qrcode from 'qrcode';

export interface QrMatrix {
  /** Modules on a side. */
  size: number;
  isDark: (row: number, column: number) => boolean;
}

/** A text as a QR code that can still be read where an eighth of it is lost. */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}
