"""Words as people look for them: no accents, no capitals, Latin letters, in every usual spelling.

Two usages of writing South Slavic and German letters live side by side, and nobody knows which one
a text or a reader follows: the one that drops the accents (Pristina, Dindic) and the one of the
English (Prishtina, Djindjic). So a word has up to two spellings, in texts and in questions alike.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


def _letters(pairs: str) -> dict[str, str]:
    """From "letter spelling letter spelling ..."."""
    return dict(zip(pairs.split()[::2], pairs.split()[1::2], strict=True))


# Not heard, or not seen: places to break a line, marks of direction.
SILENT = dict.fromkeys("ь\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
LATIN = _letters("œ oe æ ae ø o ł l đ d ð d þ th ı i")  # noqa: RUF001 - Turkish
CYRILLIC = _letters(
    "а a б b в v г g ґ g д d е e ѐ e ё e є e ж z з z и i ѝ i і i ї i й j ј j к k л l м m н n о o"  # noqa: RUF001
    " п p р r с s т t у u ў u ф f х h ц c ч c ш s щ st ъ u ы y э e ю ju я ja"  # noqa: RUF001
    " ђ d ѓ g ћ c ќ k љ lj њ nj џ dz ѕ dz"  # noqa: RUF001
)
OF_THE_ENGLISH = _letters(
    "š sh č ch ž zh đ dj ä ae ö oe ü ue"
    " ё yo ж zh й y ц ts ч ch ш sh щ sht ъ a ю yu я ya ђ dj ѓ gj ќ kj џ dzh"
)
PLAIN = SILENT | LATIN | CYRILLIC
IA_AT_THE_END = re.compile(r"ия\b")  # София is Sofia in every usage
USAGES = [str.maketrans(PLAIN), str.maketrans(PLAIN | OF_THE_ENGLISH)]


def spelled(text: str) -> list[str]:
    """The whole text in each usage; once, where they do not differ."""
    if text.isascii():
        return [text.lower()]
    alike = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    alike = IA_AT_THE_END.sub("иа", alike)
    return list(dict.fromkeys(_bare(alike.translate(usage)) for usage in USAGES))


def words_of(text: str) -> set[str]:
    """Every word of the text in every spelling."""
    return {word for spelling in spelled(text) for word in WORD.findall(spelling)}


def asked_words(text: str) -> list[tuple[str, ...]]:
    """The words of a question in their order, each with its spellings; none twice."""
    first, *others = (WORD.findall(spelling) for spelling in spelled(text))
    usages = [first, *(words for words in others if len(words) == len(first))]
    return list(dict.fromkeys(tuple(dict.fromkeys(word)) for word in zip(*usages, strict=True)))


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))
