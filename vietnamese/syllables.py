"""What a written Vietnamese syllable can be: initial, rhyme, tone."""

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")

# Before e, ê, i, y the sounds of c, g, ng are spelled k, gh, ngh; "gì" is g with i.
_INITIALS = (
    "(?:(?:k|gh|ngh)(?=[eêiy])|(?:c|ng)(?![eêiy])|g(?![eêy])|gi|qu"
    "|b|ch|d|đ|h|kh|l|m|n|nh|ph|p|r|s|th|tr|t|v|x)?"
)
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt "
    "uy uya uych uyn uynh uyp uyt uyu uyên uyêt "
    "ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych yêm yên yêng yêt yêu ynh yt"
)
_SYLLABLE = re.compile(f"{_INITIALS}(?:{'|'.join(_RHYMES.split())})")


def is_syllable(word: str) -> bool:
    """Whether the word is one syllable by the rules of spelling; wherever on it the tone stands."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = _TONES.findall(decomposed)
    toneless = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(toneless):
        return False
    return not toneless.endswith(_STOPS) or (tones != [] and tones[0] in _SHARP_OR_HEAVY)
