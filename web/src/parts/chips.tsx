import './chips.css';

interface ChipsProps {
  label: string;
  options: readonly { id: string; name: string; count: number }[];
  value: string;
  onChange: (id: string) => void;
}

/** Which part of a list is shown, with how many there are of each; a part without any is left out. */
export const Chips = ({ label, options, value, onChange }: ChipsProps) => (
  <div className="chips" role="group" aria-label={label}>
    {options
      .filter(({ id, count }, index) => index === 0 || count > 0 || id === value)
      .map(({ id, name, count }) => (
        <button key={id} type="button" className="chip" aria-pressed={id === value} onClick={() => onChange(id)}>
          {name} <span className="chip-count">{count}</span>
        </button>
      ))}
  </div>
);
