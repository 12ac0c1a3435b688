"""What kind of word each word of English news is: closed classes by list, the rest by shape. Bits of one int.

Python is quicker with the lowest thirty bits: those beyond are the rarest.
"""

from __future__ import annotations

from typing import Final

from articles.reading.cues import ASKS, BARE, BELIEFS, CLAUSE, CUES, THING, words_of

DETERMINER: Final = 1
PREPOSITION: Final = 1 << 1
CONJUNCTION: Final = 1 << 2  # and, but, or
AUXILIARY: Final = 1 << 3
ADVERB: Final = 1 << 4
PRONOUN: Final = 1 << 5  # he, she, they, we, I, it, you: a subject by itself
POSSESSIVE: Final = 1 << 6  # his, their; or a word in 's
RELATIVE: Final = 1 << 7  # who, which
SUBORDINATOR: Final = 1 << 8  # while, because, if
THAT: Final = 1 << 9
CUE: Final = 1 << 10  # a form of a verb of saying
VERB: Final = 1 << 11  # any other word that is certainly or probably a finite verb
NAME: Final = 1 << 12  # capitalised
COMMA: Final = 1 << 13
STOP: Final = 1 << 14  # . ? !
COLON: Final = 1 << 15
SEMICOLON: Final = 1 << 16
DASH: Final = 1 << 17
OPEN: Final = 1 << 34  # ( [
CLOSE: Final = 1 << 19
QUOTED: Final = 1 << 20  # words between marks, folded into one token
TIME: Final = 1 << 21  # Tuesday, today, earlier
NUMBER: Final = 1 << 22
WORD: Final = 1 << 23  # noun, adjective, unknown
TO: Final = 1 << 24
WH: Final = 1 << 25  # whether, how, why, what
ACCORDING: Final = 1 << 31
ABBREVIATION: Final = 1 << 27  # a stop after it ends nothing: Mr, Sen, Gov
LOOKED_AT: Final = 1 << 26  # may bring words or end a sentence
AS: Final = 1 << 28
OTHER: Final = 1 << 29
SPEECH_NOUN: Final = 1 << 32  # claim, statement, remark: somebody's words
DOTTED: Final = 1 << 33  # ends with the stop of an abbreviation: U.S.
SAYS: Final = 1 << 30  # a verb that brings words without marks as well: no belief, no "read" or "began"
TOUCHING: Final = 1 << 18  # a full stop right behind a word

TURNS: Final = QUOTED | CUE | ACCORDING | SPEECH_NOUN  # is or may bring a quotation
_ARE_LOOKED_AT: Final = TURNS | STOP | DOTTED

CLASSES: Final[tuple[tuple[int, str], ...]] = (
    (
        DETERMINER,
        "the a an this these those some many several most all both each every no any another few one two three four"
        " five six seven eight nine ten dozens hundreds thousands such half either neither certain various other"
        " others",
    ),
    (
        PREPOSITION,
        "of in on at by for with from into during within without about against among amid between through throughout"
        " under over above below across along around behind beside besides beyond despite down toward towards upon via"
        " per near onto off out up inside outside regarding concerning including alongside like unlike",
    ),
    (CONJUNCTION, "and but or nor yet &amp; &"),
    (
        AUXILIARY,
        "is are was were am be been being has have had having do does did will would can could should shall might must"
        " cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't"
        " shouldn't mustn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t"
        " couldn’t shouldn’t mustn’t ain't ain’t may",
    ),
    (
        ADVERB,
        "also not then now never ever often always once again further furthermore moreover however instead later soon"
        " still just only even already perhaps maybe thus therefore nevertheless nonetheless meanwhile too very almost"
        " rather quite indeed here first second finally next n't twice sometimes afterwards afterward elsewhere"
        " previously separately additionally likewise otherwise hence accordingly aloud thereby herein repeatedly so",
    ),
    (
        PRONOUN,
        "he she they we i it you he's she's it's they're we're i'm you're he’s she’s it’s they’re we’re i’m you’re he'd"
        " she'd they'd we'd i'd he’d she’d they’d we’d i’d they've we've i've you've they’ve we’ve i’ve you’ve he'll"
        " she'll they'll we'll i'll he’ll she’ll they’ll we’ll i’ll it'll it’ll everyone everybody someone somebody"
        " nobody himself herself themselves itself none anyone anybody there there's there’s",
    ),
    (OTHER, "him them us me her"),
    (POSSESSIVE, "his her its their our my your whose"),
    (RELATIVE, "who which whom who's who’s who'd who’d"),
    (
        SUBORDINATOR,
        "while when because if although though since after before until unless whereas where once whilst till lest than"
        " except whenever wherever",
    ),
    (THAT, "that that's that’s"),
    (TO, "to"),
    (AS, "as"),
    (WH, "whether how why what"),
    (ACCORDING, "according words"),
    (
        TIME,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight earlier recently"
        " mon tue wed thu fri sat sun last week month year january february march april june july august september"
        " october november december morning afternoon evening night weekend ago late early",
    ),
    (
        VERB,
        "went took gave came got made let put set kept left held brought sent met won lost ran led rose fell grew spoke"
        " became began stood sat saw knew found built bought sold paid spent cut hit hurt hold holds make makes take"
        " takes give gives gave goes come comes gets get keep keeps want wants need needs seem seems appear appears"
        " remain remains become becomes run runs show shows shown mean means meant turn turns help helps try tries"
        " think thinks believe believes know knows look looks use uses work works lie lies leave leaves bring brings"
        " broke chose drew drove ate fought flew forgot forgave froze hid knew lay rode rang shook shot showed shut"
        " slept stole struck swept taught threw understood withdrew wore cast beat bent bet burst dealt dug fed fled"
        " hung leapt lent lit overcame overthrew proved sank sought spread sprang stuck swore swung tore woke wound"
        " continue continues want includes include remains leads plays moves allows provides requires expects"
        " owns faces supports opposes serves represents lives stands belongs sees likes loves hates",
    ),
    (
        ABBREVIATION,
        "mr mrs ms dr sen gov rep gen lt col sgt capt maj adm rev hon prof st jr sr vs no inc corp ltd co jan feb mar"
        " apr jun jul aug sept sep oct nov dec sens reps govs messrs mt ft d-calif r-texas pres amb supt dist ave blvd"
        " cmdr brig ret calif mass conn ariz colo fla ga ill ind kan ky la md mich minn miss mo neb nev okla ore pa"
        " tenn tex va vt wash wis wyo del ala ark r-ky r-fla r-ariz d-vt d-nev d-mass r-s.c r-wis r-ohio r-ala d-md",
    ),
)

