import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

interface RadiosProps {
  label: string;
  options: readonly { id: string; name: ReactNode }[];
  value: string | null;
  onChange: (id: string) => void;
  isDisabled?: boolean;
}

export const Radios = ({ label, options, ...props }: RadiosProps) => (
  <RadioGroup {...props} className="field">
    <Label>{label}</Label>
    {options.map(({ id, name }) => (
      <Radio key={id} value={id} className="choice round">
        {({ isSelected }) => (
          <>
            <span className="box" aria-hidden>
              {isSelected ? '●' : ''}
            </span>
            <span>{name}</span>
          </>
        )}
      </Radio>
    ))}
  </RadioGroup>
);
