import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.js';
import './side-panel.css';

/** Everything about one row of a list, at the side of it; Esc closes it. */
export function SidePanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ModalOverlay className="side-panel-back" isOpen onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="side-panel">
        <AriaDialog>
          <div className="row apart side-panel-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="plain" onPress={onClose}>
              {t('sidePanel.close')}
            </Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
