'use client';
import { useEffect, useState } from 'react';
import en from '@/lib/i18n/messages/en/unexpected.json';
import ja from '@/lib/i18n/messages/ja/unexpected.json';
import easy from '@/lib/i18n/messages/ja-easy/unexpected.json';

/**
 * The calm page for a fault of ours: what to do, and a number to ask by; no details. When this is shown nothing else may have
 * worked, so it brings its own few words in all languages and takes nothing from the server.
 */
export function Unexpected({ id }: { id?: string | undefined }) {
  // The page's language is there only after the frame was put in place, which this may be a part of.
  const [words, say] = useState(easy);
  useEffect(() => say(inLanguageOfPage()), []);
  return (
    <>
      <main id="main">
        <title>{words.title}</title>
        <h1>{words.title}</h1>
        <p>{words.body}</p>
        {id && <p>{words.id.replace('{id}', id)}</p>}
        <p className="actions">
          <button type="button" className="button" data-variant="primary" onClick={() => window.location.reload()}>
            {words.again}
          </button>
          <a className="button" href="/">
            {words.home}
          </a>
        </p>
      </main>
      <footer className="foot">
        <div>
          <a className="alone" href="/help">
            {words.help}
          </a>
        </div>
      </footer>
    </>
  );
}

/** The language that the page had; where not even that is known, the browser's, and then the easier Japanese. */
function inLanguageOfPage() {
  const { lang, dataset } = document.documentElement;
  if (lang) return lang === 'en' ? en : dataset.reading === 'easy' ? easy : ja;
  return navigator.language.startsWith('ja') ? easy : en;
}
