"""Identity terms with the forms that templates need, and the group each belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """`people` (plural), `person` (singular with its article), `trait` (adjective), and where it belongs."""

    people: str
    person: str
    trait: str
    group: str
    held_out: bool = False


def _identities() -> tuple[Identity, ...]:
    table = """
    women|a woman|female|gender
    girls|a girl|female|gender
    men|a man|male|gender
    feminists|a feminist|feminist|gender
    trans people|a trans person|trans|gender identity
    trans women|a trans woman|transgender|gender identity
    transgender men|a transgender man|transgender|gender identity
    nonbinary people|a nonbinary person|nonbinary|gender identity|held
    gay people|a gay person|gay|orientation
    gay men|a gay man|gay|orientation
    gays|a gay guy|gay|orientation
    lesbians|a lesbian|lesbian|orientation
    homosexuals|a homosexual|homosexual|orientation
    bisexual people|a bisexual person|bisexual|orientation|held
    queer people|a queer person|queer|orientation
    black people|a black person|black|race
    black women|a black woman|black|race
    African Americans|an African American|African American|race
    Africans|an African|African|race|held
    white people|a white person|white|race
    Asians|an Asian person|Asian|race
    Latinos|a Latino|Latino|race
    Hispanics|a Hispanic person|Hispanic|race|held
    Native Americans|a Native American|Native American|race
    Roma people|a Roma person|Roma|race
    Arabs|an Arab|Arab|race
    Muslims|a Muslim|Muslim|religion
    Jews|a Jew|Jewish|religion
    Jewish people|a Jewish person|Jewish|religion
    Christians|a Christian|Christian|religion
    Catholics|a Catholic|Catholic|religion|held
    Hindus|a Hindu|Hindu|religion
    Sikhs|a Sikh|Sikh|religion|held
    Buddhists|a Buddhist|Buddhist|religion
    atheists|an atheist|atheist|religion
    immigrants|an immigrant|immigrant|origin
    refugees|a refugee|refugee|origin
    migrants|a migrant|migrant|origin|held
    foreigners|a foreigner|foreign|origin
    Mexicans|a Mexican|Mexican|origin
    Indians|an Indian|Indian|origin
    Chinese people|a Chinese person|Chinese|origin
    Nigerians|a Nigerian|Nigerian|origin
    Pakistanis|a Pakistani|Pakistani|origin
    Turks|a Turk|Turkish|origin
    Poles|a Pole|Polish|origin|held
    disabled people|a disabled person|disabled|disability
    people with disabilities|someone with a disability|disabled|disability
    autistic people|an autistic person|autistic|disability
    deaf people|a deaf person|deaf|disability
    blind people|a blind person|blind|disability|held
    wheelchair users|a wheelchair user|disabled|disability
    people with Down syndrome|someone with Down syndrome|disabled|disability
    mentally ill people|a mentally ill person|mentally ill|disability
    old people|an old person|old|age
    elderly people|an elderly person|elderly|age
    teenagers|a teenager|teenage|age|held
    """
    made = []
    for line in table.strip().splitlines():
        people, person, trait, group, *held = line.strip().split("|")
        made.append(Identity(people, person, trait, group, bool(held)))
    return tuple(made)


IDENTITIES = _identities()
