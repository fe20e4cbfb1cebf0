import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { createRoot } from 'react-dom/client';

Object.assign(globalThis, { React, ReactDOM: { ...ReactDOM, createRoot } });
