from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import Level, TopicId
from quizapp.errors import UserError
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint, Mode, Share
from quizapp.exams.conditions import Conditions
from quizapp.exams.filling import CannotFillError
from quizapp.exams.standing import Standing
from tests.storage.profiles import TOWNS, SetClock, profile

MOCK = Blueprint(
    deck=TOWNS,
    length=4,
    mode=Mode.EXAM,
    topics=(TopicId("north"), TopicId("south")),
    levels=(Level.RECALL,),
    standings=(Standing.NEVER_SEEN, Standing.MISSED),
    shares=(
        Share(aspect=Aspect.TOPIC, value="north", weight=3),
        Share(aspect=Aspect.TOPIC, value="south", weight=1),
    ),
    conditions=Conditions(item_seconds=90, whole_seconds=3600, pause=False, back=False, certainty=True),
    weak_first=True,
)


def test_a_template_is_found_again_by_its_name(services: Services, tmp_path: Path) -> None:
    assert services.templates.save("  Mock   exam ", replace(MOCK, seed=7)) is None
    with profile(tmp_path / "profile", SetClock()) as again:
        assert again.templates.named("mock EXAM").blueprint == MOCK
        assert [one.name for one in again.exam.setup(TOWNS).templates] == ["Mock exam"]
    view = services.exam.start(replace(MOCK, seed=1))
    assert (view.total, view.conditions) == (4, MOCK.conditions)


def test_what_a_template_was_comes_back_by_saving_it_again(services: Services) -> None:
    services.templates.save("Mock", MOCK)
    former = services.templates.save("MOCK", replace(MOCK, length=2))
    assert former is not None
    assert (former.name, former.blueprint) == ("Mock", MOCK)
    gone = services.templates.delete("mock")
    assert gone is not None
    assert (gone.name, gone.blueprint.length, services.templates.all()) == ("MOCK", 2, ())
    services.templates.save(former.name, former.blueprint)
    assert services.templates.all(TOWNS) == (former,)
    assert services.templates.delete("mock") == former
    assert services.templates.delete("mock") is None


def test_a_template_gets_another_name(services: Services) -> None:
    services.templates.save("Mock", MOCK)
    services.templates.save("Other", MOCK)
    assert services.templates.rename("mock", "MOCK exam").name == "MOCK exam"
    with pytest.raises(UserError, match="called “Other” already"):
        services.templates.rename("mock exam", "other")
    with pytest.raises(UserError, match="no template called “Mock”"):
        services.templates.rename("Mock", "New")
    assert [one.name for one in services.templates.all()] == ["MOCK exam", "Other"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_has_to_be_one(services: Services, name: str) -> None:
    with pytest.raises(UserError, match="needs a name of 1 to 60 letters"):
        services.templates.save(name, MOCK)


def test_nobody_can_sit_without_time(services: Services) -> None:
    with pytest.raises(UserError, match=r"Nothing was saved\."):
        services.templates.save("Mock", replace(MOCK, conditions=Conditions(whole_seconds=0)))


def test_a_form_that_cannot_be_filled_says_what_lacks_and_offers_the_nearest(services: Services) -> None:
    wanted = replace(MOCK, length=6)
    with pytest.raises(
        CannotFillError, match=r"north: 3 of \d.*Nothing was started\. The nearest .* has 6 questions \(.*north 3"
    ) as told:
        services.exam.start(wanted)
    nearest = told.value.filling.nearest
    assert nearest is not None
    assert services.exam.filling(wanted) == told.value.filling
    assert services.exam.start(nearest).total == nearest.length == 6
