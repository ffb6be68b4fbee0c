"""Small words by which the two languages are told apart.

Those that both have, such as “on” or “but”, are in no list. STRONG ones stand in sentences; WEAK
ones stand in names, too, such as that of an organisation, which may be named in its own language.
"""


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


STRONG = {
    "en": listed(
        """
        is are was were be been being has have had did does will would shall should can could may
        might must that which who whom whose what when where why how this these those they them
        their we our you your he she his her it its there than then not also such some any each
        because while very into about between during through after before until within
        """
    ),
    "fr": listed(
        """
        est sont était étaient été être suis ont avait avaient sera seront fait peut peuvent doit
        doivent que qui quoi où je tu il elle ils elles nous vous cette ces cet ses leur leurs
        notre nos votre vos ne pas très aussi ainsi mais donc comme dans lors depuis pendant après
        avant afin parce lorsque cela ceci qu' n' j' c'
        """
    ),
}
WEAK = {
    "en": listed("the of and to for from by with in at against without under"),
    "fr": listed("le la les l' des d' du de une et à au aux en par pour sur contre avec sans chez"),
}
SMALL = {language: STRONG[language] | WEAK[language] for language in STRONG}
