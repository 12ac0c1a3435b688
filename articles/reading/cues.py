"""Words that bring speech: verbs of saying in all their forms, with what may follow each.

A fact table, not a model: which verbs introduce speech and which complements they take. Lines are
`base [past [participle]]`; regular forms are made by rule.
"""

from __future__ import annotations

from typing import Final

# What a verb may bring. One verb may bring several.
QUOTES: Final = 1  # words in marks beside it: she added, "…"
CLAUSE: Final = 2  # a clause with "that": argued that …
BARE: Final = 4  # a clause without "that" as well: said he would go
ADDRESSEE: Final = 8  # somebody addressed stands between: told reporters that …
ASKS: Final = 16  # whether, if, how, why …
THING: Final = 32  # what is said is a noun phrase or infinitive: criticised the plan, vowed to go
# Which form a word is.
PAST: Final = 64
PRESENT: Final = 128  # says
BASE: Final = 256  # say: plural or after an auxiliary
ING: Final = 512
FINITE: Final = PAST | PRESENT | BASE
NOUNLIKE: Final = 1024  # the same form is a common noun or adjective: claims, reports
MARKED: Final = 2048  # a noun phrase as well, but what is said must stand between marks

SAY: Final = QUOTES | CLAUSE | BARE
STATE: Final = QUOTES | CLAUSE


