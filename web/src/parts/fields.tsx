import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';

interface Told {
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

interface Option {
  id: string;
  name: string;
}

interface SelectProps extends Told {
  options: readonly Option[];
  value: string | null;
  onChange: (id: string) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
}

export function Select({ label, hint, error, options, value, onChange, ...props }: SelectProps) {
  return (
    <AriaSelect
      {...props}
      className="field"
      isInvalid={Boolean(error)}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
    >
      <Label>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <span aria-hidden>▾</span>
      </Button>
      {hint && (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
      <Popover className="popover">
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="option" textValue={option.name}>
              {option.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
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
