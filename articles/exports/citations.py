"""BibTeX and RIS."""

from __future__ import annotations

from articles.exports.records import Absolute
from articles.models import Article

_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$"}


def bibtex(article: Article, absolute: Absolute, note: str = "", address: str = "") -> str:
    """One @misc entry; a year that is not known is left out."""
    fields = {
        "author": f"{{{_tex(article.source.name)}}}" if article.source else "",
        "title": f"{{{_tex(article.title)}}}",
        "year": str(article.date.year) if article.date else "",
        "month": f"{article.date:%b}".lower() if article.date else "",
        "day": str(article.date.day) if article.date else "",
        "url": address or absolute(article.get_absolute_url()),
        "note": _tex("; ".join(part for part in (note, "" if article.date else article.date_label) if part)),
    }
    key = f"{article.source.slug if article.source else 'story'}-{article.pk}"
    lines = [f"  {name} = {value if name == 'month' else '{' + value + '}'}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def ris(article: Article, absolute: Absolute, note: str = "", address: str = "") -> str:
    """One NEWS record."""
    fields = [
        ("TY", "NEWS"),
        ("TI", article.title),
        ("AU", article.source.name if article.source else ""),
        ("DA", f"{article.date:%Y/%m/%d}" if article.date else ""),
        ("PY", str(article.date.year) if article.date else ""),
        ("CY", article.place),
        ("UR", address or absolute(article.get_absolute_url())),
        ("N1", "; ".join(part for part in (note, "" if article.date else article.date_label) if part)),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in text)
