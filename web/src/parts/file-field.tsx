import { useId } from 'react';

interface FileFieldProps {
  label: string;
  hint: string;
  accept: string;
  onChoose: (file: File | null) => void;
}

/** One file from this machine. */
export function FileField({ label, hint, accept, onChoose }: FileFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
      />
      <span id={`${id}-hint`} className="quiet">
        {hint}
      </span>
    </div>
  );
}
