// The demo world: who there is, and what happened. Told in the files of this folder, completed here.

import { shota } from './01-shota';
import { yui } from './02-yui';
import { daichi } from './03-daichi';
import { misaki } from './04-misaki';
import { ren } from './05-ren';
import { haruka } from './06-haruka';
import { takumi } from './07-takumi';
import { kenji } from './08-kenji';
import { aoi } from './09-aoi';
import { sora } from './10-sora';
import { yutoBefore, yutoNow } from './11-yuto';
import { mei } from './12-mei';
import { kazuya } from './13-kazuya';
import { nana } from './14-nana';
import { agencies, staff } from './agencies';
import { complete } from './complete';
import { people } from './people';
import type { Story } from './types';

export const stories: Story[] = [
  shota,
  yui,
  daichi,
  misaki,
  ren,
  haruka,
  takumi,
  kenji,
  aoi,
  sora,
  yutoBefore,
  yutoNow,
  mei,
  kazuya,
  nana,
].map(complete);

export { agencies, people, staff };