PUNCTUATION: Final[dict[str, int]] = {
    ",": COMMA,
    "،": COMMA,
    ".": STOP,
    "?": STOP,
    "!": STOP,
    ":": COLON,
    ";": SEMICOLON,
    "—": DASH,
    "–": DASH,
    "―": DASH,
    "-": DASH,
    "--": DASH,
    "---": DASH,
    "(": OPEN,
    "[": OPEN,
    ")": CLOSE,
    "]": CLOSE,
}
_CASELESS_NAMES: Final = frozenset(
    ("will", "do", "may", "might", "can", "mark", "no", "us", "it", "miss", "mo", "co", "la", "st")
)
_LIMIT: Final = 60_000  # words remembered; a hostile text may not fill the memory


ALIKE: Final[dict[int, int]] = {}  # one object for all bits that are the same


class Lexicon(dict[str, int]):
    """Word → bits. Knows the listed words in three letter cases; remembers what it decided for others by shape."""

    def __missing__(self, word: str) -> int:
        bits = _to_look_at(_by_shape(word))
        bits = ALIKE.setdefault(bits, bits)
        if len(self) < _LIMIT:
            self[word] = bits
        return bits


def _to_look_at(bits: int) -> int:
    return bits | LOOKED_AT if bits & _ARE_LOOKED_AT else bits


def _by_shape(word: str) -> int:
    first = word[0]
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return DASH if first == "-" else STOP if word.startswith("..") or first == "…" else OTHER
    owner = POSSESSIVE if word.endswith(("'s", "’s", "s’", "s'")) else 0
    if first.isupper():
        return NAME | owner | (DOTTED if word[-1] == "." else 0)
    if owner:
        return WORD | owner
    if word.endswith("ly") and len(word) > 4:
        return ADVERB
    if word.endswith("ed") and len(word) > 4:
        return VERB | WORD
    return WORD


def _build() -> Lexicon:
    lexicon = Lexicon(PUNCTUATION)

    def put(word: str, bits: int) -> None:
        lexicon[word] = lexicon.get(word, 0) | bits

    for bits, words in CLASSES:
        for word in words.split():
            put(word, bits)
            if bits == TIME and word[0].isalpha() and word not in ("last", "late", "early", "ago"):
                put(word.capitalize(), bits | NAME)
            elif word == "i":
                put("I", bits)
                put("I'm", bits)
                put("I’m", bits)
            elif word not in _CASELESS_NAMES:
                put(word.capitalize(), bits | (NAME if bits == ABBREVIATION else 0))
                if len(word) > 3 or word in (
                    "the",
                    "and",
                    "he",
                    "she",
                    "but",
                    "who",
                    "was",
                    "has",
                    "his",
                    "had",
                    "for",
                ):
                    put(word.upper(), bits)
    for word, flags in CUES.items():
        cue = CUE | SAYS if flags & (CLAUSE | BARE | ASKS | THING) and word not in BELIEFS else CUE
        for form in (word, word.capitalize(), word.upper()):
            lexicon[form] = (lexicon.get(form, 0) & ~(WORD | VERB)) | cue
    for word, bits in lexicon.items():
        bits = _to_look_at(bits)
        lexicon[word] = ALIKE.setdefault(bits, bits)
    lexicon["It"] = lexicon["IT"] = PRONOUN
    lexicon["No"] = DETERMINER
    return lexicon


LEXICON: Final = _build()
SPEECH_NOUNS: Final = words_of(
    """
    claim claims comment comments assertion assertions statement statements remark remarks suggestion argument
    allegation accusation accusations warning promise pledge vow call calls contention declaration
    acknowledgment acknowledgement admission insistence charge charges prediction description question questions
    criticism complaint complaints denial demand demands announcement response answer reply quip tweet tweets
    post words dictum motto message note conclusion view opinion observation explanation reference references
    """
)
for _noun in SPEECH_NOUNS:
    if not LEXICON.get(_noun):
        LEXICON[_noun] = WORD | SPEECH_NOUN | LOOKED_AT

NOMINAL: Final = NAME | WORD | NUMBER | DETERMINER | POSSESSIVE | ABBREVIATION
LIMITS: Final = STOP | COLON | SEMICOLON | QUOTED | RELATIVE | SUBORDINATOR | THAT
