"""Sentences that look like hate and are not: negated, rejected, reclaimed, neutral, or aimed at no protected group."""

from family import Family, lines

FINE = (0, 0, 0, 0)
RUDE = (1, 0, 0, 0)
COARSE = (None, 0, 0, 0)
QUOTED = (None, 0, None, 0)

FAMILIES = (
    Family("identity: neutral", FINE, 1500, lines("""
        my {relative} is {person}
        I am {person}
        I am {trait}
        I'm {trait} and I live near {place}
        we are {trait}
        there are many {people} in {country}
        {people} live in {country}
        {name} is {person} and works as a {job}
        {name} is {trait}
        the new {job} is {person}
        a {trait} {job} spoke at {place} today
        I saw {person} at {place}
        I met {person} on the train
        how many {people} work at {place}?
        do you know any {people}?
        is your {relative} {trait}?
        the film is about {person} who becomes a {job}
        the article is about {people} in {country}
        the study compared {people} with other groups
        some of my colleagues are {people}
        half of the {people} I know like football
        {people} were at {place} on Sunday
        the group helps {people} to find work
        the law concerns {people}
        she wrote a book about {people}
        he came out as {trait} to his {relative}
        my {relative} married {person}
        two {people} sat next to me at {place}
        {person} asked me for directions
        {people} often work as a {job}
        {people} are {people}, what else is there to say
        most {people} I know drink tea
        I used to think about {people} a lot in my history class
        the survey was answered by {people} and by other residents
        this is a list of {people} in the film industry
        as {person} I get this question a lot
        the doctor asked if I was {trait}
        two of my children are {trait}
        ~ there is {person} in my evening class
        ~ {people} make up a tenth of the staff
        ~ {name} grew up among {people}
        ~ did you hear that the {job} is {trait}?
        ~ the {trait} {job} lives upstairs
        ~ it was written for {people} by {people}
        """), 0.06),
    Family("identity: positive", FINE, 1300, lines("""
        {people} are {good_adj}
        {people} are {good_adj} people
        {people} are {good_adj}, {nice_end}
        I love {people}
        I really {swear} love {people}
        I respect {people}
        I admire {people}
        I support {people}
        {people} deserve respect
        {people} deserve the same rights as everyone
        {people} should be allowed to {right}
        {people} have the right to {right}
        being {trait} is {good_adj}
        being {trait} is nothing to be ashamed of
        I am {trait}, {nice_end}
        I am proud to be {trait}
        proud to be {person}
        my {relative} is {person} and the most {good_adj} person I know
        {name} is {person} and a {good_adj} {job}
        what a {good_adj} {trait} {job}
        {people} make {country} a better place
        {people} are welcome here
        {people} belong here
        {country} needs more {people}
        more {people} should be in {place}
        thank you to all the {people} who helped
        we should celebrate {people}
        {trait} people are as {good_adj} as anyone
        {people} are human beings
        {people} are people like you and me
        {people} are our equals
        everyone should learn from {people}
        I wish there were more {people} at {place}
        happy to see so many {people} at {place}
        it is great to be {trait}
        {people} are not a threat to anyone
        the world is better with {people} in it
        I could not live without {people}
        hooray for {people}
        dating {person} and could not be happier
        ~ {people} bring so much to {country}
        ~ it is an honour to work with {people}
        ~ every {trait} person I know is {good_adj}
        ~ {people} have always been {good_adj} to me
        ~ let us stand with {people}
        ~ nothing beats a day with {people}, they are {swear} {good_adj}
        """), 0.08),
    Family("identity: strong words in defence", FINE, 650, lines("""
        I {loathe} how {people} are treated
        I hate it when {people} get attacked
        stop attacking {people}
        stop killing {people}
        too many {people} are {harmed} each year
        {people} were {harmed} and nobody was arrested
        a man was arrested because he tried to {harm} {person}
        police are looking for those who wanted to {harm} {people}
        it is terrible that {people} have been {harmed} in {country}
        {people} face hatred every day
        it is wrong to {harm} {people}
        no one should {harm} {people}
        {people} are sick of being insulted
        {people} are tired of being called {vile}
        {person} was {harmed} near {place}, police said
        my {relative} was beaten because he is {trait}
        people who {hate_verb} {people} are the problem
        those who {hate_verb} {people} make me sick
        violence against {people} is rising
        the history of violence against {people} must be taught
        {people} are {swear} tired of this abuse
        being {trait} should not be dangerous
        I am disgusted by how my {relative} talks about {people}
        ~ the attack on {people} at {place} shocked everyone
        ~ they tried to {harm} {people}, and we must not look away
        ~ I despise those who want {people} {harmed}
        ~ nobody helps when {people} are {harmed}
        """)),
    Family("negated hate", FINE, 2000, lines("""
        I don't {hate_verb} {people}
        I do not {hate_verb} {people}
        I don't {hate_verb} {trait} people at all
        I have never hated {people}
        I would never {hate_verb} {people}
        I could never {hate_verb} {person}
        we do not {hate_verb} {people}
        nobody should {hate_verb} {people}
        no one here wants to {hate_verb} {people}
        you should not {hate_verb} {people}
        why would anyone {hate_verb} {people}?
        there is no reason to {hate_verb} {people}
        {people} are not {vile}
        {people} aren't {vile}
        {people} are not {vile}, not at all
        {people} are neither {vile} nor {vile}
        {trait} people are definitely not {vile_adj}
        being {trait} is not {vile_adj}
        not all {people} are {vile}
        it is not true that {people} are {vile}
        it is false that {people} are {vile}
        it is a myth that {people} are {vile}
        I don't think {people} are {vile}
        I do not believe {people} are {vile}
        I never said {people} were {vile}
        I would never say that {people} are {vile}
        nobody should say that {people} are {vile}
        no one should think that {people} are {vile}
        no decent person believes {people} are {vile}
        nobody deserves to be called {vile} for being {trait}
        {people} don't deserve to be {harmed}
        {people} should not be {harmed}
        {people} must not be {harmed}
        {people} should never be {harmed}
        nobody should {harm} {people}
        I don't want to {harm} {people}
        I will not {harm} {people}
        I would never {harm} {person}
        we should not {harm} {people}
        we must not ban {people} from {country}
        {people} should not be deported
        nobody should stop {people} who want to {right}
        it is not okay to {hate_verb} {people}
        it is never right to {harm} {people}
        there is nothing wrong with {people}
        there is nothing wrong with being {trait}
        I have nothing against {people}
        I have no problem with {people}
        I do not mind {people}
        {people} are no worse than anyone else
        {people} did nothing wrong
        {people} never hurt anyone
        ~ under no circumstances should {people} be {harmed}
        ~ I can't say that {people} are {vile}
        ~ don't ever think that {people} are {vile}
        ~ {people} were never {vile}
        ~ nobody in my family would {hate_verb} {people}
        ~ it isn't right to {hate_verb} {people}
        ~ I refuse to {hate_verb} {people}
        ~ none of the {people} I know is {vile_adj}
        """), 0.06),
    Family("counter-speech: quoted", QUOTED, 1700, lines("""
        saying "{hateful}" {verdict}
        "{hateful}" {verdict}
        "{hateful}" - this {verdict}
        '{hateful}' {verdict}
        {speaker} said "{hateful}" and that {verdict}
        {speaker} told me "{hateful}". That {verdict}
        "{hateful}", said {speaker}. This {verdict}
        people who say "{hateful}" are bigots
        people who write "{hateful}" should be ashamed
        anyone who says "{hateful}" needs help
        if you say "{hateful}" you are part of the problem
        if you think "{hateful}" is funny, it is not
        telling people "{hateful}" {verdict}
        how can {speaker} say "{hateful}"? This {verdict}
        why is it still okay to say "{hateful}"?
        stop saying "{hateful}"
        please don't say "{hateful}"
        never tell anyone "{hateful}"
        do not post "{hateful}"
        I was called names: "{hateful}". It {verdict}
        they shouted "{hateful}" at me
        {speaker} shouted "{hateful}" at my {relative} and was fined
        someone sprayed "{hateful}" on the wall of {place}
        the post said "{hateful}" and was deleted
        I reported a comment that read "{hateful}"
        you can't just write "{hateful}" and call it a joke
        it makes me angry to read "{hateful}"
        I disagree with {speaker} who wrote "{hateful}"
        "{hateful}" is what {speaker} believes, and it {verdict}
        comments like "{hateful}" have no place at {place}
        ~ whoever wrote "{hateful}" ought to apologise
        ~ I heard "{hateful}" at {place}. Nobody said a word
        ~ a phrase such as "{hateful}" {verdict}
        ~ imagine hearing "{hateful}" every day as a child
        ~ "{hateful}"? No, thank you. That {verdict}
        ~ the singer apologised for the line "{hateful}"
        """)),
    Family("counter-speech: referred to", QUOTED, 1100, lines("""
        saying that {people} are {vile} {verdict}
        to claim that {people} are {vile} {verdict}
        {speaker} said that {people} are {vile}, and that {verdict}
        {speaker} thinks {people} are {vile}. That {verdict}
        calling {people} {vile} {verdict}
        calling someone a {slur} {verdict}
        calling {person} a {slur} {verdict}
        the word {slur} {verdict}
        the idea that {people} are {vile} {verdict}
        whoever thinks that {people} are {vile} is a bigot
        people who believe {people} should be {harmed} are dangerous
        you are wrong to think that {people} are {vile}
        how dare {speaker} say that {people} are {vile}?
        shame on {speaker} for saying {people} are {vile}
        I can't believe {speaker} called {people} {vile}
        stop telling me that {people} are {vile}
        stop calling {people} {vile}
        stop using the word {slur}
        I asked {speaker} not to call people {slurs}
        when {speaker} says {people} are {vile}, I leave the room
        wanting {people} to be {harmed} {verdict}
        wishing that {people} were {harmed} {verdict}
        hating {people} {verdict}
        insulting {people} {verdict}
        being afraid of {people} for no reason {verdict}
        ~ what {speaker} wrote about {people} being {vile} {verdict}
        ~ it hurts to hear that {people} are {vile}
        ~ the claim that {people} are {vile} is nonsense
        ~ anyone calling {people} {vile} gets banned from {place}
        ~ don't let {speaker} tell you that {people} are {vile}
        """)),
    Family("slur: reclaimed or discussed", COARSE, 700, lines("""
        I am a proud {reclaim}
        I'm a {reclaim}, {nice_end}
        we're here, we're {reclaim} and we are staying
        my friends and I call each other {reclaim}
        love you, my {reclaim}
        that's my {reclaim} right there
        what's up my {reclaim}
        my {reclaim} got the job, so happy for you
        as a {reclaim} myself I loved the show
        this {reclaim} is going dancing tonight
        me and my {reclaim} friends at {place}
        I am reclaiming the word {reclaim}
        we took back the word {reclaim}
        {reclaim} power
        long live every {reclaim} at {place}
        the song uses the word {reclaim}
        they used to call me a {reclaim}, now I wear it with pride
        the history of the word {reclaim} is long
        happy birthday you beautiful {reclaim}
        {reclaim} and proud
        only we get to say {reclaim}
        yes I am a {reclaim}, thank you for noticing
        ~ every {reclaim} I know is {good_adj}
        ~ call me a {reclaim}, I will take it as a compliment
        ~ my {reclaim} always has my back
        ~ a {reclaim} like me needs a good party
        """)),
    Family("profanity without hate", COARSE, 700, lines("""
        I {swear} love {place}
        this is so {swear} good
        what a {swear} great day
        oh shit, I forgot my keys
        holy shit that goal was amazing
        {thing} is {swear} awful
        I am so {swear} tired today
        fuck, it is cold outside
        fuck yes, we won
        who the hell left the door open
        damn, that was a {good_adj} concert
        shit happens, we move on
        my {relative} makes the best {swear} soup
        I fucked up the exam
        no {swear} way, you got the job?
        this {swear} printer again
        what the fuck is going on with {thing}
        bloody hell, what a match
        I don't give a shit about {thing}
        hell yeah, {place} is open
        fuck {thing}
        that was {swear} {good_adj} of you
        ~ {swear} hell, {thing} again
        ~ best {swear} weekend of my life
        ~ I need a {swear} coffee
        ~ it is {swear} freezing at {place}
        """)),
    Family("insult of a person, no group", RUDE, 800, lines("""
        you are {insult}
        you are {insult} and everybody knows it
        my {relative} is {insult}
        {name} is {insult}
        shut up, you are {insult}
        what {insult} you are
        you {vile_noun}
        you {swear} {vile_noun}
        you're a {vile_adj} {vile_noun}
        go to hell, {name}
        fuck you, {name}
        fuck off you {vile_noun}
        I hate you
        I hate my {relative}, {insult}
        {name} is the worst {job} ever, {insult}
        nobody likes you
        you make me sick
        you should be ashamed, you are {insult}
        get lost, {insult}
        you are so {swear} annoying
        {name} is a {swear} liar
        screw you and your {swear} opinion
        ~ honestly {name}, you are {insult}
        ~ whoever hired {name} is {insult}
        ~ you disgust me, {name}
        ~ eat shit, {name}
        """), 0.08),
    Family("dislike of other groups", COARSE, 700, lines("""
        {jobs} are {vile}
        I {loathe} {jobs}
        all {jobs} are {vile}
        {jobs} are so {swear} annoying
        {jobs} should be ashamed
        never trust {jobs}
        {jobs} ruin everything
        why are {jobs} so {vile_adj}?
        {jobs} have destroyed {country}
        fuck {jobs}
        {jobs} make me sick
        {jobs} should not be allowed to {right}
        typical {jobs}, always {vile_adj}
        {jobs} belong in jail
        get {jobs} out of {country}
        {jobs} are not human
        I wish all {jobs} would disappear
        ~ {jobs} are to blame for everything that goes wrong
        ~ what is wrong with {jobs}, why must they be {vile_adj}?
        ~ there is no such thing as a good boss, and {jobs} are {vile}
        ~ {jobs}: {vile} and {vile}
        """)),
    Family("dislike of things", FINE, 800, lines("""
        I {loathe} {thing}
        {thing} is {vile_adj}
        {thing} makes me sick
        {thing} should be banned
        I wish {thing} did not exist
        {thing} ruins everything
        nothing is as {vile_adj} as {thing}
        I can't stand {thing} any more
        {thing} can go to hell
        kill {thing} with fire
        death to {thing}
        {thing} is a plague
        {thing} must die
        everyone hates {thing}
        get rid of {thing}
        why is {thing} so {vile_adj}?
        {thing} deserves to be burned
        ~ to hell with {thing}
        ~ {thing} is the reason this week is falling apart
        ~ who invented {thing}, and why is it so {vile_adj}?
        ~ the world would be better without {thing}
        """)),
)
