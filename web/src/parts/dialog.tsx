import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** False: it goes away only by one of its buttons. */
  isDismissable?: boolean;
  children: ReactNode;
}

/** For a question that must be answered before anything else. Esc closes it; what was typed stays with whoever opened it. */
export const Dialog = ({ title, isOpen, onClose, isDismissable = true, children }: DialogProps) => (
  <ModalOverlay
    className="dialog-back"
    isOpen={isOpen}
    onOpenChange={(open) => !open && onClose()}
    isDismissable={isDismissable}
    isKeyboardDismissDisabled={!isDismissable}
  >
    <Modal className="dialog">
      <AriaDialog>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
