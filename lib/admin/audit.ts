// npm run audit:seal, npm run audit:verify: the audit's chain, apart from the running portal.
import { anchorFile, readAnchors } from '../../db/anchor';
import { connect } from '../../db/connection';
import { sealAudit } from '../audit/commands';
import type { Finding } from '../audit/model';
import { verifyAudit } from '../audit/queries';

const said: Record<Finding['what'], [string, string]> = {
  changed: ['この行が 書きかえられています', 'this row was changed'],
  removed: ['この行が ありません', 'this row was taken out'],
  inserted: ['この行は あとから 入れられました', 'this row was put in afterwards'],
  seal_removed: ['この行からの 封が ありません', 'the seal that begins with this row was taken out'],
  seal_changed: ['この行からの 封が 書きかえられています', 'the seal that begins with this row was changed'],
  not_as_anchored: ['この行からは、外に ひかえた ものと ちがいます', 'from this row on, it is not what was anchored outside'],
  cut: ['この行から 先が、切りとられています', 'from this row on, the end was cut off'],
  anchor_forged: ['外の ひかえの 署名が ちがいます', 'the anchor was signed by somebody else'],
  anchor_gap: ['外の ひかえに ぬけが あります', 'lines of the anchor are missing'],
};

async function run([act]: string[]): Promise<number> {
  const { DATABASE_URL: url = '', DATABASE_OWNER_URL: ownerUrl, NAKADACHI_SECRET: secret } = process.env;
  const anchor = anchorFile();
  if (!ownerUrl || !secret || !anchor) {
    console.error('DATABASE_OWNER_URL と NAKADACHI_SECRET が いります。 / DATABASE_OWNER_URL and NAKADACHI_SECRET are needed.');
    return 2;
  }
  const sql = connect(act === 'verify' ? ownerUrl : url, { max: 1 });
  try {
    if (act !== 'verify') {
      console.log(`封をしました / sealed: ${await sealAudit(sql, anchor, secret)}   ${anchor}`);
      return 0;
    }
    const anchors = readAnchors(anchor);
    const { rows, seals, waiting, findings } = await verifyAudit(sql, anchors, secret);
    console.log(
      `${rows} 行 rows, ${seals} 封 seals, ${anchors.length} ひかえ anchors, ${waiting} まだ封をしていない rows not sealed yet`,
    );
    if (seals > 0 && anchors.length === 0) {
      console.error(`外のひかえが ありません： / there is no anchor: ${anchor}`);
      return 1;
    }
    const [first] = findings;
    if (!first) {
      console.log('そろっています。 / The audit is whole.');
      return 0;
    }
    const [ja, en] = said[first.what];
    console.error(
      `行 ${first.row ?? '?'}（封 ${first.seal ?? '—'}）：${ja}。\nRow ${first.row ?? '?'} (seal ${first.seal ?? '—'}): ${en}.`,
    );
    if (findings.length > 1) console.error(`ほかに ${findings.length - 1} 件。 / And ${findings.length - 1} more.`);
    return 1;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

process.exitCode = await run(process.argv.slice(2));
