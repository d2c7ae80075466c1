"""Hate against groups, in the forms it takes: said outright, denied, asked, threatened, pointed at with a pronoun."""

from family import Family, lines

HATE = (1, 1, 0, 0)
THREAT = (1, 1, 1, 0)

FAMILIES = (
    Family("hate: stated", HATE, 1500, lines("""
        {people} are {vile}
        {people} are {swear} {vile}
        all {people} are {vile}
        most {people} are {vile}, every single one I have met
        I {loathe} {people}
        I {loathe} {trait} people
        every {trait} person is {vile_adj}
        {trait} people are {vile} and {vile}
        being {trait} is {vile_adj}
        {people} make me sick
        {people} disgust me
        {people} ruin everything they touch
        nothing good has ever come from {people}
        the world would be better without {people}
        you are just {person}, you {vile_adj} {vile_noun}
        you {vile_adj} {trait} {vile_noun}
        {swear} {trait} {vile_noun}
        shut up you {trait} {vile_noun}
        what a typical {trait} {vile_noun}
        look at that {vile_adj} {trait} {vile_noun}
        {people} belong in the gutter
        {people} only know how to steal and lie
        {people} have destroyed {country}
        if you are {trait}, I {loathe} you
        he is {person}, so of course he is {vile_adj}
        she is nothing but {person}, {vile}
        fuck {people}
        fuck all {trait} people
        screw {people}, they are {vile}
        I wish {people} did not exist
        {people} are the reason {country} is falling apart
        there is something deeply wrong with {people}
        ~ {people} are to blame for everything that goes wrong
        ~ I get angry whenever I see {person}, they are {vile}
        ~ nobody is as {vile_adj} as {people}
        ~ to hell with {people} and their {vile_adj} ways
        ~ {trait} people turn my stomach
        ~ {people}: {vile}, {vile} and {vile}
        """), 0.18),
    Family("hate: asked or opined", HATE, 550, lines("""
        why are {people} so {vile_adj}?
        why do {people} always have to be so {swear} {vile_adj}?
        how can anyone not {hate_verb} {people}?
        is there anything more {vile_adj} than {person}?
        who else thinks {people} are {vile}?
        am I the only one who thinks {trait} people are {vile}?
        can we all agree that {people} are {vile}?
        isn't it obvious that {people} are {vile}?
        in my opinion {people} are {vile}
        if you ask me, {people} are {vile}
        it is a fact that {people} are {vile}
        I am not racist but {people} are {vile}
        I have nothing against them, but {people} are {vile}
        call me what you want, {people} are {vile}
        everyone knows {people} are {vile}
        science has shown that {trait} people are {vile_adj}
        ~ what is wrong with {people}, why must they be {vile}?
        ~ don't you just {hate_verb} {people}?
        ~ let us be honest, {people} are {vile}
        ~ I say this as a friend: {people} are {vile}
        """)),
    Family("hate: excluding", HATE, 650, lines("""
        {people} should not be allowed to {right}
        {people} have no right to {right}
        we should never let {people} {right}
        ban {people} from {country}
        {people} should be deported
        {people} should leave {country}
        get {people} out of {country}
        {people} should go back to where they came from
        send all {people} away
        {people} do not belong in {country}
        {people} don't deserve to {right}
        {people} don't deserve rights
        {people} are not welcome in {country}
        no {trait} person should ever {right}
        keep {people} away from {country}
        we need to get rid of {people}
        {people} should be locked up
        {people} need to be kept apart from normal people
        I would never hire {person}, they are {vile}
        I don't want {person} in my house
        ~ a decent society has no room for {people}
        ~ throw {people} out of {country}
        ~ {people} must never be given the right to {right}
        ~ we do not serve {people}, they are {vile}
        """), 0.08),
    Family("hate: denying worth", HATE, 800, lines("""
        {people} are not human
        {people} are not people
        {people} are not real people, they are {vile}
        {people} are no better than {vile}
        {people} aren't even human
        {people} do not deserve respect
        {people} do not deserve to be treated like us
        {people} will never be our equals
        {people} will never be normal
        {people} can never be trusted
        you can't trust {people}
        never trust {person}
        no {trait} person is worth anything
        not a single one of the {people} is any good
        there is no such thing as a good {trait} person
        there are no decent {people}
        there isn't one {trait} person who isn't {vile_adj}
        nobody likes {people}
        nobody wants {people} here
        no one should respect {people}
        I have no respect for {people}
        I do not care about {people}, let them suffer
        {people} bring nothing of value to {country}
        {people} don't contribute anything
        {people} have never done anything good
        it is not wrong to {hate_verb} {people}
        it is okay to {hate_verb} {people}
        there is nothing wrong with hating {people}
        I don't like {people}, they are {vile}
        I am not sorry for hating {people}
        ~ {people} are not our equals and never will be
        ~ I cannot see {people} as human beings
        ~ not one of the {people} deserves a job
        ~ no {trait} person has ever been honest
        ~ it isn't bigotry, {people} really are {vile}
        ~ never once have I met {person} who was not {vile_adj}
        """), 0.08),
    Family("hate: with a pronoun", HATE, 500, lines("""
        {people} moved in next door. They are {vile}
        I saw {people} at {place}. They make me sick
        {people} are everywhere now. I {loathe} them
        there is {person} at {place}. What {vile_adj} {vile_noun}
        my {relative} works with {people}. They are {swear} {vile}
        those are {people}, and they are {vile}
        look, it is {people} again. Get them out of {country}
        you are {trait}? Then you are {vile_adj}
        she is {trait}. That is why she is such a {vile_noun}
        {people} want respect? They should not even {right}
        we talked about {people}. I wish they would all disappear
        {people} say they are like us. They are not, they are {vile}
        ~ at {place} I met {people}. God, are they {vile}
        ~ my {relative} is dating {person}. I told them how {vile_adj} those people are
        ~ {people}? We do not want them here
        """)),
    Family("hate: slur", HATE, 650, lines("""
        you are a {slur}
        you {vile_adj} {slur}
        {swear} {slur}
        {slurs} are {vile}
        I {loathe} {slurs}
        all {slurs} should leave {country}
        get out of here {slur}
        what a {slur}
        that {slur} at {place} makes me sick
        stop acting like a {slur}, you {vile_noun}
        he is just another {swear} {slur}
        look at these {slurs}
        only a {slur} would say that
        no {slurs} in {country}
        you look like a {slur}
        go home {slur}
        ~ nobody asked you, {slur}
        ~ {slurs} ruin {place}
        ~ typical {slur} behaviour
        ~ I will never share a table with {slurs}
        """), 0.15),
    Family("hate: threat", THREAT, 1000, lines("""
        I will {harm} {people}
        I am going to {harm} {person}
        I want to {harm} every {trait} person I see
        {harm} all {people}
        {harm} the {trait} {vile_noun}
        let's {harm} {people} {when}
        we will {harm} you, you {trait} {vile_noun}
        {people} should be {harmed}
        {people} deserve to be {harmed}
        {people} must be {harmed}
        all {people} need to be {harmed}
        someone should {harm} {people}
        every {trait} person should be {harmed}
        I hope {people} get {harmed}
        I would love to see {people} {harmed}
        {people} should die
        {people} deserve to die
        death to {people}
        if {person} comes to {place} I will {harm} them
        next time I see {person} I am going to {harm} them
        the only good {trait} person is a dead one
        we should have {harmed} {people} years ago
        round up {people} and have them {harmed}
        it would be right to {harm} {people}
        {people} better run, we are coming with {weapon}
        I bought {weapon} for {people}
        ~ {people} will be {harmed} {when}, count on it
        ~ one day we {harm} every last one of the {people}
        ~ give me {weapon} and put me in a room with {people}
        ~ may all {people} be {harmed}
        ~ I swear I will {harm} the next {trait} person who talks to me
        """), 0.12),
)
