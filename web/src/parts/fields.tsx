import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';

/** What a field says of itself. */
export interface Told {
  label: string;
  /** What is wanted, under the field. */
  hint?: string;
  /** What is wrong, and what to do. */
  error?: string | null | undefined;
}

/** A line or, with `rows`, several. */
export function TextField({
  label,
  hint,
  error,
  rows,
  ...props
}: Omit<TextFieldProps, 'className' | 'children'> & Told & { rows?: number }) {
  return (
    <AriaTextField {...props} className="field" isInvalid={Boolean(error)}>
      <Label>{label}</Label>
      {rows ? <TextArea rows={rows} /> : <Input />}
      {hint && (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
    </AriaTextField>
  );
}

interface CheckboxProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  children: ReactNode;
}

export const Checkbox = ({ children, ...props }: CheckboxProps) => (
  <AriaCheckbox {...props} className="choice">
    {({ isSelected }) => (
      <>
        <span className="box" aria-hidden>
          {isSelected ? '✓' : ''}
        </span>
        <span>{children}</span>
      </>
    )}
  </AriaCheckbox>
);
