"""The trainer enters teams' answers by letters: one key a team, and the next team follows by itself."""

from quizapp.content.items import FillIn
from quizapp.exams.answers import complaint
from quizapp.teaching.acts import TeamAnswered
from quizapp.teaching.lettering import Entry, entry_words, lettered, moved_row
from quizapp.teaching.room import Phase, Room, Step
from quizapp.teaching.showing import Shown, chosen_ids, chosen_numbers, shown


class Entering:
    """``team`` has the keys; empty: none has."""

    def __init__(self) -> None:
        self.team = ""
        self._step: Step = (-1, 0)
        self._shown: Shown | None = None
        self._entries: dict[str, Entry] = {}

    def stand(self, room: Room) -> None:
        """The room stands elsewhere: what was half entered is forgotten."""
        if not _takes(room):
            self.team = ""
        if room.step != self._step or (self._shown is None and room.item is not None):
            self._step, self.team, self._entries = room.step, "", {}
            self._shown = shown(room.item, room.plan.copy) if room.item is not None else None

    def choose(self, room: Room, number: int) -> None:
        """A team by its number from 1; 0 for none."""
        teams = room.plan.teams
        self.team = teams[number - 1] if _takes(room) and 0 < number <= len(teams) else ""

    def letter(self, room: Room, key: str) -> TeamAnswered | None:
        """A letter for the team that has the keys; what is to be stored of it, if anything is yet."""
        if self._shown is None or not self.team or not _takes(room):
            return None
        team, before = self.team, self._entry(room, self.team)
        entry = lettered(self._shown, before, key)
        if entry == before:
            return None
        self._entries[team] = entry
        item = room.item_at(room.step)
        ids = chosen_ids(item, entry.chosen)
        if ids and complaint(item, ids):
            return None  # an order that is not whole yet
        if sum(self._shown.takes) == len(entry.chosen) and all(self._shown.takes):
            self._follow(room, team)
        return TeamAnswered(team=team, part=room.step[0], item=room.step[1], chosen=ids)

    def word(self, room: Room, text: str) -> TeamAnswered | None:
        """A word or a number that is typed for the team."""
        if not self.team or not isinstance(room.item, FillIn):
            return None
        team = self.team
        self._follow(room, team)
        return TeamAnswered(team=team, part=room.step[0], item=room.step[1], chosen=(text,))

    def move_row(self, room: Room, by: int) -> None:
        """Another row of a table."""
        if self._shown is not None and self.team:
            self._entries[self.team] = moved_row(self._shown, self._entry(room, self.team), by)

    def words(self, room: Room) -> dict[str, str]:
        """What every team answered, in letters."""
        if self._shown is None or room.item is None:
            return {}
        told = {}
        for team in room.plan.teams:
            stored = room.team_answers.get(room.step, {}).get(team, ())
            if isinstance(room.item, FillIn):
                told[team] = " ".join(stored)
            else:
                entry = self._entry(room, team)
                told[team] = entry_words(self._shown, entry.chosen)
        return told

    def _entry(self, room: Room, team: str) -> Entry:
        """What was entered here, else what the room has."""
        if team in self._entries:
            return self._entries[team]
        stored = room.team_answers.get(room.step, {}).get(team, ())
        numbers = chosen_numbers(room.item_at(room.step), stored)
        return Entry(chosen=tuple(one for one in numbers if isinstance(one, int)))

    def _follow(self, room: Room, team: str) -> None:
        """The next team in turn that has no answer has the keys; none when all have."""
        teams = room.plan.teams
        have = {*room.team_answers.get(room.step, {}), *self._entries, team}
        at = teams.index(team)
        self.team = next((one for one in (*teams[at + 1 :], *teams[:at]) if one not in have), "")


def _takes(room: Room) -> bool:
    return room.item is not None and room.phase is not Phase.REVEALED
