'use client';
import { useEffect } from 'react';

/** Fetches the reading font after the page is there, and only where the device does not have it. */
export function WebFont() {
  useEffect(() => {
    const local = new FontFace('nakadachi-probe', 'local("BIZ UDPGothic"), local("BIZ UDPゴシック")');
    local.load().catch(() => {
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = '/fonts/biz-udpgothic.css';
      document.head.append(sheet);
    });
  }, []);
  return null;
}
