"""What is said of a race: who is at the goal, who is not, and what the land is like."""

from collections import Counter

from mathomong.figures.words import count, place, plainly
from mathomong.races import Race, level_places

PLURALS = {"minimum": "minima", "maximum": "maxima", "saddle": "saddles", "flat": "flat places"}
NAMES = {"flat": "flat place"}


def headline(race: Race) -> str:
    """Who is first; more than one where they share the step."""
    if not race.winners:
        return "nobody is at the goal"
    who = " and ".join(race.winners) if len(race.winners) < 3 else f"{len(race.winners)} racers"
    return f"{who} first: step {race.best_arrival}" if len(who) < 25 else f"{who}: step {race.best_arrival}"


def told(race: Race, name: str) -> str:
    """A racer's arrival in one short word."""
    since = race.arrivals[name]
    if since is not None:
        return str(since)
    return "flew" if race.descents[name].diverged else "–"


def race_words(race: Race) -> str:
    """Who is at the goal and since when, who is not, who flew away, and who went furthest."""
    began = f"Land {race.objective.name}, learning rate {plainly(race.learning_rate)}"
    groups = {
        f"At loss {plainly(race.goal)} or lower": [_since(race, name) for name in _in_order(race)],
        "Not there": [name for name in race.descents if told(race, name) == "–"],
        "Flew away": [name for name in race.descents if told(race, name) == "flew"],
    }
    said = [f"{what}: {', '.join(who)}." for what, who in groups.items() if who]
    return " ".join([f"{began}, {count(race.steps)} from {place(race.start)}.", *said, *_furthest(race), _level(race)])


def _in_order(race: Race) -> list[str]:
    """Those who are at the goal, the first one first."""
    there = [name for name, at in race.arrivals.items() if at is not None]
    return sorted(there, key=lambda name: race.arrivals[name])


def _since(race: Race, name: str) -> str:
    return f"{name} since step {race.arrivals[name]}"


def _furthest(race: Race) -> list[str]:
    if race.steps == 0:
        return []
    name = max(race.distances, key=race.distances.get)
    return [f"The longest way, {plainly(race.distances[name])}, went {name}."]


def _level(race: Race) -> str:
    """How many level places of each kind the land has."""
    kinds = Counter(point.kind for point in level_places(race.objective))
    found = [f"{n} {NAMES.get(kind, kind) if n == 1 else PLURALS[kind]}" for kind, n in kinds.items()]
    return f"Level places: {', '.join(found) or 'none found'}."
