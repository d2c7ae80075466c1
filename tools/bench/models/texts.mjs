import { mulberry32 } from '../../lib/mulberry32.mjs';

/** Words of everyday English, each of which is one token of a usual vocabulary. */
export const WORDS = (
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you ' +
  'were her all she there would their we him been has when who will more no if out so said what up its about into than them ' +
  'can only other new some could time these two may then do first any my now such like our over man me even most made after ' +
  'also did many before must through back years where much your way well down should because each just those people how too ' +
  'little state good very make world still own see men work long get here between both life being under never day same ' +
  'another know while last might us great old year off come since against go came right used take three house place small ' +
  'water hand school city write letter bread river street garden window morning evening winter summer friend mother father ' +
  'music story paper table door light road tree bird horse stone ground field market office train ship'
).split(' ');

const MEDIAN = 24;
const MOST = 250;
/** Standard deviation of the logarithm of a length, by which its mean is about 34 words. */
const SPREAD = 0.83;

const words = (random, count) =>
  Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');

/** Texts as long as comments are: 24 words in the median, some of 250, which is the most. The same for a seed. */
export function mixedTexts(count, seed = 1) {
  const random = mulberry32(seed);
  return distinct(count, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return words(random, Math.min(MOST, Math.max(2, Math.round(MEDIAN * Math.exp(SPREAD * normal)))));
  });
}

/** Texts of so many tokens each, the first and the last, which every text has, among them. */
export function equalTexts(count, tokens, seed = 2) {
  const random = mulberry32(seed);
  return distinct(count, () => words(random, tokens - 2));
}

/** A text that has come before would be read once only. */
function distinct(count, make) {
  const texts = new Set();
  while (texts.size < count) texts.add(make());
  return [...texts];
}
