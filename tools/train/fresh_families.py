"""Sentences written after the recipe was fixed, with words of their own: read by the evaluation alone, and by nobody before it."""

from family import Family, lines
from hateful_families import HATE, THREAT
from harmless_families import COARSE, FINE, QUOTED, RUDE

FAMILIES = (
    Family("hate: stated", HATE, 0, lines("""
        {people} spoil every place they set foot in
        I have had it with {people}, crooked to the bone
        {people} stink and so do their homes
        you can smell {person} from across the road, vile creature
        there has never been a clever {trait} person
        give {people} an inch and they rob you blind
        {people} are the scourge of our age
        what rubbish {people} are
        """)),
    Family("hate: asked or opined", HATE, 0, lines("""
        does anybody still believe that {people} can be civilised?
        call me old-fashioned, but {people} are simply worth less than us
        why do we put up with {people} at all, filthy lot?
        say what you will, {people} are born crooks
        since when do {people} have brains?
        """)),
    Family("hate: excluding", HATE, 0, lines("""
        put {people} on a boat and push it out to sea
        shops ought to hang up a sign: closed to {people}
        take the passports away from {people}
        a school with {people} in it is no school for my kids
        {people} have no business holding office here
        """)),
    Family("hate: denying worth", HATE, 0, lines("""
        {people} count for less than cattle
        nothing {person} says is worth hearing
        {people} have no souls
        no honest work was ever done by {people}
        it is no sin to spit on {people}
        don't tell me {people} have feelings
        """)),
    Family("hate: slur", HATE, 0, lines("""
        the {slur} next door should be put out on the street
        nobody wants a {slur} on the team
        {slurs} give me the creeps, ship them off
        shut it, dirty {slur}
        """)),
    Family("hate: threat", THREAT, 0, lines("""
        {people} will get what is coming to them, and I will be holding the rope
        line {people} up against the wall
        I am going to set fire to the house where {people} live
        the next {trait} guy who looks at me loses his teeth
        {people} ought to be put to the sword
        somebody please drop a bomb on {people}
        """)),
    Family("identity: neutral", FINE, 0, lines("""
        the choir has nine members, four of them {people}
        her landlord happens to be {person}
        {people} queued outside the post office this morning
        the questionnaire has a box for {people}
        our dentist is {trait} and so is his assistant
        a documentary on {people} starts at eight
        the number of {people} in the county rose slightly last year
        he moved in with {person} from work
        """)),
    Family("identity: positive", FINE, 0, lines("""
        hats off to the {people} who kept the kitchen running all night
        {people} made my first year here so much easier
        give it up for {people}, what a show they put on
        I look up to {person} I worked with for ten years
        being {trait} is something to celebrate
        we are lucky to have {people} as neighbours
        {people} cook the best food at the street party
        a warm welcome to all {people} who joined us this week
        """)),
    Family("identity: strong words in defence", FINE, 0, lines("""
        it makes my blood boil when {people} are turned away at the door
        whoever spat at {people} yesterday should be ashamed of himself
        {people} get shouted at every day and I am sick of watching it
        the attack on {people} was cruel and must be punished
        leave {people} in peace
        """)),
    Family("negated hate", FINE, 0, lines("""
        not for a second have I looked down on {people}
        {people} are anything but dirty
        hatred of {people} is foreign to me
        I wouldn't hurt {person}
        you won't hear me call {people} stupid
        {people} aren't a threat to anybody
        no, {people} do not steal more than others
        nowhere is it written that {people} are inferior
        """)),
    Family("counter-speech: quoted", QUOTED, 0, lines("""
        "{people} are filth" is painted on our wall and we will paint over it
        my teacher once wrote "{people} are stupid" on the board; she no longer works there
        when I read "get rid of {people}" under a news item I report it
        he typed "I hate {people}", and I told him he is out of the group
        the headline "{people} are a plague" cost the paper its readers' trust
        "{people} don't belong here", they told us. They were so wrong
        """)),
    Family("counter-speech: referred to", QUOTED, 0, lines("""
        the old lie that {people} are dirty has cost lives
        if your joke needs {people} to be stupid, it is a bad joke
        my cousin believes {people} are evil and I argue with him each time
        the party that calls {people} vermin lost the vote, thank goodness
        to hate {people} is to know nothing about them
        """)),
    Family("slur: reclaimed or discussed", COARSE, 0, lines("""
        old {reclaim}s like us built this club
        a {reclaim} choir, who would have thought, and they sing so well
        in the eighties the word {reclaim} was on every door, today it is on our banner
        my wife says I am her favourite {reclaim}
        """)),
    Family("profanity without hate", COARSE, 0, lines("""
        fuck me, is it Thursday already
        the damn bus drove off without us
        crap, I left the oven on
        hell of a lot of snow out there, shit
        """)),
    Family("insult of a person, no group", RUDE, 0, lines("""
        you absolute clown, learn to drive
        my manager is a spineless weasel
        nobody asked for your dumb opinion, dipshit
        what an arrogant twat you are, Peter
        """)),
    Family("dislike of other groups", COARSE, 0, lines("""
        estate agents are bloodsuckers
        hedge fund people disgust me
        fans of that club are animals, all of them
        parking wardens should rot
        people who talk in cinemas are the worst scum
        """)),
    Family("dislike of things", FINE, 0, lines("""
        I loathe wet socks
        coriander tastes like soap, ban it
        whoever likes the new logo needs glasses, it is hideous
        dandelions are vermin, get them out of my lawn
        """)),
    Family("threat: to a person", (1, 0, 1, 0), 0, lines("""
        you will be picking your teeth off the pavement, Peter
        I know which bus you take and I am bringing a crowbar
        one more word and I slit your tyres and then your throat
        say goodbye to your kneecaps
        """)),
    Family("violence words, harmless", FINE, 0, lines("""
        the comedian slayed last night
        this curry is killing my tongue
        chop the onions, beat the eggs and smash the garlic
        the striker shot twice and hit the post
        in chapter nine the duke is poisoned by his brother
        I would murder for a nap
        """)),
)
