"""The usual short name of an agency behind the ways in which its files name it: domain, company, capitals."""

from __future__ import annotations

import re

_NAMES: dict[str, tuple[str, ...]] = {
    "AAP": ("aap", "aap.com.au", "australian associated press", "australian associated press pty limited"),
    "AFP": ("afp", "afp.com", "agence france presse", "agence france-presse"),
    "ANA-MPA": ("ana-mpe.gr", "ana-mpa", "αΠΕ-μΠΕ", "ana", "amna"),
    "ANP": ("anp", "anp.nl", "algemeen nederlands persbureau"),
    "ANSA": ("ansa", "ansa.it"),
    "AP": ("ap", "ap.org", "associated press", "the associated press"),
    "Belga": ("belga", "belga.be", "www.belga.be"),
    "Business Wire": ("business wire", "businesswire.com", "businesswire"),
    "CP": ("cp", "cp.org", "canadian press", "the canadian press", "la presse canadienne"),
    "EFE": ("efe", "agencia efe", "efe.com"),
    "GlobeNewswire": ("globenewswire", "globenewswire.com", "globe newswire"),
    "Interfax": ("interfax", "interfax.ru"),
    "KCNA": ("kcna", "korean central news agency", "kcna.kp"),
    "Kyodo": ("kyodo", "kyodonews", "kyodonews.jp", "kyodo news"),
    "NTB": ("ntb", "ntb.no", "norsk telegrambyrå"),
    "PA": ("pa", "pa media", "pa sport", "press association", "the press association"),
    "Reuters": ("reuters", "reuters.com", "thomson reuters"),
    "RIA Novosti": ("ria novosti", "ria", "ria.ru"),
    "Ritzau": ("ritzau", "ritzau.dk", "ritzaus bureau"),
    "STT": ("stt", "stt.fi", "stt–lehtikuva", "stt-lehtikuva"),
    "TASS": ("tass", "itar-tass", "www.itar-tass.com", "itar-tass.com", "tass.ru", "tass.com"),
    "TT": ("tt", "tt.se", "tidningarnas telegrambyrå"),
    "Xinhua": ("xinhua", "xinhua news agency", "xinhuanet.com", "news.cn"),
    "Yonhap": ("yonhap", "연합뉴스", "yonhap news", "yonhap news agency", "yna.co.kr"),
    "dpa": ("dpa", "dpa.com", "deutsche presse-agentur", "deutsche presse-agentur gmbh"),
}
_SHORT = {spelling.casefold(): short for short, spellings in _NAMES.items() for spelling in (short, *spellings)}
_AROUND = re.compile(r"^[\s/(–-]+(?:via\s)?|^via\s|[\s/)–-]+$", re.IGNORECASE)
_HOST = re.compile(r"(?:tag:|urn:newsml:|https?://)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12})(?=[:,/]|$)")


def known_agency(text: str) -> str:
    """The usual short name of an agency named by `text` or by the host in it; "" where it is not known."""
    name = _AROUND.sub("", " ".join(text.split()))[:100].casefold()
    if short := _SHORT.get(name):
        return short
    host = _HOST.match(name)
    return _SHORT.get(host[1], "") if host else ""


def agency_of(*told: str) -> str:
    """The short name of the first agency that is known, else the first name given that is no address."""
    if short := next((found for text in told if (found := known_agency(text))), ""):
        return short
    names = [" ".join(text.split())[:100] for text in told]
    names = [name for name in names if re.search(r"[^\W\d_]", name) and not re.search(r"[:/@]", name)]
    return next((name for name in names if not _HOST.fullmatch(name.casefold())), names[0] if names else "")
