'use client';
import { useEffect } from 'react';

/** Fetches the reading font after the page is there, and only where the device does not have it and data may be spent. */
export function WebFont() {
  useEffect(() => {
    if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
    const local = new FontFace('nakadachi-probe', 'local("BIZ UDPGothic"), local("BIZ UDPゴシック")');
    local.load().catch(() => {
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = '/fonts/biz-udpgothic.css?v=5.3.0';
      document.head.append(sheet);
    });
  }, []);
  return null;
}
