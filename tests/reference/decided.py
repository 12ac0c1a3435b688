"""Where the outside list and the data differ, and what was found on looking into it.

Keys of `STARTS` are (country, office, person); of `HOLDERS` (country, office, the list's name, folded).
"""

from __future__ import annotations

_WRONG = "The list errs: "
_OATH = "The list counts the election or nomination, the data the day of taking office."
_REAPPOINTED = "The list begins anew with the second cabinet; the minister had served in the first."

STARTS = {
    (
        "CF",
        "head-of-government",
        "nicolas-tiangaye",
    ): "Named on 17 January 2013; the list counts his cabinet of 3 February.",
    ("CZ", "head-of-government", "jan-fischer"): _OATH,
    (
        "CZ",
        "head-of-government",
        "petr-fiala",
    ): "Named on 28 November 2021; the list counts his cabinet of 17 December.",
    ("DK", "foreign-minister", "jeppe-kofod"): _WRONG + "the cabinet was named on 27 June 2019.",
    ("EG", "foreign-minister", "ahmed-aboul-gheit"): _WRONG + "the cabinet of Ahmed Nazif took office in July 2004.",
    (
        "EG",
        "head-of-government",
        "ibrahim-mahlab",
    ): "His first cabinet was sworn in on 1 March 2014; the list counts the second.",
    ("FI", "defence-minister", "antti-kaikkonen"): _REAPPOINTED,
    ("FI", "foreign-minister", "pekka-haavisto"): _REAPPOINTED,
    (
        "FR",
        "foreign-minister",
        "jean-marc-ayrault",
    ): "Named on 11 February 2016; the list counts the last cabinet, of December.",
    ("GR", "defence-minister", "evangelos-meimarakis"): _WRONG + "the reshuffle was in February 2006.",
    ("IL", "head-of-state", "isaac-herzog"): _OATH,
    ("IL", "head-of-state", "shimon-peres"): _OATH,
    ("IN", "defence-minister", "jaswant-singh"): _WRONG + "George Fernandes held the post until March 2001.",
    (
        "IN",
        "foreign-minister",
        "manmohan-singh",
    ): "He took the portfolio on 7 November 2005, when Natwar Singh lost it.",
    ("IQ", "defence-minister", "abdul-qadir-obeidi"): _WRONG + "parliament confirmed him on 8 June 2006.",
    (
        "IQ",
        "foreign-minister",
        "hoshyar-zebari",
    ): "The list counts the Governing Council, the data the cabinet of 1 September 2003.",
    ("IQ", "head-of-government", "nouri-al-maliki"): _WRONG + "his cabinet was sworn in on 20 May 2006.",
    (
        "KP",
        "defence-minister",
        "ri-yong-gil",
    ): "Shown in the post in July 2021; the list counts the session of September.",
    ("KR", "foreign-minister", "song-min-soon"): _OATH,
    ("KR", "head-of-government", "lee-hae-chan"): _WRONG + "parliament confirmed him at the end of June 2004.",
    (
        "KZ",
        "foreign-minister",
        "kassym-jomart-tokayev",
    ): "State Secretary and Foreign Minister from January 2002; the list counts June 2003.",
    (
        "MN",
        "foreign-minister",
        "gombojavyn-zandanshatar",
    ): "His predecessor became Prime Minister at the end of October 2009.",
    ("MN", "head-of-government", "jargaltulgyn-erdenebat"): _WRONG + "the election was on 29 June 2016.",
    ("MN", "head-of-government", "sanjiin-bayar"): _WRONG + "it gives the day of his resignation.",
    (
        "MN",
        "head-of-state",
        "ukhnaagiin-khurelsukh",
    ): "Sworn in on 25 June 2021; the list counts the end of the former term.",
    ("MY", "defence-minister", "abdullah-ahmad-badawi"): "He exchanged portfolios with Najib Razak in September 2008.",
    ("MZ", "head-of-state", "filipe-nyusi"): _WRONG + "sworn in on 15 January 2015.",
    ("UA", "defence-minister", "stepan-poltorak"): _REAPPOINTED,
    ("UA", "foreign-minister", "pavlo-klimkin"): _REAPPOINTED,
    ("YE", "foreign-minister", "abu-bakr-al-qirbi"): _REAPPOINTED,
    ("YE", "head-of-government", "khaled-bahah"): "Named on 13 October 2014, sworn in on 9 November.",
}

_FOREIGN_SECRETARY = "Foreign Secretary, the ministry's highest civil servant, not its minister."
_FOR_A_DAY = "Stood in for a day or a few, by law or during a journey."
_MISSPELT = "The list misspells the name."

HOLDERS = {
    ("AE", "head-of-state", "maktoum bin rashid al maktoum"): _FOR_A_DAY,
    ("AE", "head-of-state", "mohammed bin rashid al maktoum"): _FOR_A_DAY,
    ("CA", "head-of-state", "elizabeth ii"): "Listed under the United Kingdom.",
    ("FR", "foreign-minister", "catherine colonna"): "In 2005 minister delegate for Europe under the Foreign Minister.",
    ("GE", "foreign-minister", "david zakaliani"): _MISSPELT,
    ("GE", "head-of-state", "giorgi marghvilashvili"): _MISSPELT,
    ("IN", "foreign-minister", "chokila iyer"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "harsh vardhan shringla"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "kanwal sibal"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "lalit mansingh"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "nirupama rao"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "ranjan mathai"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "shashank"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "shivshankar menon"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "shyam saran"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "subrahmanyam jaishankar"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "sujatha singh"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "vijay keshav gokhale"): _FOREIGN_SECRETARY,
    ("IN", "foreign-minister", "vinay mohan kwarta"): _FOREIGN_SECRETARY,
    ("IQ", "foreign-minister", "ghassan muhsen"): "An official who ran the ministry in 2003; see unheld.csv.",
    ("IQ", "foreign-minister", "muhammad amin ahmad"): "An official who ran the ministry in 2003; see unheld.csv.",
    ("IT", "foreign-minister", "silvio berlusconi"): _WRONG + "the term ends before it begins.",
    ("LK", "foreign-minister", "vasantha senanayake"): _FOR_A_DAY,
    ("MY", "foreign-minister", "mohd radzi sheikh ahmad"): _WRONG + "he was Minister of Home Affairs.",
    (
        "NG",
        "foreign-minister",
        "martin ihoeghian uhomoibhi",
    ): "The permanent secretary, for three weeks between two cabinets.",
    ("NZ", "head-of-state", "elizabeth ii"): "Listed under the United Kingdom.",
    ("SD", "foreign-minister", "lily albino akol akol"): _WRONG + "Lam Akol held the post.",
    ("SD", "head-of-government", "omar al bashir"): "The President headed the government; see unheld.csv.",
    ("YE", "foreign-minister", "muhammad abdullah hajar"): "Stood in for the Houthis' minister; no day is known.",
    ("ZA", "head-of-state", "ivy matsepe casaburri"): _FOR_A_DAY,
    ("ZW", "foreign-minister", "nicholas goche"): _WRONG + "Stan Mudenge held the post.",
    (
        "ZW",
        "head-of-state",
        "phelekezela mphoko",
    ): "Abroad and never recognised in the three days after Robert Mugabe's resignation.",
}
