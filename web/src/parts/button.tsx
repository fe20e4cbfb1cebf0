import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Link, type LinkProps } from 'react-router';

type Look = 'primary' | 'danger' | 'plain';

/** Says what it does. While `isPending` it keeps the focus and does nothing. */
export const Button = ({ look, ...props }: Omit<ButtonProps, 'className'> & { look?: Look }) => (
  <AriaButton {...props} className={look ? `button ${look}` : 'button'} />
);

/** Goes somewhere, and looks like a button because it is the next step. */
export const ButtonLink = ({ look, ...props }: LinkProps & { look?: Look; children: ReactNode }) => (
  <Link {...props} className={look ? `button ${look}` : 'button'} />
);
