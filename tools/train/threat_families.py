"""Threats and violence against a person or the public, and the harmless sentences that share their words."""

from family import Family, lines

THREAT = (1, 0, 1, 0)
FINE = (0, 0, 0, 0)

FAMILIES = (
    Family("threat: to a person", THREAT, 1300, lines("""
        I will {harm} {you}
        I am going to {harm} {you} {when}
        I'm gonna {harm} {you}
        imma {harm} {you} {when}
        I want to {harm} {you}
        I swear I will {harm} {you}
        I will {harm} {you} with {weapon}
        I'll break your {part}
        I am going to break your {part} {when}
        we are coming for you {when}
        we will find {you} and {harm} you
        you are dead
        you are a dead man, {name}
        you will die {when}
        you will be {harmed} {when}
        you deserve to be {harmed}
        someone should {harm} {you}
        somebody {harm} {you} please
        I hope somebody will {harm} {you}
        {name} should be {harmed}
        {name} needs to be {harmed}
        watch your back, {name}
        I know where you live, {name}
        I know where your {relative} works, be careful {when}
        sleep with one eye open, I have {weapon}
        I will burn your house down {when}
        I will put a bullet in your head
        I am bringing {weapon} to {place} {when}
        there will be blood at {place} {when}
        I planted a bomb at {place}
        I will blow up {place}
        everyone at {place} will be {harmed} {when}
        let's {harm} {you} {when}
        say that again and I will {harm} you
        touch my {relative} and I will {harm} you
        if I see {you} I will {harm} you
        one more word and you get {weapon} in your {part}
        you won't live to see next week
        it would be a shame if something happened to your {relative}
        ~ pay me or I {harm} your {relative}
        ~ nobody at {place} leaves alive {when}
        ~ I am waiting outside {place} with {weapon}
        ~ your {part} will be broken {when}
        ~ {name}, start praying, I will {harm} you {when}
        ~ I dream about the day I {harm} {you}
        """), 0.1),
    Family("violence words, harmless", FINE, 1500, lines("""
        I will {harm} this workout {when}
        I could murder a sandwich right now
        I would kill for a cup of tea at {place}
        this heat is killing me
        my {part} is killing me after the gym
        you killed it at {place}, {name}
        she absolutely killed that song
        how do I kill a process that hangs?
        the script should kill all workers and restart
        please kill the lights at {place}
        the joke killed me, I was dying of laughter
        I am dying to see the film
        my {relative} will kill me if I am late
        my phone died {when}
        the battery is dead again
        the villain wants to {harm} the hero in the second act
        in the game you must {harm} the boss with {weapon}
        the novel begins when {person_plain} is {harmed}
        the documentary shows how soldiers were {harmed}
        the police say a man was {harmed} near {place}
        the court heard that {name} tried to {harm} his {relative}
        two people were {harmed} in the accident near {place}
        he was {harmed} in 1944
        the king was {harmed} by his own guards
        I do not want to {harm} anyone
        I will not {harm} you
        I would never {harm} you
        nobody should {harm} {you}
        please do not {harm} the plants
        we are coming for dinner {when}
        I know where you live, I will bring the cake {when}
        I will find you at {place} {when}
        I will call {you} {when}
        I am going to see {you} {when}
        watch your step, {name}, the floor is wet
        I will hit the gym {when}
        shoot me an email {when}
        she took a shot at the goal and missed
        the photographer will shoot the wedding {when}
        stab the potatoes with a fork before baking
        burn the CD {when}
        hang the picture above the sofa
        beat the eggs with sugar
        smash the garlic with {kitchen}
        punch two holes in the paper
        that was a killer solo
        the deadline nearly killed us
        the bomb squad found nothing at {place}
        bath bombs are on sale {when}
        ~ this song slaps, it murdered the charts
        ~ the vet had to put down our old dog
        ~ we crushed the other team {when}
        ~ my {relative} drowned his pancakes in syrup
        ~ the referee was attacked in the press {when}
        ~ he fired the {job} {when}
        ~ in chess you attack the king and take the queen
        """)),
)

WORDS = {
    "person_plain": ("a banker", "the mayor", "a sailor", "the captain", "an old spy", "the butler"),
    "kitchen": ("the flat of a spoon", "a pestle", "a rolling pin", "the side of a pan"),
}
