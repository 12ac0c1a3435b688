"""The words of posts: heads ("minister"), what stands before them ("deputy prime"), and which of them mean the same."""

from __future__ import annotations

from articles.reading.lexicon import listed

# Always a public post, or nearly so.
PUBLIC = listed("""
    minister premier chancellor president vice-president ambassador envoy governor mayor senator congressman
    congresswoman lawmaker legislator mp king queen emperor sultan emir spokesman spokeswoman spokesperson
    undersecretary under-secretary commissioner judge justice prosecutor ombudsman ombudswoman diplomat consul
    sheriff councillor councilman councilwoman parliamentarian premier-designate admiral general marshal colonel
    deputy leader secretary attorney vice-premier plenipotentiary burgomaster taoiseach ayatollah representative
    viceminister prime-minister vice-minister vice-governor vice-mayor rep. sen. gov. gen. adm. col. pm fm mps
    dictator strongman solicitor treasurer comptroller interior-minister crown-prince regent czar
    commander-in-chief chairman-designate president-elect inspector quartermaster chargé cabinet-minister
    alderman superintendent
    """)
# Public only with something public beside it: a ministry, a country, a region.
OPEN = listed("""
    chairman chairwoman chairperson chair co-chair co-chairman vice-chairman vice-chairwoman
    vice-chair speaker director chief head commander secretary-general director-general adviser advisor aide
    delegate negotiator member official counsel counselor counsellor co-chairwoman administrator coordinator
    captain major lieutenant brigadier chief-of-staff inspector-general attorney-general
    prosecutor-general governor-general deputy-head procurator rector auditor architect
    """)
PLURALS = {
    "presidents": "president", "ministers": "minister", "premiers": "premier", "leaders": "leader",
    "governors": "governor", "senators": "senator", "ambassadors": "ambassador", "envoys": "envoy",
    "mayors": "mayor", "deputies": "deputy", "lawmakers": "lawmaker", "vice-chairmen": "vice-chairman",
    "vice-presidents": "vice-president", "chairmen": "chairman", "spokesmen": "spokesman", "chiefs": "chief",
    "heads": "head", "aides": "aide", "secretaries": "secretary", "sens.": "senator", "reps.": "representative",
    "gens.": "general", "generals": "general", "diplomats": "diplomat", "advisers": "adviser", "advisors": "advisor",
    "commissioners": "commissioner", "counterparts": "counterpart", "colleagues": "counterpart",
    "colleague": "counterpart", "members": "member", "kings": "king", "vice-premiers": "vice-premier",
    "congressmen": "congressman", "representatives": "representative", "commanders": "commander", "judges": "judge",
    "directors": "director", "vice-ministers": "vice-minister", "chancellors": "chancellor",
}  # fmt: skip
ABBREVIATED = {
    "rep.": "representative", "sen.": "senator", "gov.": "governor", "gen.": "general", "adm.": "admiral",
    "col.": "colonel", "lt.": "lieutenant", "maj.": "major", "pm": "prime minister", "fm": "foreign minister",
    "brig.": "brigadier", "dep.": "deputy", "capt.": "captain", "amb.": "ambassador", "sec.": "secretary",
    "pres.": "president", "min.": "minister",
}  # fmt: skip
HEADS = PUBLIC | OPEN | PLURALS.keys() | ABBREVIATED.keys() | {"counterpart", "colleague"}
# Ranks and generic words: an office only where the story gives nothing better.
# Before a name, and no part of it.
HONORIFICS = listed("""
    mr. mrs. ms. dr. mr mrs ms dr miss sir dame lord lady rev. prof. professor comrade retired gen. lt. col. maj.
    adm. capt. brig. marshal madam sheikh sheik hon. ayatollah comrades general colonel major admiral
    """)
RANKS = listed("""
    general admiral colonel marshal major lieutenant captain brigadier inspector
    """)
GENERIC = listed("""
    diplomat official lawmaker leader envoy chief head politician aide representative member legislator minister
    deputy spokesman spokeswoman spokesperson counterpart delegate dictator strongman
    """)
# A party's or a firm's just as well; what stands beside them decides.
ANYBODYS = OPEN | {
    "president",
    "secretary",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "leader",
    "representative",
    "attorney",
}

