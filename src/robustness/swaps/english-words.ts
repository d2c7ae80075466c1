const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Nouns that name people. */
export const PERSON_NOUNS = list(`person persons people man men woman women boy boys girl girls guy guys kid kids child
  children lady ladies gentleman gentlemen folk folks adult adults teen teens teenager teenagers youth youths parent parents
  mother mothers father fathers mom dad mum son sons daughter daughters brother brothers sister sisters husband wife
  boyfriend girlfriend family families couple couples community communities neighbour neighbours neighbor neighbors friend
  friends colleague colleagues student students pupil pupils worker workers driver drivers teacher teachers doctor doctors
  nurse nurses writer writers author authors artist artists actor actors actress singer singers player players athlete
  athletes officer officers cop cops soldier soldiers patient patients employee employees boss manager managers candidate
  candidates victim victims user users citizen citizens immigrant immigrants refugee refugees migrant migrants leader
  leaders member members voter voters politician politicians scientist scientists customer customers tourist tourists
  dude dudes individual individuals minority minorities idiot idiots moron morons fool fools liar liars loser losers
  scum trash parasite parasites criminal criminals terrorist terrorists`);

/** What stands for a person before a verb. */
export const PERSON_PRONOUNS = list(`i you he she they we who someone somebody everyone everybody anyone anybody`);

/** Pronouns and titles that say a person's gender. */
export const GENDERED_WORDS =
  list(`he him his himself she her hers herself mr mrs ms sir madam miss husband wife boyfriend
  girlfriend mother father mom dad mum sister brother son daughter`);

export const BE_FORMS = list(`is am are was were be been being m re`);

/** What may stand between a form of `be` and its adjective. */
export const DEGREE_WORDS = list(`not so very also openly proudly really just quite even both all actually probably`);

export const DETERMINERS = list(`a an this that every another any each some one no my your his her our their`);

/** Words that end a phrase, so that a noun before them is complete. */
export const PHRASE_ENDS =
  list(`and or but because so too who that which whom if when while where like than as in on at of
  from with without to for by about against is are was were be been has have had does did do will would can could should
  must may might not never always also just said says told asked`);

/** Words that end a clause, so that an adjective before them stands by itself. */
export const CLAUSE_ENDS = list(`and or but because so too if when while though although since who`);

/** Adjectives that are said of things as readily as of people. */
export const THING_ADJECTIVES = list(`black white straight old older young younger blind deaf indigenous`);

/** Measures of age, after which `old` is a part of a number. */
export const TIME_UNITS = list(`year years yr yrs month months week weeks day days how`);
