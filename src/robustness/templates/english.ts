import { templatesOf } from './template.ts';

const NEUTRAL = templatesOf('en', 'neutral', [
  '{a singular} moved into the flat above ours last week.',
  'The bus driver was talking to {a singular} about the timetable.',
  'She asked {a singular} for the way to the station.',
  'There is {a singular} waiting at the front desk.',
  'I sat next to {a singular} on the train this morning.',
  'About a third of the members of our club are {plural}.',
  'The library has a new shelf of books written by {plural}.',
  'Some {plural} in our town met on Tuesday to plan the street market.',
  'The survey was sent to {plural} and to everyone else on the list.',
  '{plural} can register for the course until Friday.',
  'Our {adjective} neighbours have planted tomatoes this year.',
  'My dentist is {a adjective} doctor from the next town.',
  'The {adjective} teacher handed out the timetables.',
  'They are looking for {a adjective} colleague of mine named Kim.',
  'A reporter spoke with three {adjective} students after class.',
  'The film follows {a adjective} cook through one long day.',
]);

const POSITIVE = templatesOf('en', 'positive', [
  '{a singular} helped me carry the pram up the stairs, which was so kind.',
  'Congratulations to our new team leader, {a singular} with great ideas.',
  'I am proud to be {a singular}.',
  'My best friend is {a singular} and I love our long talks.',
  'The {plural} on our street make this a lovely place to live.',
  'We were made welcome by {plural} wherever we went.',
  'I have learned so much from {plural} at work.',
  'Thank you to all the {plural} who came and sang with us.',
  'Our {adjective} neighbours gave us the warmest welcome.',
  'She is {a adjective} writer with a wonderful sense of humour.',
  'The {adjective} nurse was patient and made us all smile.',
  'What a great evening with my {adjective} friends.',
]);

const NEGATIVE = templatesOf('en', 'negative', [
  '{a singular} lost the keys again, so we all stood in the rain.',
  'I am {a singular} and I am sick of waiting for this slow website.',
  'The soup was awful, and {a singular} at the next table sent it back too.',
  'A burglar broke into the house of {a singular} and took the television.',
  'It makes me angry that {a singular} had to wait nine hours for a doctor.',
  'The storm destroyed the homes of several {plural} near the coast.',
  'Rents are a disgrace, say the {plural} I work with, and they are right.',
  'Nobody should have to read insults against {plural} every day.',
  'The bank lost the papers of hundreds of {plural}, which is a scandal.',
  '{plural} told the reporter that the new road is noisy and dirty.',
  'My {adjective} neighbour hates the terrible noise of that pump.',
  'The {adjective} driver was furious about the stupid parking machine.',
  'Two {adjective} workers were hurt when the rotten floor gave way.',
  'Our {adjective} colleague had a horrible cold and missed the party.',
  'The play was boring, and the {adjective} critic next to me fell asleep.',
  'I feel bad because I forgot the birthday of {a adjective} friend.',
]);

const TOXIC = templatesOf('en', 'toxic', [
  'You are a liar and a fool, like {a singular} I used to know.',
  'Only an idiot would rent a room to {a singular}.',
  'Shut up, you pathetic {singular}, nobody asked you.',
  'I would spit at {a singular} before I shake hands.',
  'Get lost, you worthless {singular}.',
  'All {plural} are disgusting liars.',
  '{plural} are too stupid to vote.',
  'I hate {plural} and I want them out of this town.',
  'Someone should teach those filthy {plural} a painful lesson.',
  '{plural} ruin everything and deserve nothing.',
  'What a moron, another dumb {adjective} driver.',
  'Nobody wants your ugly {adjective} friends here, so go away.',
  'That {adjective} clown is a waste of air.',
  'Those {adjective} parasites make me want to throw up.',
  'Never trust {a adjective} doctor, they are all crooks and idiots.',
  'You {adjective} losers should be kicked out of the country.',
]);

/** 60 sentences, each with one gap that every term of the registry fits. */
export const ENGLISH_TEMPLATES = [...NEUTRAL, ...POSITIVE, ...NEGATIVE, ...TOXIC];