def words_of(words: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(words.split())


FRAMES: Final[tuple[tuple[int, str], ...]] = (
    (SAY | ASKS, "say said"),
    (SAY, "put put"),  # it: as he put it
    (
        SAY,
        """
        add; announce; believe; claim; explain; insist; note; predict; acknowledge; admit admitted; allege;
        argue; assert; boast; confirm; concede; conclude; declare; joke; reveal; state; stress; suggest;
        think thought; vow; warn; feel felt; hope; estimate; reiterate; complain; tweet; write wrote
        written; report; deny denied; contend; recall; reckon; swear swore sworn; promise; pledge; agree;
        testify testified; emphasize; emphasise; specify specified; clarify clarified; disclose; mention;
        remark; observe; caution; opine; muse; quip quipped; retort; counter; reply replied; respond;
        answer; lament; guess; fear; expect; worry worried; signal; propose; certify certified; proclaim;
        profess; confess; attest; affirm; reaffirm; aver; speculate; marvel; post; blog blogged; gush; fume;
        crow; recount; hint; imply implied; theorize; theorise; postulate; grumble; gripe; shout; yell;
        scream; exclaim; whisper; mutter; murmur; chant; interject; forecast forecast; foresee foresaw
        foreseen; stipulate; reason; echo; indicate; decide; learn; show shown; find found; mean meant; see
        saw seen; know knew known; realise; realize; understand understood; hear heard; retweet; remember;
        grouse; posit; surmise; crack; rail; rant; vent; huff; scold; recite; intimate; urge; instruct;
        enthuse; relay; say said
        """,
    ),
    (
        STATE,
        """
        maintain; repeat; charge; underscore; underline; highlight; elaborate; comment; summarize;
        summarise; recommend; assume; wonder; intone; sneer; relate; narrate; pronounce; submit submitted;
        groan; sigh; hiss; snap snapped; cry cried; bark; bellow; thunder; deadpan deadpanned; chuckle;
        laugh; smile; shrug shrugged; nod nodded; interrupt; object; protest; plead; threaten; deplore;
        regret regretted; decree; rule; rationalize; rejoice; reflect; moan; tease; scoff; venture;
        volunteer; email; e-mail; text; point; insinuate; hypothesize; demand; request; urge; cite; respond;
        agree;
        """,
    ),
    (
        QUOTES,
        """
        continue; begin began begun; read read; go went gone; finish; start; proceed; open; close; end; sing
        sang sung; run ran; refuse; want; go went gone
        """,
    ),
    (
        SAY | ADDRESSEE,
        """
        tell told; assure; inform; remind; warn; notify notified; advise; convince; persuade; promise;
        caution; brief
        """,
    ),
    (
        QUOTES | CLAUSE | ADDRESSEE | ASKS | THING,
        """
        ask; question; press; quiz quizzed; inquire; enquire
        """,
    ),
    (
        QUOTES | THING,
        """
        call; describe; accuse; criticize; criticise; urge; demand; deny denied; denounce; condemn; blast;
        slam slammed; defend; dismiss; propose; announce; promise; pledge; vow; threaten; explain; express;
        voice; spout; mention; question; decry decried; apologize; apologise; deride; lambaste; lambast;
        excoriate; castigate; refute; rebut rebutted; predict; recall; suggest; reveal; declare; proclaim;
        emphasize; stress; concede; acknowledge; lament; bemoan; implore; reiterate; chide; rebuke; scold;
        berate; disavow; detail; outline; call
        """,
    ),
    (
        QUOTES | MARKED,
        """
        praise; reject; label; brand; dub dubbed; characterize; characterise; deem; term; mock; ridicule;
        liken; compare; cite; quote; blame; bash; assail; attack; tout; hail; applaud; welcome; salute;
        thank; congratulate; denigrate; disparage; reprimand; pillory pilloried; skewer; knock; hammer;
        trash; repudiate; renounce; recommend; beg begged; exhort; encourage; advise; order; instruct;
        invite; endorse; invoke; reference; challenge; taunt; insult; smear; vilify vilified; demonize;
        extol extolled; laud; commend; credit; summarize; portray; paint; speak spoke spoken; talk; refer
        referred; allude; discuss; highlight; underscore; oppose; support; see saw seen; view; consider;
        find found; want; seek sought; use; address; introduce; share; release; publish; issue; send sent;
        sign; vote; argue; offer; claim; hope; believe; think thought; predict; show shown; record;
        nickname; print; display; confront; deliver; invoke
        """,
    ),
)

# Which noun and adjective homographs need a subject right before them to be verbs.
_NOUNS: Final = words_of(
    """
    claim claims report reports call calls promise promises demand demands note notes state states point points
    question questions answer answers comment comments tweet tweets post posts charge charges estimate estimates
    guess fear fears hope hopes signal signals caution stress pledge pledges threat vow vows attack attacks
    praise blame term terms label labels brand brands counter counters end ends start starts open close order
    orders challenge challenges highlight highlights remark remarks reply replies retort object objects protest
    protests shout shouts cry cries laugh laughs smile smiles nod shrug whisper chant chants echo hint hints
    forecast rule rules reason reasons detail details outline credit credits thanks knock press reference cite
    text texts email emails thought rebuke regret regrets mock ridicule offer worry worries welcome insult smear
    jokes joke quip decree recall read talk talks blog bark sigh snap groan concern open brief advise submit
    finding findings meaning writing speaking calling reporting opening closing beginning ending feeling warning
    according describing belief charged closed opened blasted quote quotes conclude trash hammer paint hail
    salute gripe
    """
)


def _present(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")) or base == "go":
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    return base + "d" if base.endswith("e") else base + "ed"


def _ing(base: str, past: str) -> str:
    if past == base + base[-1] + "ed":
        return base + base[-1] + "ing"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return {"begin": "beginning", "submit": "submitting"}.get(base, base + "ing")


def _all_forms() -> dict[str, int]:
    forms: dict[str, int] = {}
    for frame, lines in FRAMES:
        for line in lines.split(";"):
            if not line.strip():
                continue
            base, *irregular = line.split()
            past = irregular[0] if irregular else _past(base)
            for form, flag in (
                (base, BASE),
                (_present(base), PRESENT),
                (past, PAST),
                (irregular[1] if len(irregular) > 1 else past, PAST),
                (_ing(base, past), ING),
            ):
                forms[form] = forms.get(form, 0) | frame | flag | (NOUNLIKE if form in _NOUNS else 0)
    return forms


CUES: Final[dict[str, int]] = _all_forms()

# Beliefs and findings, not speech: they govern words in marks, but a clause after them is no statement.
BELIEFS: Final = words_of(
    """
    believe believes believed believing think thinks thought thinking feel feels felt feeling hope hopes hoped
    hoping fear fears feared fearing expect expects expected expecting worry worries worried worrying assume
    assumes assumed assuming reckon reckons guess guesses guessed wonder wonders wondered wondering find finds
    found finding show shows showed shown showing see sees saw seen seeing know knows knew known knowing learn
    learns learned learning mean means meant meaning decide decides decided deciding hear hears heard hearing
    realise realises realised realising realize realizes realized realizing understand understands understood
    understanding indicate indicates indicated indicating estimate estimates estimated estimating
    """
)
