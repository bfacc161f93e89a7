// npm run demo:reset — throws the demo's data away and puts the demo world in again, fresh from today.
import { anchorFile, setAnchorAside } from '../anchor';
import { connect, loginOf } from '../connection';
import { migrate } from '../migrate';
import { seedDemo, todayInJapan } from './demo';

const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, NAKADACHI_DEMO: demo } = process.env;

async function reset() {
  if (demo !== '1' || !url || !ownerUrl) {
    console.error(`ここはデモではないので、何も消していません。
This is not a demo, so nothing was deleted.`);
    return 1;
  }
  const sql = connect(ownerUrl, { max: 1 });
  try {
    const [installation] = await sql`select demo or not exists (select from app.agency) as may_go from app.instance`;
    if (!installation?.mayGo) {
      console.error(`このデータベースにはデモではないデータがあるので、何も消していません。
This database holds data that is not the demo's, so nothing was deleted.`);
      return 1;
    }
    // The whole schema goes: the traces cannot be emptied row by row, on purpose. If this is cut off, the next start makes it again.
    await sql`drop schema app cascade`;
    const anchor = anchorFile();
    if (anchor) setAnchorAside(anchor);
    await migrate(ownerUrl, { appLogin: loginOf(url) });
    await seedDemo(sql, todayInJapan());
    console.log('デモの世界を新しくしました。／ The demo world is fresh again.');
    return 0;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

process.exitCode = await reset();
