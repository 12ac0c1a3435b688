"""The words of which generated stories are made."""


def listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


AGENCIES = (
    ("Meridian", "{place}, {month} {day}. /{agency}/."),
    ("Harbour", "{place}, {month} {day} ({agency}) --"),
    ("Northgate", "{place} ({agency}) —"),
    ("Continental", "{place}, {month} {day} ({agency}) –"),
    ("Lantern", "{place}, {month} {day} ({agency}) --"),
    ("Eastway", "{place}. {month} {day}. {agency} -"),
    ("Solano", "{place}, {month} {day} ({agency}) -"),
    ("Atlas", "{place}, {month} {day} ({agency}) --"),
)
TITLES = (
    "Deputy Minister",
    "Transport Minister",
    "Energy Minister",
    "Health Minister",
    "Environment Minister",
    "Deputy Foreign Minister",
    "Ambassador",
    "Governor",
    "Senator",
    "Central Bank Governor",
)
GIVEN = listed("""
    Adela Anton Astrid Beata Bjarne Carla Cosmo Darya Edvin Elsa Farid Gita Hanna Ilya Inga Janek Jonas Kaisa
    Karel Lamine Leila Marek Milena Nadir Nina Olaf Otto Paola Petra Quentin Rasmus Rosa Samir Selma Tariq Tove
    Ulrik Vera Wanda Yusuf Zora
""")
STEMS = listed("""
    Alm Bar Brin Cal Dorn Eld Fal Gam Hol Ister Jar Kol Lund Mar Nor Ost Pol Quin Ros Sand Tal Ulv Var Wes Yar Zel
    Birk Cor Dag Fen Grim Hav Ket Lor Mel Nad Or Pim Rav Sol Tim Vik
""")
ENDS = listed("""
    heim ov berg idze ell aro son ansky ati mann ola etz
""")
TOWNS = listed("""
    wick ford haven stad mere port burg minster dale ness
""")
VERBS = listed("""
    approved delayed opened closed reviewed extended funded inspected measured rebuilt replaced sold bought tested
    widened lowered raised joined left praised signed stopped resumed
""")
NOUNS = listed("""
    ministry council railway university harbour parliament commission province market hospital museum border
    airport agency district court company union station bank school institute region academy valley coast
""")
ADJECTIVES = listed("""
    new old joint northern southern annual public private rural urban early late large small first second national
    regional final draft common foreign heavy light open secret steady sudden narrow
""")
ADVERBS = listed("""
    after despite before without because of alongside beyond during pending under
""")
UNITS = listed("""
    tonnes people days houses kilometres barrels seats pages vessels families acres samples
""")
OPENINGS = (
    "we expect that",
    "nobody doubts that",
    "it is plain that",
    "the figures show that",
    "our engineers tell us that",
    "I have always held that",
)
OUTCOMES = (
    "will be ready in spring",
    "can wait no longer",
    "deserves a second look",
    "costs more than it brings",
    "serves both sides well",
    "was never in danger",
    "must be settled by talks",
)
SAYINGS = (
    "“{Words},” {who} said.",
    "“{Words},” said {who}.",
    "{who} said that {words}.",
    "According to {who}, {words}.",
    "“{Words},” {who} told reporters. “That is all I can say today.”",
    "{who} added that the matter “deserves patience” and that {words}.",
)
TOPICS = tuple(
    listed(line)
    for line in (
        "talks treaty embassy visa summit envoy accord delegation protocol mediation ceasefire communique",
        "oil gas pipeline refinery barrel output quota drilling tanker terminal reserve contract",
        "budget tax deficit loan bond interest currency inflation tariff subsidy pension credit",
        "train bridge tunnel ferry runway track timetable carriage signal platform locomotive bus",
        "wheat maize harvest tractor fertiliser drought irrigation orchard cattle fishery silo rice",
        "vaccine clinic nurse outbreak fever laboratory dose surgery patient doctor pharmacy virus",
        "election ballot candidate coalition cabinet vote campaign constituency referendum turnout speaker motion",
        "army exercise missile frigate battalion radar patrol base drill helicopter garrison convoy",
        "flood storm earthquake landslide glacier wildfire rescue shelter dam river rainfall warning",
        "school pupil teacher exam textbook language library scholarship dormitory lesson degree curriculum",
        "court judge verdict appeal lawyer witness sentence prison evidence trial prosecutor bail",
        "festival museum film orchestra painting exhibition statue novel archive theatre monument concert",
    )
)