LOWER_MODIFIERS = listed("""
    prime foreign deputy vice first second third assistant acting interim caretaker former ex defense defence
    finance interior justice trade energy economy economic health education transport transportation agriculture
    agricultural culture sports sport labour labor unification press presidential parliamentary government
    ministry military army navy naval police security intelligence state federal national regional provincial
    city supreme chief principal top special nuclear permanent opposition house senate council committee
    department cabinet kremlin emergencies emergency digital development industry environment natural resources
    affairs central bank human rights home external internal information technology science tourism planning
    commerce telecommunications communications construction infrastructure immigration budget treasury migration
    water housing social welfare family gender women youth veterans election electoral policy diplomatic general
    attorney director secretary civil air force coast guard border customs prison fire tax anti-corruption
    counterterrorism peace talks negotiations arms control un u.n. nato eu parliament majority minority party's
    floor village district county state-run de facto self-proclaimed exiled ousted deposed incumbent outgoing
    incoming current then-acting then new newly appointed newly-elected elected longtime long-time late senior
    junior lead administration delegation mission embassy joint staff crown royal spiritual religious political
    campaign transitional spy office missile space atomic climate railways railway petroleum oil gas mines
    mining land forestry fisheries food public works local municipal lower upper assembly congress congressional
    legislative executive judicial constitutional court wing faction ruling party head deputy-prime vice-prime
    foreign-policy standing select steering working jailed impeached embattled ailing disgraced detained
    imprisoned convicted arrested indicted slain assassinated operations strategic maritime aerospace people
    workers patriots patriot
    """)
# Left out of the office: they say when, or nothing.
LEFT_OUT = listed("""
    the a an his her its their our then current new newly appointed newly-appointed newly-elected elected
    incumbent outgoing incoming longtime long-time late senior puppet respected dear great beloved then-acting
    the's ousted jailed impeached embattled ailing disgraced deposed exiled detained imprisoned convicted
    arrested indicted slain assassinated self-proclaimed
    """)
PREPOSITIONS = frozenset({"of", "for", "to", "on", "at", "in"})

# What may be meant where a story says only …
SAME = {
    "diplomat": (
        "foreign minister", "ambassador", "envoy", "foreign ministry", "consul", "foreign secretary",
        "secretary of state", "permanent representative", "foreign policy", "chargé", "diplomat",
        "special representative", "state department",
    ),
    "envoy": ("ambassador", "envoy", "permanent representative", "special representative", "special envoy"),
    "lawmaker": (
        "lawmaker", "deputy", "senator", "mp", "speaker", "duma", "parliament", "congressman", "congresswoman",
        "representative", "legislator", "member of", "federation council", "house", "senate", "rada", "assembly",
    ),
    "legislator": (
        "lawmaker", "deputy", "senator", "mp", "speaker", "duma", "congressman", "representative", "legislator",
    ),
    "parliamentarian": ("lawmaker", "deputy", "senator", "mp", "speaker", "duma", "parliament", "legislator"),
    "leader": (
        "president", "leader", "prime minister", "king", "chancellor", "premier", "chairman", "emir", "sultan",
        "general secretary", "head",
    ),
    "spokesman": ("spokesman", "spokesperson", "press secretary", "press service"),
    "spokesperson": ("spokesman", "spokeswoman", "spokesperson", "press secretary", "spokes"),
    "spokeswoman": ("spokeswoman", "spokesperson", "press secretary"), "minister": ("minister", "secretary of"),
    "chief": (
        "chief", "head", "director", "commander", "secretary general", "secretary-general", "chairman", "president",
        "minister", "commissioner", "chairwoman", "director general", "high representative",
    ),
    "head of state": ("president", "king", "queen", "emperor", "emir", "sultan", "leader"),
    "head of government": ("prime minister", "premier", "chancellor"),
    "head": ("head", "chief", "director", "president", "chairman", "leader", "governor", "minister", "speaker"),
    "commander": ("commander", "general", "admiral", "chief"),
    "general": ("general", "commander", "chief of staff", "chief of the general staff"), "president": ("president",),
    "premier": ("premier", "prime minister"), "pm": ("prime minister", "premier"), "fm": ("foreign minister",),
    "mp": ("mp", "lawmaker", "deputy", "member of parliament"), "deputy": ("deputy",),
    "ambassador": ("ambassador", "permanent representative"), "governor": ("governor", "head"),
    "secretary": ("secretary",),
    "politician": (
        "president", "minister", "senator", "lawmaker", "deputy", "governor", "mayor", "leader", "chairman",
    ),
    "official": ("",), "congressman": ("congressman", "representative"),
    "congresswoman": ("congresswoman", "representative"), "aide": ("aide", "adviser", "advisor", "assistant"),
    "adviser": ("adviser", "advisor", "aide"), "advisor": ("adviser", "advisor", "aide"),
}  # fmt: skip
FEMALE_TITLES = listed("""
    spokeswoman chairwoman queen congresswoman councilwoman empress princess vice-chairwoman ombudswoman
    businesswoman stateswoman mrs. ms. miss mrs ms madam lady dame
    """)
MALE_TITLES = listed("""
    spokesman chairman king congressman councilman emperor prince sultan emir mr. mr sir lord vice-chairman
    ayatollah businessman pope
    """)


def is_title_head(word: str) -> bool:
    """Whether a post's name may turn on this word (in small letters)."""
    return word in HEADS


def singular(word: str) -> str:
    """A post's head in the singular and written out: "Sens." gives "senator"."""
    return PLURALS.get(word) or ABBREVIATED.get(word) or word
