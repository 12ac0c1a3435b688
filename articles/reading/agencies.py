"""News agencies: their usual short names and the spellings that stories give them."""

from __future__ import annotations

import re

# The usual short name, then every other spelling met in datelines, credits and copyright lines.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "TASS": ("ITAR-TASS", "TASS News Agency", "TASS-FACTBOX", "TASS FACTBOX", "ТАСС"),
    "Interfax": ("Interfax News Agency", "INTERFAX.RU"),
    "Interfax-Ukraine": (),
    "Interfax-Kazakhstan": (),
    "RIA Novosti": ("RIA", "RIAN", "RIA-Novosti"),
    "Sputnik": (),
    "Yonhap": ("Yonhap News", "Yonhap News Agency"),
    "KCNA": ("Korean Central News Agency", "KCNA Watch"),
    "Xinhua": ("Xinhua News Agency", "Xinhuanet", "New China News Agency"),
    "Kyodo": ("Kyodo News", "Kyodo News Agency", "Kyodo News Service"),
    "Jiji": ("Jiji Press",),
    "Reuters": ("Reuter", "Thomson Reuters", "Thomson Reuters Foundation", "Reuters News Agency"),
    "AP": ("Associated Press", "The Associated Press"),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "UPI": ("United Press International",),
    "dpa": ("Deutsche Presse-Agentur", "German Press Agency", "dpa-AFX", "dpa/tca"),
    "EFE": ("Agencia EFE", "EFE-EPA", "EPA-EFE", "EFEUSA"),
    "ACAN-EFE": ("ACAN - EFE",),
    "EPA": ("European Pressphoto Agency",),
    "ANSA": (),
    "Anadolu": ("AA", "Anadolu Agency", "Anadolu Ajansı", "Anadolu Ajansi"),
    "IRNA": ("Islamic Republic News Agency",),
    "ISNA": (),
    "Tasnim": ("Tasnim News Agency",),
    "Mehr": ("MNA", "Mehr News Agency"),
    "Fars": ("FNA", "Fars News Agency"),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": (),
    "UNI": ("United News of India",),
    "APP": ("Associated Press of Pakistan",),
    "BSS": (),
    "UNB": (),
    "Bernama": (),
    "Antara": ("Antara News",),
    "VNA": ("Vietnam News Agency", "VNS"),
    "PNA": ("Philippine News Agency",),
    "CNA": ("Central News Agency", "Focus Taiwan"),
    "Montsame": (),
    "Kazinform": ("QazInform",),
    "Trend": (),
    "Azertac": ("AZERTAG",),
    "APA": (),
    "Armenpress": (),
    "BelTA": (),
    "Ukrinform": (),
    "UNIAN": (),
    "PAP": ("Polish Press Agency",),
    "CTK": ("ČTK", "Czech News Agency"),
    "TASR": (),
    "MTI": (),
    "BTA": ("Bulgarian News Agency",),
    "Agerpres": (),
    "Tanjug": (),
    "SRNA": (),
    "Hina": (),
    "STA": (),
    "ANA-MPA": ("ANA", "AMNA"),
    "Lusa": (),
    "Belga": (),
    "ANP": (),
    "TT": (),
    "ATS": ("Keystone-ATS", "SDA", "Keystone-SDA"),
    "NTB": (),
    "Ritzau": (),
    "STT": (),
    "PA": ("Press Association", "PA Media"),
    "AAP": (),
    "CP": ("The Canadian Press", "Canadian Press"),
    "SANA": ("Syrian Arab News Agency",),
    "WAFA": (),
    "WAM": (),
    "QNA": (),
    "KUNA": (),
    "SPA": ("Saudi Press Agency",),
    "MENA": ("Middle East News Agency",),
    "INA": (),
    "NAN": ("News Agency of Nigeria",),
    "GNA": ("Ghana News Agency",),
    "SAPA": (),
    "PANA": ("PanaPress",),
    "Prensa Latina": ("PL",),
    "ACN": (),
    "Telam": ("Télam", "TELAM-ANSA"),
    "Notimex": (),
    "IPS": ("Inter Press Service",),
    "Bloomberg": ("Bloomberg News",),
    "CNN": (),
}

_BY_FOLD = {
    spelling.casefold(): short for short, others in SPELLINGS.items() for spelling in (short, *others)
}  # fmt: skip
_RELAYS = {"nnn"}  # name lists that only pass another agency's story on
_GENERIC = {"domestic service", "international service", "no date", "report", "commentary"}
_PARTS = re.compile(r"\s*+(?:/|&|,|;|-{1,2}|–|—)\s*+")

# Names that stand without brackets in datelines ("Tehran, April 10, IRNA –"); those that are also words are left out.
BARE = "|".join(
    sorted(
        (
            re.escape(spelling)
            for short, others in SPELLINGS.items()
            if short not in {"TT", "PA", "CP", "AP", "STA", "ATS", "UNI", "ANI", "MENA", "ANA-MPA"}
            for spelling in {short, short.upper(), *others}
            if len(spelling) > 2
        ),
        key=len,
        reverse=True,
    )
)


def one_slip(word: str, name: str) -> bool:
    """Whether one letter too many, too few, wrong or changed for its neighbour makes `word` of `name`."""
    if abs(len(word) - len(name)) > 1 or word == name:
        return word == name
    for at in range(max(len(word), len(name))):
        if word[:at] + word[at + 1 :] == name or name[:at] + name[at + 1 :] == word:
            return True
        if len(word) == len(name):
            swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
            if swapped == name or word[:at] + word[at + 1 :] == name[:at] + name[at + 1 :]:
                return True
    return False


def is_agency_name(line: str) -> bool:
    """Whether a line is nothing but an agency's name."""
    name = line.strip(" =.:©/()-–—").casefold()
    return name in _BY_FOLD or name.removeprefix("nnn-") in _BY_FOLD


def known_agency(text: str) -> str:
    """The short name of the agency that `text` names ("NNN-TASS", "TASS Correspondent Anna Petrova"), else ""."""
    folded = text.strip(" .,:").casefold()
    if folded in _BY_FOLD:
        return _BY_FOLD[folded]
    parts = [part for part in _PARTS.split(folded, maxsplit=4) if part not in _RELAYS]
    for part in parts:
        if part in _BY_FOLD:
            return _BY_FOLD[part]
    first, _, rest = folded.partition(" ")
    return _BY_FOLD.get(first, "") if rest else ""


def agency_between_slashes(text: str) -> str:
    """The agency of a slug between slashes: the way of TASS, which sometimes misprints its own name."""
    found = known_agency(text)
    if found:
        return found
    word = text.strip(" .,").upper()
    if one_slip(word, "TASS"):
        return "TASS"
    return word if word.isalpha() and word == text.strip(" .,") and len(word) <= 10 else ""


def agency_in_brackets(text: str) -> str:
    """The agency between brackets after a date; one that is not known keeps its printed name, in usual case."""
    found = known_agency(text)
    if found:
        return found
    name = text.strip(" .,:")
    if name.casefold() in _GENERIC or not any(character.isalpha() for character in name):
        return ""
    if not name.isupper() or " " not in name:
        return name
    return " ".join(
        word if len(word) <= 4 or not set(word) & set("AEIOU") else word.capitalize() for word in name.split()
    )
