// Next draws its page for what is not there, and the one for faults, in the browser: whoever has no JavaScript gets an empty one.
// And forms that are refused answer with a bare sentence. Both are replaced by the portal's own page for it, app/refused/.
import http from 'node:http';

const drawn = [400, 403, 404, 413, 415, 422, 500];
/** Marks our own question, so that its answer is taken as it is. */
const ours = 'x-nakadachi-refused';

/** @param {http.RequestListener} listener @returns {http.RequestListener} */
export function withCalmPages(listener) {
  return (request, response) => {
    if (!(ours in request.headers) && /^(GET|POST)$/.test(request.method ?? '')) watch(request, response);
    return listener(request, response);
  };
}

/**
 * Holds back an answer that is a refusal in HTML; sends the page for it with the same status.
 * @param {http.IncomingMessage} request @param {http.ServerResponse} response
 */
function watch(request, response) {
  const { writeHead, write, end } = response;
  let held = false;
  const hold = () => {
    if (held || response.headersSent) return held;
    held = drawn.includes(response.statusCode) && /^text\/html/.test(String(response.getHeader('content-type')));
    if (held)
      ask(request, response.statusCode).then(send, () => send({ headers: { 'content-type': 'text/html' }, body: lastWords }));
    return held;
  };
  const send = (/** @type {Page} */ page) => {
    Object.assign(response, { writeHead, write, end });
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'etag']) response.removeHeader(name);
    for (const [name, value] of Object.entries(page.headers)) if (value !== undefined) response.setHeader(name, value);
    response.end(page.body);
  };
  Object.assign(response, {
    writeHead(/** @type {any} */ status, /** @type {any[]} */ ...rest) {
      response.statusCode = status;
      return hold() ? response : writeHead.call(response, status, ...rest);
    },
    write: (/** @type {any[]} */ ...args) => hold() || write.apply(response, /** @type {any} */ (args)),
    end: (/** @type {any[]} */ ...args) => (hold() ? response : end.apply(response, /** @type {any} */ (args))),
  });
}

/** @typedef {{ headers: http.OutgoingHttpHeaders, body: Buffer | string }} Page */

/** When even the page for faults cannot be made. */
const lastWords = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>なかだち</title><main><h1>うまくいきませんでした</h1><p>こちらの問題です。少し待って、もう一度開いてください。</p>
<p lang="en">Something went wrong. This is our fault. Please wait a little and open the page again.</p><p><a href="/">なかだち Nakadachi</a></p></main></html>`;

/**
 * The portal's page for a refusal, as this person reads. A GET that is refused is a page that is not there.
 * @param {http.IncomingMessage} request @param {number} status @returns {Promise<Page>}
 */
function ask({ method, url = '/', headers, socket }, status) {
  const kind = method === 'GET' && status < 500 ? 404 : status;
  const from = method === 'GET' ? `?from=${encodeURIComponent(url)}` : '';
  const { cookie, host, 'accept-encoding': coding, 'x-request-id': id } = headers;
  const told = Object.entries({ cookie, host, 'accept-encoding': coding, 'x-request-id': id, [ours]: '1' });
  return new Promise((resolve, reject) => {
    const question = http.get(
      {
        host: socket.localAddress,
        port: socket.localPort,
        path: `/refused/${kind}${from}`,
        headers: Object.fromEntries(told.filter(([, value]) => value !== undefined)),
        timeout: 10_000,
      },
      (answer) => {
        const chunks = /** @type {Buffer[]} */ ([]);
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const { 'transfer-encoding': _, connection: __, date: ___, ...kept } = answer.headers;
          if (answer.statusCode === 200) resolve({ headers: kept, body: Buffer.concat(chunks) });
          else reject(new Error(`the page for refusals answers ${answer.statusCode}`));
        });
      },
    );
    question.on('timeout', () => question.destroy(new Error('no answer')));
    question.on('error', reject);
  });
}
