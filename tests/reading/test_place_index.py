"""Things of a story by the place where each stands."""

from articles.reading.place_index import PlaceIndex

INDEX = PlaceIndex([(30, "tower"), (10, "bell"), (20, "rope"), (20, "ringer")])


def test_things_stand_in_the_order_of_their_places_and_those_of_one_place_as_they_came():
    assert INDEX.things == ["bell", "rope", "ringer", "tower"]


def test_a_stretch_holds_what_stands_from_its_start_up_to_its_end():
    assert INDEX.within(10, 20) == ["bell"]
    assert INDEX.within(11, 31) == ["rope", "ringer", "tower"]
    assert INDEX.within(31, 40) == []


def test_the_last_before_a_place_does_not_stand_at_it():
    assert INDEX.last_before(20) == (10, "bell")
    assert INDEX.last_before(21) == (20, "ringer")
    assert INDEX.place_before(10) == -1
    assert INDEX.last_before(10) is None


def test_what_stands_before_comes_nearest_first():
    assert [thing for _, thing in INDEX.before(30)] == ["ringer", "rope", "bell"]


def test_what_is_added_later_takes_its_place():
    index = PlaceIndex([(10, "bell"), (30, "tower")])
    index.add(20, "rope")
    index.add(20, "ringer")
    assert index.things == INDEX.things
    assert index.places == INDEX.places
