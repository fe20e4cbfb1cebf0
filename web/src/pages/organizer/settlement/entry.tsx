import { RowOpener } from '../list-tools.js';

interface EntryProps {
  row: { entryNumber: string; title: string; teamName: string };
  onOpen?: () => void;
}

/** Which entry a row is about; with `onOpen`, the way to everything about it. */
export const Entry = ({ row: { entryNumber, title, teamName }, onOpen }: EntryProps) => (
  <div className="settled-entry">
    {onOpen ? <RowOpener onOpen={onOpen}>{entryNumber}</RowOpener> : <strong>{entryNumber}</strong>}
    <div>
      {title} <span className="quiet">{teamName}</span>
    </div>
  </div>
);
