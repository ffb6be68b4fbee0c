"""Words as people look for them: no accents, no capitals, Latin letters, in every usual spelling.

Two usages of writing South Slavic and German letters live side by side, and nobody knows which one
a text or a reader follows: the one that drops the accents (Pristina, Dindic) and the one of the
English (Prishtina, Djindjic). So a word has up to two spellings, in texts and in questions alike.
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
# Invisible within words: places to break a line, marks of direction.
INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
LETTERS = INVISIBLE | {
    **{"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"},
    **dict(zip("абвгґдеѐёєзиѝіїйјклмнопрстуўфхцы", "abvggdeeeeziiiijjklmnoprstuufhcy", strict=True)),
    **{"э": "e", "ж": "z", "ч": "c", "ш": "s", "щ": "st", "ъ": "u", "ь": "", "ю": "ju", "я": "ja"},
    **{"ђ": "d", "ѓ": "g", "ћ": "c", "ќ": "k", "љ": "lj", "њ": "nj", "џ": "dz", "ѕ": "dz"},
}
ENGLISH = LETTERS | {
    **{"š": "sh", "č": "ch", "ž": "zh", "đ": "dj", "ä": "ae", "ö": "oe", "ü": "ue"},
    **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sht", "ц": "ts", "ъ": "a", "ю": "yu", "я": "ya"},
    **{"й": "y", "ё": "yo", "ђ": "dj", "ѓ": "gj", "ќ": "kj", "џ": "dzh"},
}
USAGES = [str.maketrans(LETTERS), str.maketrans(ENGLISH)]
IA_AT_THE_END = re.compile(r"ия\b")  # София is Sofia in every usage


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
